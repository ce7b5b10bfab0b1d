"""Checkpoints enter the register, each with its one monitoring point."""

from collections.abc import Iterable, Sequence
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.checkpoints import placing
from wangdi.checkpoints.actions import PASSED_BY
from wangdi.checkpoints.models import Checkpoint, CheckpointChange, MonitoringPoint
from wangdi.checkpoints.payloads import RegisterPayload
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock


class Register(Command[RegisterPayload]):
    """The record's key is the checkpoint's id. It is open from its day on."""

    name, event, subject_kind = "checkpoints.register", "checkpoints.registered", "checkpoint"
    permission = "checkpoints.keep"
    Payload = RegisterPayload

    def locate(self, payloads: Sequence[RegisterPayload]) -> list[Stamp | None]:
        found = placing.stamps_of(one.place for one in payloads)
        return [found.get(one.place) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[RegisterPayload]]) -> list[Outcome]:
        numbers, names = taken(record.payload for record in records)
        outcomes: list[Outcome] = []
        fresh: list[Record[RegisterPayload]] = []
        for record in records:
            asked = record.payload
            if asked.number and asked.number in numbers:
                sentence = _("Another checkpoint has this number.")
                outcomes.append(Review("known_number", sentence, "number"))
            elif (asked.place, asked.name) in names:
                sentence = _("A checkpoint of this name stands here already.")
                outcomes.append(Review("known_checkpoint", sentence, "name"))
            else:
                numbers.setdefault(asked.number, record.key)
                names.setdefault((asked.place, asked.name), record.key)
                fresh.append(record)
                outcomes.append(Applied(record.key))
        _add(work, fresh)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        since = CheckpointChange.objects.filter(checkpoint__in=keys, undone_at=None)
        if since.exists() or Checkpoint.objects.standing().filter(merged_into__in=keys).exists():
            raise Refused(_("It was opened or closed since; take that back first."))
        Checkpoint.objects.filter(id__in=keys).update(withdrawn_at=work.now)


class Named(Protocol):
    """Whatever has a number and a name at a place."""

    @property
    def number(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def place(self) -> int | None: ...


def taken(
    asked: Iterable[Named],
) -> tuple[dict[str, UUID], dict[tuple[int, str], UUID]]:
    """Whose are the numbers, and the names at their places, that are on the register already."""
    rows = list(asked)
    known = Checkpoint.objects.standing()
    numbered = known.filter(number__in={one.number for one in rows if one.number})
    named = known.filter(place__in={one.place for one in rows})
    return (
        dict(numbered.values_list("number", "id")),
        {(place, name): key for place, name, key in named.values_list("place_id", "name", "id")},
    )


def _add(work: Work, records: Sequence[Record[RegisterPayload]]) -> None:
    made: list[Checkpoint] = []
    spots: list[MonitoringPoint] = []
    for record in records:
        one = _checkpoint(work, record)
        made.append(one)
        spots.append(
            MonitoringPoint(
                checkpoint=one,
                spot=record.payload.spot,
                methods=record.payload.methods,
                since=one.opened_on,
                **stamps(one),
            )
        )
        work.fact("checkpoints.registered", about="checkpoint", subject=one.id, stamp=one.stamp)
    Checkpoint.objects.bulk_create(made)
    MonitoringPoint.objects.bulk_create(spots)


def _checkpoint(work: Work, record: Record[RegisterPayload]) -> Checkpoint:
    asked = record.payload
    told = asked.model_dump(exclude={"spot", "methods", "place", "opened_on", "crs", "traffic"})
    return Checkpoint(
        id=record.key,
        place_id=asked.place,
        opened_on=asked.opened_on or clock.day_of(work.now),
        crs=asked.crs or "",
        traffic=PASSED_BY.get(asked.kind, asked.traffic),
        **told,
        **stamps(record.stamp),
    )


register(Register())
