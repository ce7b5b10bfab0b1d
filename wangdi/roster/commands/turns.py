"""Who stands in a shift: put there, moved, swapped, taken out, absent, filled."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.intake.commands import (
    Applied,
    Command,
    Known,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.stamps import Stamp
from wangdi.lib import ids
from wangdi.roster.commands.fitting import Fitting
from wangdi.roster.commands.posts import PLAN
from wangdi.roster.models import How, Shift, Turn


class AssignPayload(Payload):
    """`instead_of`: the turn of the one in whose place he stands."""

    shift: UUID
    worker: UUID
    how: How = How.HAND
    instead_of: UUID | None = None
    plan: UUID | None = None


class Assign(Command[AssignPayload]):
    """Put workers into shifts, as a proposal says or by hand; who may not is kept for review."""

    name, event, subject_kind = "roster.assign", "roster.assigned", "turn"
    permission, Payload = PLAN, AssignPayload

    def locate(self, payloads: Sequence[AssignPayload]) -> list[Stamp | None]:
        rows = Shift.objects.in_bulk({one.shift for one in payloads})
        return [rows[one.shift].stamp if one.shift in rows else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[AssignPayload]]) -> list[Outcome]:
        asked = [record.payload for record in records]
        fitting = Fitting.load([one.shift for one in asked], [one.worker for one in asked])
        outcomes: list[Outcome] = []
        made: list[Turn] = []
        for record in records:
            shift, worker = record.payload.shift, record.payload.worker
            if before := fitting.there(shift, worker):
                outcomes.append(Known(before))
            elif why := fitting.why_not(shift, worker):
                outcomes.append(why)
            else:
                fitting.take(shift, worker, record.key)
                made.append(_turn(record, fitting.shifts[shift]))
                outcomes.append(Applied(record.key))
        Turn.objects.bulk_create(made, batch_size=2000)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        undo(work, keys)


class OfTurn(Payload):
    turn: UUID


class RemovePayload(OfTurn):
    why: str = Field(default="", max_length=200)


class Remove(Command[RemovePayload]):
    """Take somebody out of a shift."""

    name, event, subject_kind = "roster.remove", "roster.removed", "turn"
    permission, Payload = PLAN, RemovePayload

    def locate(self, payloads: Sequence[RemovePayload]) -> list[Stamp | None]:
        return stamps_of_turns([one.turn for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[RemovePayload]]) -> list[Outcome]:
        rows = hold(record.payload.turn for record in records)
        outcomes: list[Outcome] = []
        for record in records:
            turn = rows[record.payload.turn]
            if turn.in_at:
                outcomes.append(_began())
                continue
            turn.removed_at, turn.removed_by = work.now, record.key
            outcomes.append(Applied(turn.id))
        Turn.objects.bulk_update(rows.values(), ["removed_at", "removed_by"], batch_size=2000)
        return outcomes

    def subject_of(self, payload: RemovePayload) -> UUID:
        return payload.turn

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        undo(work, keys)


class MovePayload(OfTurn):
    """To another shift; or `swap` with somebody's turn: each takes the other's place."""

    shift: UUID | None = None
    swap: UUID | None = None


class Move(Command[MovePayload]):
    """Move somebody to another shift, or let two change places. One at a time, by hand."""

    name, event, subject_kind = "roster.move", "roster.moved", "turn"
    permission, Payload = PLAN, MovePayload

    def locate(self, payloads: Sequence[MovePayload]) -> list[Stamp | None]:
        own = stamps_of_turns([one.turn for one in payloads])
        shifts = Shift.objects.in_bulk({one.shift for one in payloads if one.shift})
        others = stamps_of_turns([one.swap or one.turn for one in payloads])
        there = [
            other if one.shift is None else shifts[one.shift].stamp if one.shift in shifts else None
            for one, other in zip(payloads, others, strict=True)
        ]
        return [mine if at else None for mine, at in zip(own, there, strict=True)]

    def apply(self, work: Work, records: Sequence[Record[MovePayload]]) -> list[Outcome]:
        return [self._one(work, record) for record in records]

    def _one(self, work: Work, record: Record[MovePayload]) -> Outcome:
        """Each is tried as if both were gone from where they stood."""
        asked = record.payload
        rows = hold([asked.turn, *([asked.swap] if asked.swap else [])])
        if any(turn.in_at for turn in rows.values()):
            return _began()
        mine = rows[asked.turn]
        other = rows.get(asked.swap) if asked.swap else None
        to = other.shift_id if other else asked.shift
        if to is None:
            return Review("nowhere", _("Choose where he goes."), "shift")
        ways = [(to, mine.worker_id)] + ([(mine.shift_id, other.worker_id)] if other else [])
        fitting = Fitting.load([shift for shift, _who in ways], [who for _shift, who in ways],
                               without=rows)  # fmt: skip
        for shift, worker in ways:
            if why := fitting.why_not(shift, worker):
                return why
            fitting.take(shift, worker, record.key)
        for turn in rows.values():
            turn.removed_at, turn.removed_by = work.now, record.key
        Turn.objects.bulk_update(rows.values(), ["removed_at", "removed_by"])
        made = [
            Turn(id=ids.uuid7(), shift_id=shift, worker_id=worker, how=How.HAND,
                 made_by=record.key, **stamps(fitting.shifts[shift]))
            for shift, worker in ways
        ]  # fmt: skip
        Turn.objects.bulk_create(made)
        return Applied(made[0].id)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        undo(work, keys)


class AbsentPayload(OfTurn):
    why: str = Field(min_length=2, max_length=200)


class ReportAbsence(Command[AbsentPayload]):
    """He does not come: the post is short until somebody fills it."""

    name, event, subject_kind = "roster.report_absence", "roster.absent", "turn"
    permission, Payload = "roster.stand", AbsentPayload

    def locate(self, payloads: Sequence[AbsentPayload]) -> list[Stamp | None]:
        return stamps_of_turns([one.turn for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[AbsentPayload]]) -> list[Outcome]:
        rows = hold(record.payload.turn for record in records)
        outcomes: list[Outcome] = []
        for record in records:
            turn = rows[record.payload.turn]
            if turn.in_at or turn.absent_at:
                outcomes.append(_began())
                continue
            turn.absent_at, turn.absent_by = work.now, record.key
            turn.absent_why = record.payload.why
            outcomes.append(Applied(turn.id))
        told = ["absent_at", "absent_by", "absent_why"]
        Turn.objects.bulk_update(rows.values(), told, batch_size=2000)
        return outcomes

    def subject_of(self, payload: AbsentPayload) -> UUID:
        return payload.turn

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        back = {"absent_at": None, "absent_by": None, "absent_why": ""}
        Turn.objects.filter(absent_by__in=keys).update(**back)


def undo(work: Work, keys: Sequence[UUID]) -> None:
    """Whoever was put there by `keys` stands there no more, whoever was taken out does again."""
    made = Turn.objects.filter(made_by__in=keys, removed_at=None)
    if made.filter(in_at__isnull=False).exists():
        raise Refused(_("He has signed in at the post already."))
    made.update(removed_at=work.now, removed_by=keys[0])
    back = Turn.objects.filter(removed_by__in=keys).exclude(made_by__in=keys)
    back.update(removed_at=None, removed_by=None)


def hold(turns: Iterable[UUID]) -> dict[UUID, Turn]:
    """Standing turns with their shift and post, locked in one order; one query."""
    rows = Turn.objects.filter(id__in=set(turns), removed_at=None).order_by("id")
    locked = rows.select_related("shift__post", "worker").select_for_update(of=("self",))
    return {one.id: one for one in locked}


def stamps_of_turns(turns: Sequence[UUID]) -> list[Stamp | None]:
    rows = Turn.objects.filter(removed_at=None).in_bulk(set(turns))
    return [rows[one].stamp if one in rows else None for one in turns]


def _began() -> Review:
    return Review("began", _("He has signed in at the post, or is known to be absent."))


def _turn(record: Record[AssignPayload], shift: Shift) -> Turn:
    asked = record.payload
    return Turn(
        id=record.key,
        shift=shift,
        worker_id=asked.worker,
        how=How.FILLED if asked.instead_of else asked.how,
        instead_of_id=asked.instead_of,
        made_by=record.key,
        plan=asked.plan,
        **stamps(shift),
    )
