"""What stands ready at a checkpoint is counted."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.checkpoints import actions, changing
from wangdi.checkpoints.models import CheckpointChange, Equipment
from wangdi.checkpoints.payloads import EquipPayload
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp

Counts = dict[tuple[UUID, str], int]


class Equip(Command[EquipPayload]):
    """The counts that are named stand from now on; those before are kept in the history."""

    name, event, subject_kind = "checkpoints.equip", "checkpoints.equipped", "checkpoint"
    permission = "checkpoints.keep"
    Payload = EquipPayload

    def locate(self, payloads: Sequence[EquipPayload]) -> list[Stamp | None]:
        return actions.located([one.checkpoint for one in payloads])

    def subject_of(self, payload: EquipPayload) -> UUID:
        return payload.checkpoint

    def apply(self, work: Work, records: Sequence[Record[EquipPayload]]) -> list[Outcome]:
        known = changing.held(record.payload.checkpoint for record in records)
        counts = _counts(list(known))
        changes: list[CheckpointChange] = []
        for record in records:
            one = known[record.payload.checkpoint]
            after = {item.kind.value: item.count for item in record.payload.items}
            before = {kind: counts.get((one.id, kind)) for kind in after}
            counts |= {(one.id, kind): count for kind, count in after.items()}
            change = changing.change(work, record.key, one, ("equipped", ""), {})
            change.before, change.after = before, after
            changes.append(change)
        _write(work, changes)
        CheckpointChange.objects.bulk_create(changes)
        return [Applied(record.payload.checkpoint) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changes = list(CheckpointChange.objects.filter(key__in=keys, undone_at=None))
        counts = _counts([one.checkpoint_id for one in changes])
        for one in changes:
            now = {kind: counts.get((one.checkpoint_id, kind)) for kind in one.after}
            if now != one.after:
                raise Refused(_("It was counted again since; take the later count back first."))
        back = [_reversed(one) for one in changes]
        _write(work, back)
        CheckpointChange.objects.filter(id__in=[one.id for one in changes]).update(
            undone_at=work.now
        )


def _reversed(one: CheckpointChange) -> CheckpointChange:
    """Counts as before; what had not been counted is none."""
    after = {kind: count or 0 for kind, count in one.before.items()}
    return CheckpointChange(
        checkpoint_id=one.checkpoint_id, before=one.after, after=after, **stamps(one)
    )


def _counts(checkpoints: Sequence[UUID]) -> Counts:
    rows = Equipment.objects.filter(checkpoint__in=checkpoints).select_for_update()
    return {(one.checkpoint_id, one.kind): one.count for one in rows.order_by("id")}


def _write(work: Work, changes: Sequence[CheckpointChange]) -> None:
    """The last count of each kind of each checkpoint, whatever stood before. One query."""
    last = {(one.checkpoint_id, kind): one for one in changes for kind in one.after}
    rows = [
        Equipment(
            checkpoint_id=checkpoint,
            kind=kind,
            count=one.after[kind],
            counted_at=work.now,
            counted_by_label=work.actor.label,
            **stamps(one),
        )
        for (checkpoint, kind), one in last.items()
    ]
    Equipment.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["checkpoint", "kind"],
        update_fields=["count", "counted_at", "counted_by_label"],
    )


register(Equip())
