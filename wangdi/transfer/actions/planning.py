"""The duties of a handover: to meet, to receive in time, to answer a fever, to disinfect."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from wangdi.duties import actions as duties
from wangdi.duties.actions import Draft, Settled
from wangdi.intake.commands import Work
from wangdi.transfer import section
from wangdi.transfer.models import Handover, Slip, Trip

MEET, RECEIVE, FEVER = "transfer.meet", "transfer.receive", "transfer.fever"
DISINFECT, SIGN = "transfer.disinfect", "transfer.sign"
ONCE = "once"
EARLY = timedelta(hours=1)
SOON = timedelta(minutes=30)
MISSED = timedelta(hours=8)


def meet(work: Work, handovers: Sequence[Handover]) -> None:
    """Somebody is expected: the transport group looks for him when he has not come."""
    within = timedelta(hours=section.in_force(work.now).meet_hours)
    duties.plan(
        _draft(MEET, one, one.expected_at - EARLY, one.expected_at + within) for one in handovers
    )


def met(work: Work, handovers: Iterable[Handover]) -> None:
    _settle(work, MEET, handovers)


def receive(work: Work, handovers: Sequence[Handover]) -> None:
    """From the entry point on the clock runs: received within the hours of the profile."""
    within = timedelta(hours=section.in_force(work.now).receive_hours)
    duties.plan(_draft(RECEIVE, one, one.since, one.since + within) for one in handovers)


def received(work: Work, handovers: Iterable[Handover]) -> None:
    _settle(work, RECEIVE, handovers)


def call_doctor(work: Work, handovers: Sequence[Handover]) -> None:
    """Fever or illness: a doctor at once; nobody waits for this person at a door any more."""
    duties.withdraw(RECEIVE, [one.id for one in handovers], "referred")
    duties.plan(
        _draft(FEVER, one, work.now, work.now + SOON, slot=work.now.isoformat(timespec="seconds"))
        for one in handovers
    )


def answered(work: Work, handovers: Iterable[Handover]) -> None:
    duties.settle(FEVER, (Settled(one.id, None, work.now, work.actor.id) for one in handovers))


def disinfect(work: Work, trip: Trip) -> None:
    duties.plan(
        [
            Draft(
                *(DISINFECT, "trip", trip.id, ONCE),
                *(work.now, work.now + SOON * 2, work.now + MISSED),
                trip.vehicle.plate,
            )
        ]
    )


def sign(work: Work, slips: Sequence[Slip]) -> None:
    """The second person named on a slip is asked for his signature."""
    duties.plan(
        Draft(
            *(SIGN, "slip", slip.id, ONCE, work.now, work.now + SOON, work.now + MISSED),
            slip.point.name,
            stamp=slip.stamp,
            holder=slip.waits_for,
        )
        for slip in slips
    )


def signed(work: Work, slips: Iterable[Slip]) -> None:
    duties.settle(SIGN, (Settled(one.id, ONCE, work.now, work.actor.id) for one in slips))


def _settle(work: Work, kind: str, handovers: Iterable[Handover]) -> None:
    duties.settle(
        kind, (Settled(one.id, ONCE, one.since, work.actor.id, one.id) for one in handovers)
    )


def _draft(kind: str, one: Handover, opens: datetime, due: datetime, *, slot: str = ONCE) -> Draft:
    label = " · ".join(part for part in (one.point.name, one.transport_number) if part)
    return Draft(
        *(kind, "handover", one.id, slot, opens, due, due + MISSED, label),
        stamp=one.stamp,
        household=one.household_id,
        sort_key=f"{one.expected_at:%Y%m%d%H%M}",
    )
