"""Corrections of one place, what two versions say differently, what came in late."""

from datetime import timedelta

from django.urls import reverse

from wangdi.lib import clock
from wangdi.people.models import Household
from wangdi.reporting import ticks
from wangdi.reporting.models import DailyReport
from wangdi.reporting.tests.conftest import DAY, LONG_AGO, register_home
from wangdi.screening.models import Arrival
from wangdi.territory.models import Place

PAGE = reverse("reporting:versions", args=[DAY])


def arrive(home, at):
    return Arrival.objects.create(
        name="返乡人", dwelling=home.dwelling, household=home, origin="外地", arrived_on=LONG_AGO,
        recorded_at=at, community_id=home.community_id, building_id=home.building_id,
    )  # fmt: skip


def test_a_correction_of_one_place_leaves_the_others_alone(town, hours, ask, desk, open_as):
    hours(1)
    ticks.freeze(DAY)
    Household.objects.filter(community_id=town[1].id).update(closed_on=DAY)
    register_home(Place.objects.get(name="二社区楼"), 9)
    ask(desk, "reporting.correct", day=DAY, place=town[2].id, reason="A home was forgotten")
    last = DailyReport.objects.latest_of(DAY)
    values = dict(
        last.lines.filter(figure="ledger.households").values_list("community_id", "value")
    )
    assert values == {town[1].id: 3, town[2].id: 3}
    page = open_as(desk).get(PAGE)
    changes = {(unit, change.figure): change for _label, unit, change in page.context["changes"]}
    assert {unit for unit, _figure in changes} == {"二社区"}
    homes = changes["二社区", "ledger.households"]
    assert (homes.before, homes.after) == (2, 3)
    assert "A home was forgotten" in page.content.decode()


def test_the_same_number_of_other_rows_is_seen(town, hours, ask, desk, open_as):
    first, second = Household.objects.filter(community_id=town[1].id)[:2]
    arrival = arrive(first, clock.now())
    hours(1)
    ticks.freeze(DAY)
    Arrival.objects.filter(id=arrival.id).update(annulled_at=clock.now())
    arrive(second, clock.now() - timedelta(minutes=30))
    ask(desk, "reporting.correct", day=DAY, reason="Another person")
    found = open_as(desk).get(PAGE).context["changes"]
    change = next(one for _label, _unit, one in found if one.figure == "arrivals.recorded")
    assert change.same_number
    assert (change.gone, change.new) == (1, 1)


def test_what_came_in_late_is_shown_and_counts_in_a_correction(town, hours, ask, desk, open_as):
    home = Household.objects.filter(community_id=town[1].id).first()
    hours(1)
    ticks.freeze(DAY)
    arrive(home, clock.now() - timedelta(minutes=20))
    ticks.look_back()
    late = open_as(desk).get(PAGE).context["late"]
    assert [(unit, change) for _label, unit, change in late] == [("一社区", 1)]
    ask(desk, "reporting.correct", day=DAY, reason="Sent by a phone without signal")
    last = DailyReport.objects.latest_of(DAY)
    assert last.lines.get(figure="arrivals.recorded", community_id=town[1].id).value == 1


def test_nothing_falls_between_two_days(town, hours):
    """What is recorded after the cut-off is tomorrow's."""
    home = Household.objects.filter(community_id=town[1].id).first()
    hours(1)
    ticks.freeze(DAY)
    hours(3)
    arrive(home, clock.now())
    hours(20)
    tomorrow = DAY + timedelta(days=1)
    ticks.freeze(tomorrow)
    counted = {
        report.day: report.lines.get(figure="arrivals.recorded", community_id=town[1].id).value
        for report in DailyReport.objects.all()
    }
    assert counted == {DAY: 0, tomorrow: 1}
