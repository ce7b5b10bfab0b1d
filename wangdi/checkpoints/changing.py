"""A change of a checkpoint: the columns are set, what stood before is kept, and can be restored."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.checkpoints.models import Checkpoint, CheckpointChange
from wangdi.intake.commands import Refused, Work

SHUTTING = ("status", "closed_on", "merged_into_id", "fire_way", "fire_note")
DESCRIBED = ("name", "number", "traffic", "fire_exit", "begins", "ends", "lat", "lon", "crs")
ENTRUSTED = ("unit_id", "branch_id", "lead_id")


def held(checkpoints: Iterable[UUID]) -> dict[UUID, Checkpoint]:
    """The checkpoints, locked in the order of their keys. One query."""
    rows = Checkpoint.objects.standing().filter(id__in=set(checkpoints)).order_by("id")
    return {one.id: one for one in rows.select_for_update()}


def change(
    work: Work, key: UUID, one: Checkpoint, told: tuple[str, str], values: Mapping[str, Any]
) -> CheckpointChange:
    """Set columns of a checkpoint in memory; `told` is the verb and the reason. Not saved yet."""
    before = {name: _plain(getattr(one, name)) for name in values}
    for name, value in values.items():
        setattr(one, name, value)
    return CheckpointChange(
        checkpoint=one,
        key=key,
        verb=told[0],
        reason=told[1],
        before=before,
        after={name: _plain(value) for name, value in values.items()},
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(one),
    )


def save(changes: Sequence[CheckpointChange]) -> None:
    """Write the checkpoints and what was changed of them. Two queries for any number."""
    columns = sorted({name for one in changes for name in one.before})
    if columns:
        names = [name.removesuffix("_id") for name in columns]
        Checkpoint.objects.bulk_update({one.checkpoint for one in changes}, names)
    CheckpointChange.objects.bulk_create(changes)


def restore(work: Work, keys: Sequence[UUID]) -> list[Checkpoint]:
    """Put back what stood before; Refused where the same columns were changed again since."""
    changes = list(CheckpointChange.objects.filter(key__in=keys, undone_at=None))
    known = held(one.checkpoint_id for one in changes)
    for one in changes:
        place = known[one.checkpoint_id]
        if {name: _plain(getattr(place, name)) for name in one.after} != one.after:
            raise Refused(_("It was changed again since; take the later change back first."))
        for name, value in one.before.items():
            setattr(place, name, _read(name, value))
    columns = sorted({name.removesuffix("_id") for one in changes for name in one.before})
    if columns:
        Checkpoint.objects.bulk_update(known.values(), columns)
    CheckpointChange.objects.filter(id__in=[one.id for one in changes]).update(undone_at=work.now)
    return list(known.values())


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID | date | time) else value


def _read(name: str, value: Any) -> Any:
    field = Checkpoint._meta.get_field(name.removesuffix("_id"))
    target = field.target_field if field.is_relation else field  # type: ignore[union-attr]
    return target.to_python(value)  # type: ignore[union-attr]
