"""Communities speak, the street accepts or sends back and hands up, the district accepts."""

import pytest
from django.urls import reverse

from wangdi.accounts.models import User
from wangdi.duties import climbing
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.lib import clock
from wangdi.reporting import ticks
from wangdi.reporting.duties import HAND_UP, KIND
from wangdi.reporting.models import Statement, Verdict
from wangdi.reporting.rules import chain
from wangdi.reporting.tests.conftest import DAY, person_of

UNITS = reverse("reporting:units", args=[DAY])


def states(response):
    return {row["unit"].place.name: row["unit"].state for row in response.context["communities"]}


@pytest.mark.parametrize(
    ("said", "late", "expected"),
    [
        (chain.Said(), False, "upcoming"),
        (chain.Said(), True, "silent"),
        (chain.Said(stated=True), True, "stated"),
        (chain.Said(stated=True, nil=True), False, "nil"),
        (chain.Said(stated=True, accepted=True), True, "accepted"),
        (chain.Said(accepted=False), True, "sent_back"),
        (chain.Said(stated=True, accepted=None), True, "stated"),
    ],
)
def test_where_a_day_stands(hand, said, late, expected):
    at, cut_off = hand.read(), hand.read()
    if not late:
        cut_off = cut_off.replace(year=2099)
    assert chain.state(said, at, cut_off) == expected


def test_a_place_shows_as_the_worst_under_it():
    assert chain.worst(["accepted", "silent", "nil"]) == "silent"
    assert chain.worst(["accepted", "accepted"]) == "accepted"


def test_silence_after_the_cut_off_is_an_alarm_at_every_level(open_as, district, town, hours, ask):
    ticks.plan(DAY)
    ask(User.objects.get(username="district"), "reporting.sign", community=town[1].id, day=DAY)
    above = User.objects.get(username="district")
    assert states(open_as(above).get(UNITS)) == {"一社区": "stated", "二社区": "upcoming"}
    hours(2)
    page = open_as(above).get(UNITS)
    assert states(page) == {"一社区": "stated", "二社区": "silent"}
    levels = {one.place.name: one.state for one, _counts in page.context["above"]}
    assert levels == {"某区": "silent", "街道": "silent"}
    assert "1 个社区逾期未报" in page.content.decode()


def test_silence_climbs(town, hours):
    ticks.plan(DAY)
    hours(2)
    climbing.climb(clock.now())
    assert set(Duty.objects.filter(kind=KIND).values_list("level", flat=True)) == {1}


def test_the_street_accepts_and_sends_back_with_a_reason(town, ask, secretary, desk, open_as):
    ticks.plan(DAY)
    signed = ask(secretary, "reporting.sign", community=town[1].id, day=DAY)
    with pytest.raises(Refused, match="上级"):
        ask(person_of("duty_desk", town[1], "desk2"), "reporting.accept", statement=str(signed.key))
    with pytest.raises(Refused, match="原因"):
        ask(desk, "reporting.send_back", statement=str(signed.key), reason=" ")
    ask(desk, "reporting.send_back", statement=str(signed.key), reason="Doors do not add up")
    duty = Duty.objects.get(kind=KIND, community_id=town[1].id)
    assert duty.settled_at is None
    page = open_as(secretary).get(UNITS)
    assert states(page) == {"一社区": "sent_back"}
    assert "Doors do not add up" in page.content.decode()
    again = ask(secretary, "reporting.sign", community=town[1].id, day=DAY)
    ask(desk, "reporting.accept", statement=str(again.key))
    assert states(open_as(secretary).get(UNITS)) == {"一社区": "accepted"}
    with pytest.raises(Refused, match="审核"):
        ask(desk, "reporting.accept", statement=str(again.key))
    with pytest.raises(Refused, match="上级"):
        annul(actor=secretary.actor(), keys=[again.key], reason="too early")


def test_the_street_hands_its_day_up_where_a_district_takes_it(district, town, ask, desk, open_as):
    ticks.plan(DAY)
    duty = Duty.objects.get(kind=HAND_UP)
    handed = ask(desk, "reporting.hand_up", office=town[0].id, day=DAY, note="complete")
    duty.refresh_from_db()
    assert duty.settlement == "done"
    with pytest.raises(Refused, match="上级"):
        ask(desk, "reporting.accept", statement=str(handed.key))
    above = User.objects.get(username="district")
    ask(above, "reporting.accept", statement=str(handed.key))
    offices = open_as(above).get(UNITS).context["offices"]
    assert [row["unit"].state for row in offices] == ["accepted"]


def test_without_a_district_nothing_is_handed_up(town):
    ticks.plan(DAY)
    assert not Duty.objects.filter(kind=HAND_UP).exists()


def test_accepting_by_the_page(town, ask, secretary, desk, open_as):
    ask(secretary, "reporting.sign", community=town[1].id, day=DAY)
    client = open_as(desk)
    row = client.get(UNITS, {"unit": town[1].id}).context["communities"][0]
    client.post(reverse("reporting:accept", args=[DAY]), dict(row["accept"].initial))
    assert Verdict.objects.get().accepted
    assert Statement.objects.get().verdict.by == desk.id
