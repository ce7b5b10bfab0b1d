"""An entrance shuts for crossings, is merged into another, or opens again."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.checkpoints import actions, changing
from wangdi.checkpoints.models import Checkpoint, CheckpointChange
from wangdi.checkpoints.payloads import MergePayload, OpenPayload, ShutPayload
from wangdi.checkpoints.rules import why_needed, why_not_shut
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock

P = TypeVar("P", ShutPayload, MergePayload, OpenPayload)


class _Turning(Command[P]):
    """What the three have in common: whose record it is, and how it is undone."""

    subject_kind, permission = "checkpoint", "checkpoints.keep"
    turned: str

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        return actions.located([one.checkpoint for one in payloads])

    def subject_of(self, payload: P) -> UUID:
        return payload.checkpoint

    def apply(self, work: Work, records: Sequence[Record[P]]) -> list[Outcome]:
        asked: list[UUID] = [record.payload.checkpoint for record in records]
        known = changing.held([*asked, *(_into(record.payload) for record in records)])
        doors = actions.neighbours(known[one] for one in set(asked))
        outcomes: list[Outcome] = []
        changes: list[CheckpointChange] = []
        for record in records:
            turned = self.turn(work, record, known, doors)
            if isinstance(turned, Review):
                outcomes.append(turned)
            else:
                changes.append(turned)
                outcomes.append(Applied(record.payload.checkpoint))
        changing.save(changes)
        _tell(work, self.turned, [one.checkpoint for one in changes])
        return outcomes

    def turn(
        self,
        work: Work,
        record: Record[P],
        known: dict[UUID, Checkpoint],
        doors: actions.Neighbours,
    ) -> CheckpointChange | Review:
        raise NotImplementedError

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        before = changing.restore(work, keys)
        doors = actions.neighbours(before)
        shut = [doors.seen(one) for one in before if not one.is_open()]
        if fault := next((found for one in shut if (found := why_needed(one))), None):
            raise Refused(str(fault.sentence))
        _tell(work, "turned_back", before)


class Shut(_Turning[ShutPayload]):
    """Shut for crossings, never locked against a fire; the last entrance of a place stays."""

    name, event = "checkpoints.close", "checkpoints.closed"
    turned = "closed"
    Payload = ShutPayload

    def turn(
        self,
        work: Work,
        record: Record[ShutPayload],
        known: dict[UUID, Checkpoint],
        doors: actions.Neighbours,
    ) -> CheckpointChange | Review:
        return _shut(work, record, known[record.payload.checkpoint], doors)


class Merge(_Turning[MergePayload]):
    """Shut, and who came here goes through another open entrance of the same place."""

    name, event = "checkpoints.merge", "checkpoints.merged"
    turned = "merged"
    Payload = MergePayload

    def turn(
        self,
        work: Work,
        record: Record[MergePayload],
        known: dict[UUID, Checkpoint],
        doors: actions.Neighbours,
    ) -> CheckpointChange | Review:
        one, into = known[record.payload.checkpoint], known.get(record.payload.into)
        if into is None or into.id == one.id or into.place_id != one.place_id or not into.is_open():
            sentence = _("Choose another open checkpoint of the same place.")
            return Review("no_other", sentence, "into")
        return _shut(work, record, one, doors, into)


class Reopen(_Turning[OpenPayload]):
    """Open again for crossings."""

    name, event = "checkpoints.open", "checkpoints.opened"
    turned = "opened"
    Payload = OpenPayload

    def turn(
        self,
        work: Work,
        record: Record[OpenPayload],
        known: dict[UUID, Checkpoint],
        doors: actions.Neighbours,
    ) -> CheckpointChange | Review:
        one = known[record.payload.checkpoint]
        if one.is_open():
            return Review("open_already", _("This checkpoint is open already."))
        told = ("opened", record.payload.reason)
        return changing.change(work, record.key, one, told, actions.OPENED)


def _shut(
    work: Work,
    record: Record[Any],
    one: Checkpoint,
    doors: actions.Neighbours,
    into: Checkpoint | None = None,
) -> CheckpointChange | Review:
    asked: ShutPayload = record.payload
    fault = why_not_shut(doors.seen(one), asked.fire_way, asked.fire_note)
    if fault is not None:
        return Review(fault.code, str(fault.sentence), fault.field)
    doors.shut(one, into)
    day = clock.day_of(work.now)
    values = actions.shut(day, asked.fire_way, asked.fire_note, into.id if into else None)
    told = ("merged" if into else "closed", asked.reason)
    return changing.change(work, record.key, one, told, values)


def _into(payload: ShutPayload | MergePayload | OpenPayload) -> UUID:
    return payload.into if isinstance(payload, MergePayload) else payload.checkpoint


def _tell(work: Work, turned: str, checkpoints: Sequence[Checkpoint]) -> None:
    for one in checkpoints:
        kind = f"checkpoints.{turned}"
        work.fact(kind, about="checkpoint", subject=one.id, stamp=one.stamp, status=one.status)


register(Shut(), Merge(), Reopen())
