"""Plan, settle, reopen, waive, withdraw, climb: sets, idempotent."""

from uuid import uuid4

import pytest

from wangdi.duties import actions, climbing
from wangdi.duties.actions import Settled, Waiver
from wangdi.duties.models import Duty
from wangdi.duties.tests.town import HOUR, NOON, draft, only_duty
from wangdi.intake.stamps import Stamp

pytestmark = pytest.mark.django_db
HERE = Stamp(1, 2, 3)


def test_planning_twice_changes_nothing(thing, noon) -> None:
    drafts = [draft(thing.name, HERE) for _ in range(3)]
    assert actions.plan([*drafts, drafts[0]]) == 3
    before = list(Duty.objects.order_by("id").values())
    assert actions.plan(drafts) == 0
    assert list(Duty.objects.order_by("id").values()) == before
    assert {duty.stamp for duty in Duty.objects.all()} == {HERE}


def test_settling_keeps_who_was_first(thing, noon) -> None:
    one = draft(thing.name, HERE)
    actions.plan([one])
    evidence = uuid4()
    assert actions.settle(thing.name, [Settled(one.subject, "once", NOON, 7, evidence)]) == 1
    assert actions.settle(thing.name, [Settled(one.subject, "once", NOON, 8)]) == 0
    duty = only_duty()
    assert (duty.settled_by, duty.evidence, duty.settlement) == (7, evidence, "done")


def test_settling_without_a_slot_takes_what_has_opened(thing, noon) -> None:
    subject = uuid4()
    later = {"opens_at": NOON + HOUR, "due_at": NOON + HOUR, "missed_at": NOON + 2 * HOUR}
    actions.plan(
        [
            draft(thing.name, HERE, subject=subject, slot="am"),
            draft(thing.name, HERE, subject=subject, slot="pm", **later),
        ]
    )
    assert actions.settle(thing.name, [Settled(subject, None, NOON, 7)]) == 1
    assert Duty.objects.unsettled().get().slot == "pm"


def test_a_clock_that_runs_ahead_settles_now(thing, noon) -> None:
    one = draft(thing.name, HERE)
    actions.plan([one])
    actions.settle(thing.name, [Settled(one.subject, "once", NOON + HOUR, 7)])
    assert only_duty().settled_at == NOON


def test_reopening_needs_the_evidence_that_settled(thing, noon) -> None:
    one, evidence = draft(thing.name, HERE), uuid4()
    actions.plan([one])
    actions.settle(thing.name, [Settled(one.subject, "once", NOON, 7, evidence)])
    assert actions.reopen(thing.name, [one.subject], evidence=[uuid4()]) == 0
    assert actions.reopen(thing.name, [one.subject], evidence=[evidence]) == 1
    assert not only_duty().is_settled()


def test_waiving_leaves_settled_duties_alone(thing, noon) -> None:
    actions.plan([draft(thing.name, HERE), done := draft(thing.name, HERE)])
    actions.settle(thing.name, [Settled(done.subject, "once", NOON, 7)])
    everything = [duty.id for duty in Duty.objects.all()]
    waived = actions.waive(Waiver(duty, "away", 5) for duty in everything)
    assert len(waived) == 1
    assert Duty.objects.get(id=waived.pop()).reason == "away"


def test_what_is_withdrawn_is_revived_by_planning_it_again(thing, noon) -> None:
    one = draft(thing.name, HERE)
    actions.plan([one])
    assert actions.withdraw(thing.name, [one.subject], "released") == 1
    assert only_duty().state_at(NOON) == "waived"
    assert actions.plan([one]) == 1
    assert only_duty().state_at(NOON) == "open"


def test_what_was_missed_stays_missed_when_the_rest_is_withdrawn(thing, noon) -> None:
    one = draft(thing.name, HERE)
    actions.plan([one])
    noon.move(3 * HOUR)
    assert actions.withdraw(thing.name, [one.subject], "released") == 0
    assert only_duty().state_at(NOON + 3 * HOUR) == "missed"


def test_climbing_is_idempotent_and_skips_no_level(thing, noon) -> None:
    actions.plan([draft(thing.name, HERE)])
    assert climbing.climb(NOON + HOUR) == []
    [first] = climbing.climb(NOON + HOUR + HOUR / 2)
    assert (first.level, first.role) == (1, "community_secretary")
    assert climbing.climb(NOON + HOUR + HOUR / 2) == []
    [later] = climbing.climb(NOON + 30 * HOUR)
    assert (later.level, later.role) == (3, "leader")


def test_a_settled_duty_does_not_climb(thing, noon) -> None:
    one = draft(thing.name, HERE)
    actions.plan([one])
    actions.settle(thing.name, [Settled(one.subject, "once", NOON, 7)])
    assert climbing.climb(NOON + 9 * HOUR) == []
