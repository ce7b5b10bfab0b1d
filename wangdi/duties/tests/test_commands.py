"""Waive, hand over, climb: through the intake, each with its event and its undo."""

import pytest

from wangdi.duties import actions, ticks
from wangdi.duties.models import Duty
from wangdi.duties.tests.town import HOUR, NOON, draft, only_duty
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event, Fact
from wangdi.intake.submitting import submit_one


@pytest.fixture
def duty(town, thing, noon) -> Duty:
    actions.plan([draft(thing.name, town.buildings["one"].stamp)])
    return only_duty()


def ask(town, who, command, **payload):
    return submit_one(actor=town.users[who].actor(), command=command, payload=payload)


def test_waiving_leaves_one_event_and_can_be_undone(town, duty) -> None:
    answer = ask(town, "secretary", "duties.waive", duty=duty.id, reason="the house is empty")
    assert only_duty().state_at(NOON) == "waived"
    assert Event.objects.filter(verb="duties.waived", subject=duty.id).count() == 1
    actor = town.users["secretary"].actor()
    annul(actor=actor, keys=[answer.key], reason="somebody lives there")
    assert only_duty().state_at(NOON) == "open"


def test_waiving_twice_is_refused_with_a_sentence(town, duty) -> None:
    ask(town, "secretary", "duties.waive", duty=duty.id, reason="the house is empty")
    with pytest.raises(Refused) as refusal:
        ask(town, "secretary", "duties.waive", duty=duty.id, reason="again")
    assert refusal.value.reason == "settled"


@pytest.mark.parametrize("who", ["worker", "neighbour", "other_secretary", "keeper"])
def test_who_may_not_waive(town, duty, who) -> None:
    with pytest.raises(Refused):
        ask(town, who, "duties.waive", duty=duty.id, reason="please")
    assert not only_duty().is_settled()


def test_handing_over_and_back(town, duty) -> None:
    captain = town.users["captain"]
    given = ask(
        town, "secretary", "duties.hand_over", duty=duty.id, holder=captain.id, reason="ill"
    )
    assert only_duty().holder == captain
    actor = town.users["secretary"].actor()
    annul(actor=actor, keys=[given.key], reason="well again")
    assert only_duty().holder is None


def test_a_holder_who_does_not_work_there_is_refused(town, duty) -> None:
    far = town.users["other_secretary"]
    with pytest.raises(Refused) as refusal:
        ask(town, "secretary", "duties.hand_over", duty=duty.id, holder=far.id, reason="ill")
    assert refusal.value.field == "holder"


def test_the_clock_lets_late_duties_climb_once(town, duty, noon) -> None:
    assert not ticks.climb()
    noon.move(HOUR + HOUR / 2)
    assert ticks.climb()
    assert not ticks.climb()
    assert only_duty().level == 1
    fact = Fact.objects.get(kind="duties.climbed")
    assert fact.subject == duty.id
    assert fact.detail["role"] == "community_secretary"
    assert Event.objects.filter(verb="duties.climbed").count() == 1


def test_a_climb_cannot_be_undone(town, duty, noon) -> None:
    noon.move(2 * HOUR)
    climb = submit_one(
        actor=system("clock"), command="duties.climb", payload={"at": NOON + 2 * HOUR}
    )
    with pytest.raises(Refused):
        annul(actor=system("clock"), keys=[climb.key], reason="no")
