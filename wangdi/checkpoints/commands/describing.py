"""What a checkpoint is like is put right, its monitoring point with it."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.checkpoints import actions, changing
from wangdi.checkpoints.models import Checkpoint, CheckpointChange, MonitoringPoint
from wangdi.checkpoints.payloads import DescribePayload
from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp


class Describe(Command[DescribePayload]):
    """Name, number, hours, traffic, position, monitoring point, as they are now."""

    name, event, subject_kind = "checkpoints.describe", "checkpoints.described", "checkpoint"
    permission = "checkpoints.keep"
    Payload = DescribePayload

    def locate(self, payloads: Sequence[DescribePayload]) -> list[Stamp | None]:
        return actions.located([one.checkpoint for one in payloads])

    def subject_of(self, payload: DescribePayload) -> UUID:
        return payload.checkpoint

    def apply(self, work: Work, records: Sequence[Record[DescribePayload]]) -> list[Outcome]:
        known = changing.held(record.payload.checkpoint for record in records)
        others = _others([record.payload for record in records], known)
        spots = MonitoringPoint.objects.filter(checkpoint__in=known)
        points = {one.checkpoint_id: one for one in spots}
        outcomes: list[Outcome] = []
        changes: list[CheckpointChange] = []
        for record in records:
            asked, one = record.payload, known[record.payload.checkpoint]
            if fault := _double(asked, one, others):
                outcomes.append(fault)
                continue
            values = asked.model_dump(include=set(changing.DESCRIBED), mode="python")
            values |= {"crs": asked.crs or "", "traffic": asked.traffic.value}
            told = ("described", "")
            changes.append(changing.change(work, record.key, one, told, values))
            points[one.id].spot, points[one.id].methods = asked.spot, list(asked.methods)
            outcomes.append(Applied(one.id))
        changing.save(changes)
        MonitoringPoint.objects.bulk_update(points.values(), ["spot", "methods"])
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changing.restore(work, keys)


Others = list[tuple[UUID, int, str, str]]


def _others(asked: Sequence[DescribePayload], known: dict[UUID, Checkpoint]) -> Others:
    rows = Checkpoint.objects.standing()
    numbered = rows.filter(number__in={one.number for one in asked if one.number})
    beside = rows.filter(place__in={one.place_id for one in known.values()})
    columns = ("id", "place_id", "name", "number")
    return list((numbered | beside).values_list(*columns))


def _double(asked: DescribePayload, one: Checkpoint, others: Others) -> Review | None:
    for key, place, name, number in others:
        if key == one.id:
            continue
        if asked.number and asked.number == number:
            return Review("known_number", _("Another checkpoint has this number."), "number")
        if (place, name) == (one.place_id, asked.name):
            sentence = _("A checkpoint of this name stands here already.")
            return Review("known_checkpoint", sentence, "name")
    return None


register(Describe())
