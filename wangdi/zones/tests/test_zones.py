"""A key zone from its opening to its end: every door is visited daily, and nobody is locked in."""

from datetime import timedelta
from itertools import islice

import pytest
from django.urls import reverse

from wangdi.access.scoping import Scope
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Key
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.screening import actions as screening
from wangdi.screening import ticks
from wangdi.screening.models import CanvassRound, RoundSeries
from wangdi.zones import queries
from wangdi.zones.models import KeyZone


@pytest.fixture
def building(town):
    """Of a town whose own zone is out of the way."""
    KeyZone.objects.all().delete()
    RoundSeries.objects.update(stopped_at=clock.now())
    return town.household("返乡人丙").dwelling.building


@pytest.fixture
def send(town):
    def sent(who, command, **payload):
        return submit_one(actor=town.user(who).actor(), command=command, payload=payload)

    return sent


def asked(building, **changes):
    today = clock.today()
    return {
        "name": "示范小区1号楼",
        "places": [building.id],
        "why": "case",
        "basis": "区指挥部通知第 8 号",
        "starts_on": today,
        "ends_on": today + timedelta(days=2),
    } | changes


@pytest.fixture
def zone(building, send):
    return KeyZone.objects.get(id=send("secretary", "zones.open", **asked(building)).subject)


def scope_of(building):
    return Scope(communities=frozenset({building.community_id}))


def visit(send, canvass, door, outcome="answered"):
    payload = {"round": canvass.id, "dwelling": door, "outcome": outcome}
    return send("worker", "screening.record_visit", **payload)


def doors_of(building):
    return list(Dwelling.objects.filter(building=building).order_by("sort_key"))


def test_every_door_is_a_duty_at_once_and_anew_each_day(zone, building):
    doors = doors_of(building)
    [first] = CanvassRound.objects.filter(series=zone.series)
    assert Duty.objects.filter(kind=screening.DOOR, slot=str(first.id)).count() == len(doors) > 3
    for ahead in (1, 2):
        with clock.frozen(clock.now() + timedelta(days=ahead)):
            assert ticks.repeat() is True
            assert ticks.repeat() is False
    assert CanvassRound.objects.filter(series=zone.series).count() == 3
    with clock.frozen(clock.now() + timedelta(days=3)):
        assert ticks.repeat() is False
        assert zone.state_on(clock.today()) == "ended"
    assert CanvassRound.objects.filter(series=zone.series).count() == 3


def test_who_has_not_answered_is_who_was_not_done(zone, building, send):
    [day] = queries.days_of(scope_of(building), zone)
    first, second, *_others = doors_of(building)
    visit(send, day.round, first.id)
    visit(send, day.round, second.id, "no_answer")
    [day] = queries.days_of(scope_of(building), zone)
    assert (day.done, day.silent, day.untouched) == (1, 1, day.doors - 2)
    waiting = queries.not_answered(scope_of(building), day.round)
    assert waiting.count() == day.doors - 1
    assert first.id not in waiting.values_list("id", flat=True)


def test_closed_with_a_reason_nobody_is_asked_any_more(zone, send, building, town):
    [canvass] = CanvassRound.objects.filter(series=zone.series)
    with pytest.raises(Refused):
        send("secretary", "zones.close", zone=zone.id, reason=" ")
    send("secretary", "zones.close", zone=zone.id, reason="全部转为低风险")
    zone.refresh_from_db()
    assert (zone.closed_by_label, zone.close_reason) == ("社区书记甲", "全部转为低风险")
    assert not Duty.objects.unsettled().filter(slot=str(canvass.id)).exists()
    assert RoundSeries.objects.get(id=zone.series_id).stopped_at is not None
    with pytest.raises(Refused):
        send("secretary", "zones.close", zone=zone.id, reason="再关一次")
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert ticks.repeat() is False
    key = Key.objects.get(command="zones.close", subject=zone.id).key
    annul(actor=town.user("secretary").actor(), keys=[key], reason="点错了")
    assert KeyZone.objects.get().is_running(clock.today())


def test_opened_in_error(zone, town):
    annul(actor=town.user("secretary").actor(), keys=[zone.id], reason="楼栋选错")
    assert KeyZone.objects.get().close_reason == "楼栋选错"
    assert not CanvassRound.objects.filter(series=zone.series, closed_at=None).exists()


@pytest.mark.parametrize(
    ("who", "changes"),
    [
        ("worker", {}),
        ("police", {}),
        ("secretary", {"basis": ""}),
        ("secretary", {"ends_on": "2020-01-01"}),
        ("secretary", {"ends_on": "2099-01-01"}),
        ("secretary", {"places": [2**30]}),
    ],
)
def test_not_by_everybody_nor_anyhow(who, changes, building, send):
    with pytest.raises(Refused):
        send(who, "zones.open", **asked(building, **changes))
    assert not KeyZone.objects.exists()


def test_a_whole_community_is_no_key_zone(building, send):
    with pytest.raises(Refused) as refusal:
        send("desk", "zones.open", **asked(building, places=[building.community_id]))
    assert refusal.value.field == "places"


def test_where_somebody_is_in_care_is_proposed(building, town):
    found = queries.proposed(scope_of(building))
    assert building.id in {one.place for one in found}
    assert [one.people for one in found] == sorted((one.people for one in found), reverse=True)


def test_pages(town, building, django_assert_max_num_queries):
    secretary = town.client("secretary")
    form = secretary.get(reverse("zones:open"))
    key = form.context["form"]["key"].value()
    sent = {**asked(building), "key": key}
    answer = secretary.post(reverse("zones:open"), sent)
    zone = KeyZone.objects.get()
    assert answer.url == reverse("zones:zone", args=[zone.id])
    secretary.get(answer.url)
    with django_assert_max_num_queries(22):
        page = secretary.get(answer.url)
    assert page.context["today"].doors == len(doors_of(building))
    with django_assert_max_num_queries(18):
        assert secretary.get(reverse("zones:zones")).context["running"] == 1
    assert town.client("worker").get(answer.url).status_code == 200
    assert town.client("worker").get(reverse("zones:open")).status_code == 403
    assert town.client("supplies").get(answer.url).status_code == 403
    assert secretary.get(reverse("zones:close", args=[zone.id])).status_code == 200


def test_days_cost_the_same_queries(zone, building, django_assert_num_queries):
    for ahead in (1, 2):
        with clock.frozen(clock.now() + timedelta(days=ahead)):
            ticks.repeat()
    with django_assert_num_queries(5):
        assert len(queries.days_of(scope_of(building), zone)) == 3
    assert len(list(islice(queries.zones(scope_of(building)), 5))) == 1
