"""The sweep over the gaps of earlier rounds, campaigns, rounds that repeat by themselves."""

from datetime import date, timedelta

import pytest

from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.duties.tests.town import NOON
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.screening import actions, repeating, ticks
from wangdi.screening.models import Campaign, CanvassRound, RoundSeries
from wangdi.screening.tests.test_rounds import DAYS, ask
from wangdi.screening.tests.test_visits import knock


@pytest.fixture
def doors(town, canvass) -> list[Dwelling]:
    return list(Dwelling.objects.filter(grid_id=town.grids["one"].id).order_by("sort_key"))


def sweep(town, *rounds, **more):
    answer = ask(
        town,
        "desk",
        "screening.open_round",
        name="兜底翻",
        places=[town.office.id],
        sweeps=[one.id for one in rounds],
        **DAYS | more,
    )
    return CanvassRound.objects.get(id=answer.subject)


def test_a_sweep_goes_through_the_gaps_and_nothing_else(town, canvass, doors) -> None:
    knock(
        town,
        canvass,
        (doors[0], "answered", 9),
        (doors[1], "no_answer", 8),
        (doors[2], "vacant", 7),
    )
    second = sweep(town, canvass)
    assert {door.id for door in actions.doors_of(second)} == {
        *Dwelling.objects.exclude(grid_id=town.grids["one"].id).values_list("id", flat=True),
        doors[1].id,
    }
    assert Duty.objects.filter(slot=str(second.id)).count() == 7


def test_a_door_done_in_one_of_several_rounds_is_no_gap(town, canvass, doors, noon) -> None:
    knock(town, canvass, (doors[0], "answered", 9))
    noon.move(timedelta(minutes=1))
    second = sweep(town, canvass)
    knock(town, second, (doors[1], "answered", 0))
    noon.move(timedelta(minutes=1))
    assert actions.doors_of(sweep(town, canvass, second)).count() == 7


def test_a_sweep_keeps_its_doors_while_it_gets_them_done(town, canvass, doors, noon) -> None:
    knock(town, canvass, (doors[0], "no_answer", 9))
    second = sweep(town, canvass)
    noon.move(timedelta(minutes=5))
    knock(town, second, (doors[0], "answered", -4))
    knock(town, canvass, (doors[1], "answered", -4))
    assert actions.doors_of(second).count() == 9


def test_a_sweep_after_a_round_that_is_not_there_is_refused(town, canvass) -> None:
    with pytest.raises(Refused):
        sweep(town, CanvassRound())


def campaign(town, who="desk", **more):
    payload = {
        "name": "敲门行动",
        "places": [town.office.id],
        "starts_at": NOON,
        "hours": 12,
        "notice": "请各家各户配合。\n今晚 24 时前完成。",
    }
    answer = ask(town, who, "screening.open_campaign", **payload | more)
    return Campaign.objects.get(id=answer.subject)


def test_a_campaign_opens_its_round_and_issues_its_notice(town, noon) -> None:
    for building in town.buildings:
        town.doors(building)
    opened = campaign(town)
    assert opened.target_at - opened.starts_at == timedelta(hours=12)
    [canvass] = opened.rounds.all()
    assert Duty.objects.filter(slot=str(canvass.id)).count() == 9
    document = Document.objects.get(id=opened.document)
    assert document.data["paragraphs"] == ["请各家各户配合。", "今晚 24 时前完成。"]
    sweep(town, canvass, campaign=opened.id)
    assert opened.rounds.count() == 2


def test_closing_a_campaign_closes_its_rounds_and_undoing_opens_them(town, noon) -> None:
    town.doors("one")
    opened = campaign(town)
    closed = ask(town, "desk", "screening.close_campaign", campaign=opened.id, reason="done")
    assert not CanvassRound.objects.filter(closed_at=None).exists()
    assert not Duty.objects.unsettled().exists()
    annul(actor=town.users["desk"].actor(), keys=[closed.key], reason="too early")
    assert CanvassRound.objects.filter(closed_at=None).count() == 1
    assert Duty.objects.unsettled().count() == 3


def test_a_secretary_opens_a_campaign_in_her_own_community_only(town, noon) -> None:
    campaign(town, "secretary", places=[town.here.id])
    with pytest.raises(Refused):
        campaign(town, "secretary")
    with pytest.raises(Refused):
        campaign(town, "worker", places=[town.here.id])


def series(town, **more):
    payload = {
        "name": "滚动排查",
        "places": [town.here.id],
        "first_on": date(2020, 2, 10),
        "until": date(2020, 2, 18),
        "every_days": 3,
        "lasts_days": 2,
    }
    answer = ask(town, "secretary", "screening.repeat_round", **payload | more)
    return RoundSeries.objects.get(id=answer.subject)


@pytest.mark.parametrize(
    ("day", "span"),
    [
        (9, None),
        (10, (1, 10, 11)),
        (11, (1, 10, 11)),
        (12, None),
        (13, (2, 13, 14)),
        (16, (3, 16, 17)),
        (18, None),
        (19, None),
    ],
)
def test_which_round_of_a_series_runs(day, span) -> None:
    going = RoundSeries(
        first_on=date(2020, 2, 10), until=date(2020, 2, 18), every_days=3, lasts_days=2
    )
    found = repeating.due(going, date(2020, 2, day))
    assert (found and (found.number, found.first.day, found.last.day)) == span


def test_the_clock_opens_each_round_once_and_closes_the_one_before(town, noon) -> None:
    town.doors("one")
    going = series(town)
    for days in (0, 0, 1, 2):
        noon.move(timedelta(days=days))
        ticks.repeat()
        ticks.repeat()
    found = list(CanvassRound.objects.order_by("starts_on"))
    assert [(one.starts_on.day, one.ends_on.day) for one in found] == [(10, 11), (13, 14)]
    assert [one.is_open() for one in found] == [False, True]
    assert {one.series_id for one in found} == {going.id}
    assert clock.today() == date(2020, 2, 13)


def test_a_stopped_series_opens_nothing_more(town, noon) -> None:
    going = series(town)
    ticks.repeat()
    ask(town, "secretary", "screening.stop_repeating", series=going.id, reason="over")
    noon.move(timedelta(days=3))
    ticks.repeat()
    assert CanvassRound.objects.count() == 1


def test_rounds_of_a_series_do_not_overlap(town, noon) -> None:
    with pytest.raises(Refused):
        series(town, lasts_days=4)
