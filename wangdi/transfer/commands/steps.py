"""The steps of a returnee between the entry point and his home."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar
from uuid import UUID

from wangdi.duties import actions as duties
from wangdi.intake.commands import Command, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.transfer import rules, section
from wangdi.transfer.actions import moving, planning
from wangdi.transfer.actions.moving import Walk
from wangdi.transfer.actions.riding import Seating
from wangdi.transfer.models import Handover, Movement
from wangdi.transfer.payloads import (
    BoardPayload,
    HandoverPayload,
    MissPayload,
    ScreenPayload,
)

P = TypeVar("P", bound=HandoverPayload)


class Step(Command[P]):
    """One act on handovers that exist; placed by their stamps, undone by the step before."""

    subject_kind = "handover"
    act: ClassVar[str]

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        rows = Handover.objects.standing().filter(id__in={one.handover for one in payloads})
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {row[0]: Stamp(*row[1:]) for row in rows.values_list(*columns)}
        return [known.get(one.handover) for one in payloads]

    def subject_of(self, payload: P) -> UUID | None:
        return payload.handover

    def apply(self, work: Work, records: Sequence[Record[P]]) -> list[Outcome]:
        held = moving.hold(record.payload.handover for record in records)
        walk = Walk(work, held, self.context(records))
        outcomes: list[Outcome] = []
        for record in records:
            handover = walk.held.get(record.payload.handover)
            against = walk.refusal(handover, self.act)
            if against is not None or handover is None:
                outcomes.append(against or Review("unknown_parent", ""))
            else:
                outcomes.append(self.one(walk, record, handover))
        walk.save()
        self.then(walk)
        return outcomes

    def context(self, records: Sequence[Record[P]]) -> object:
        """What the steps of one batch share."""
        return None

    def one(self, walk: Walk, record: Record[P], handover: Handover) -> Outcome:
        """Change one handover; by default only its state."""
        return walk.step(record, handover, self.act)

    def then(self, walk: Walk) -> None:
        """What the whole batch brings: duties."""

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        self.undone(work, moving.take_back(work, keys))

    def undone(self, work: Work, steps: Sequence[Movement]) -> None:
        """Duties as they were before."""


class Arrive(Step[HandoverPayload]):
    """Somebody is at the entry point; from now on he is between two places."""

    name, event, permission = "transfer.arrive", "transfer.arrived", "transfer.meet"
    Payload, act = HandoverPayload, "arrive"

    def one(self, walk: Walk, record: Record[HandoverPayload], handover: Handover) -> Outcome:
        applied = walk.step(record, handover, self.act)
        handover.arrived_at, handover.why_absent = handover.since, ""
        handover.day = clock.day_of(handover.since)
        return applied

    def then(self, walk: Walk) -> None:
        planning.met(walk.work, walk.moved(self.act))
        planning.receive(walk.work, walk.moved(self.act))

    def undone(self, work: Work, steps: Sequence[Movement]) -> None:
        duties.withdraw(planning.RECEIVE, [one.handover_id for one in steps], "taken back")
        rows = [one.handover for one in steps if one.before == rules.EXPECTED]
        reopen_meeting(rows)


class Screen(Step[ScreenPayload]):
    """Temperature and symptoms at the entry point; fever goes to the health side at once."""

    name, event, permission = "transfer.screen", "transfer.screened", "transfer.meet"
    Payload, act = ScreenPayload, "screen"

    def one(self, walk: Walk, record: Record[ScreenPayload], handover: Handover) -> Outcome:
        asked, lines = record.payload, section.in_force(walk.work.now).lines()
        handover.temperature, handover.site = asked.temperature, asked.site
        handover.symptoms = sorted(set(asked.symptoms))
        handover.fever = rules.is_fever(asked.temperature, asked.site, lines)
        ill = handover.fever or asked.refer
        return walk.step(record, handover, "refer" if ill else "screen", asked.note)

    def then(self, walk: Walk) -> None:
        planning.call_doctor(walk.work, walk.moved("refer"))

    def undone(self, work: Work, steps: Sequence[Movement]) -> None:
        for step in steps:
            one = step.handover
            one.temperature, one.site, one.symptoms, one.fever = None, "", [], False
        Handover.objects.bulk_update([step.handover for step in steps], moving.WRITTEN)
        take_from_doctor(work, [step.handover for step in steps if step.act == "refer"])


class Board(Step[BoardPayload]):
    """Onto the vehicle, with a seat; or off in a car of his own, which is followed as well."""

    name, event, permission = "transfer.board", "transfer.boarded", "transfer.meet"
    Payload, act = BoardPayload, "board"

    def context(self, records: Sequence[Record[BoardPayload]]) -> Seating:
        return Seating(one.payload.trip for one in records if one.payload.trip)

    def one(self, walk: Walk, record: Record[BoardPayload], handover: Handover) -> Outcome:
        asked = record.payload
        if asked.trip is None:
            handover.own_plate = asked.own_plate
            return walk.step(record, handover, self.act)
        seating: Seating = walk.context
        against = seating.refusal(asked.trip, asked.seat)
        if against is not None:
            return against
        handover.trip, handover.seat = seating.seat(asked.trip, asked.seat)
        return walk.step(record, handover, self.act)


class Settle(Step[HandoverPayload]):
    """He is inside his own door."""

    name, event, permission = "transfer.settle", "transfer.at_home", "transfer.settle"
    Payload, act = HandoverPayload, "settle"


class Miss(Step[MissPayload]):
    """He did not come, and somebody asked why; nobody is dropped from a list without that."""

    name, event, permission = "transfer.miss", "transfer.not_come", "transfer.meet"
    Payload, act = MissPayload, "miss"

    def one(self, walk: Walk, record: Record[MissPayload], handover: Handover) -> Outcome:
        handover.why_absent = record.payload.why
        return walk.step(record, handover, self.act, record.payload.note)

    def then(self, walk: Walk) -> None:
        planning.met(walk.work, walk.moved(self.act))

    def undone(self, work: Work, steps: Sequence[Movement]) -> None:
        reopen_meeting([one.handover for one in steps])


def reopen_meeting(rows: Sequence[Handover]) -> None:
    """Whoever is expected again is looked for again."""
    duties.reopen(planning.MEET, [one.id for one in rows], evidence=[one.id for one in rows])


def take_from_doctor(work: Work, rows: Sequence[Handover]) -> None:
    duties.withdraw(planning.FEVER, [one.id for one in rows], "taken back")
    planning.receive(work, rows)


register(Arrive(), Screen(), Board(), Settle(), Miss())
