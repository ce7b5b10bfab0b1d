"""Rounds through zones: which points were seen, and the duty of the hour done."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.duties.actions import Settled
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.patrol.actions import zones
from wangdi.patrol.commands.zones import OnZone
from wangdi.patrol.models import PatrolRound, ZoneDuty
from wangdi.patrol.payloads import RoundPayload
from wangdi.patrol.rules import frequency


class RecordRound(OnZone[RoundPayload]):
    """A zone was gone through; the duty of that hour is done."""

    name, event, permission = "patrol.record_round", "patrol.round_recorded", "patrol.walk"
    subject_kind = "patrol_round"
    Payload = RoundPayload

    def subject_of(self, payload: RoundPayload) -> UUID | None:
        return payload.zone

    def apply(self, work: Work, records: Sequence[Record[RoundPayload]]) -> list[Outcome]:
        asked = {record.payload.zone for record in records}
        rows = ZoneDuty.objects.filter(zone__in=asked, ended_on=None).select_related("zone")
        known = {(one.zone_id, one.task): one for one in rows}
        made: list[PatrolRound] = []
        outcomes: list[Outcome] = []
        for record in records:
            task = known.get((record.payload.zone, record.payload.task))
            if task is None:
                said = _("This zone has no such duty.")
                outcomes.append(Review("no_such_task", said, "task"))
            elif not set(record.payload.seen) <= set(range(len(task.zone.points))):
                said = _("The zone has other points by now. Look at them and say which were seen.")
                outcomes.append(Review("no_such_point", said, "seen"))
            else:
                made.append(_round(work, record, task))
                outcomes.append(Applied(record.key))
        PatrolRound.objects.bulk_create(made)
        for name, kind in zones.KIND_OF.items():
            done = [one for one in made if one.duty.task == name and one.slot]
            duties.settle(kind, map(_settled, done))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = PatrolRound.objects.filter(id__in=keys)
        subjects = list(rows.values_list("duty_id", flat=True))
        rows.update(annulled_at=work.now)
        for kind in zones.KIND_OF.values():
            duties.reopen(kind, subjects, evidence=keys)


def _settled(one: PatrolRound) -> Settled:
    return Settled(one.duty_id, one.slot, one.at, one.by, one.id)


def _round(work: Work, record: Record[RoundPayload], task: ZoneDuty) -> PatrolRound:
    asked, points = record.payload, task.zone.points
    at = min(asked.at, work.now)
    seen = dict.fromkeys(asked.seen)
    return PatrolRound(
        id=record.key,
        duty=task,
        zone=task.zone,
        at=at,
        slot=frequency.slot_at(at, task.begins, task.ends, task.times) or "",
        seen=[points[number] for number in seen],
        missed=[point for number, point in enumerate(points) if number not in seen],
        police=asked.police,
        note=asked.note or None,
        recorded_at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(record.stamp),
    )


register(RecordRound())
