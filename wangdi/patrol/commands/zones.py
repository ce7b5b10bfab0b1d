"""Zones laid, changed and closed."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import (
    Applied,
    Command,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.patrol import section, where
from wangdi.patrol.actions import zones
from wangdi.patrol.models import PatrolRound, PatrolZone, ZoneDuty
from wangdi.patrol.payloads import (
    ChangeZonePayload,
    CloseZonePayload,
    TaskPayload,
    ZonePayload,
)

P = TypeVar("P", bound=Payload)


class LayZone(Command[ZonePayload]):
    """A zone with its points, and how often each of the three duties is done there."""

    name, event, permission = "patrol.lay_zone", "patrol.zone_laid", "patrol.lay_zones"
    subject_kind = "zone"
    Payload = ZonePayload

    def locate(self, payloads: Sequence[ZonePayload]) -> list[Stamp | None]:
        return where.stamps_of([(one.place, one.grid) for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[ZonePayload]]) -> list[Outcome]:
        known = _taken([record.payload for record in records])
        stray = _stray([(one.key, one.stamp, one.payload.tasks) for one in records])
        rules = section.at(work.now)
        laid: list[PatrolZone] = []
        tasks: list[ZoneDuty] = []
        outcomes: list[Outcome] = []
        for record in records:
            asked = record.payload
            if record.key in stray:
                outcomes.append(stray[record.key])
                continue
            if (named := (asked.place, asked.side, asked.name)) in known:
                said = _("A zone of this name is there already.")
                outcomes.append(Review("zone_known", said, "name"))
                continue
            known.add(named)
            zone = PatrolZone(
                id=record.key,
                place_id=asked.place,
                by_label=work.actor.label,
                **asked.model_dump(include={"name", "side", "points", "starts_on"}),
                **stamps(record.stamp),
            )
            laid.append(zone)
            wanted = zones.tasks_for(asked.side, asked.tasks, rules)
            tasks += zones.lay_tasks(zone, wanted, record.stamp)
            outcomes.append(Applied(zone.id))
        PatrolZone.objects.bulk_create(laid)
        ZoneDuty.objects.bulk_create(tasks)
        zones.plan_day(clock.day_of(work.now), [one.id for one in laid])
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if PatrolRound.objects.filter(zone__in=keys, annulled_at=None).exists():
            raise Refused(_("Rounds were walked there; close the zone instead."))
        _close(keys, work, reason)


def _stray(asked: Sequence[tuple[UUID, Stamp, Sequence[TaskPayload]]]) -> dict[UUID, Review]:
    """Those that name somebody for a task who does not work there."""
    odd = zones.unreached([(stamp, tasks) for _key, stamp, tasks in asked])
    said = Review("not_reached", _("This person does not work there."), "holder")
    return {key: said for (key, _stamp, _tasks), wrong in zip(asked, odd, strict=True) if wrong}


def _taken(asked: Sequence[ZonePayload]) -> set[tuple[int, str, str]]:
    rows = PatrolZone.objects.open().filter(place__in={one.place for one in asked})
    return {(place, side, name) for place, side, name in rows.values_list("place", "side", "name")}


def _close(keys: Sequence[UUID], work: Work, reason: str) -> None:
    rows = PatrolZone.objects.open().filter(id__in=keys)
    rows.update(closed_on=clock.day_of(work.now), close_reason=reason[:200])
    zones.withdraw(keys, reason)


class OnZone(Command[P]):
    """About zones that exist."""

    subject_kind = "zone"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        asked = [zone for one in payloads if (zone := self.subject_of(one))]
        rows = {one.id: one.stamp for one in PatrolZone.objects.filter(id__in=asked)}
        return [rows.get(one) for one in asked]


class ChangeZone(OnZone[ChangeZonePayload]):
    """Other points, other hours, other people; rounds that were walked stay as they were."""

    name, event, permission = "patrol.change_zone", "patrol.zone_changed", "patrol.lay_zones"
    Payload = ChangeZonePayload

    def subject_of(self, payload: ChangeZonePayload) -> UUID | None:
        return payload.zone

    def apply(self, work: Work, records: Sequence[Record[ChangeZonePayload]]) -> list[Outcome]:
        asked = {record.payload.zone: record for record in records}
        stray = _stray([(one.payload.zone, one.stamp, one.payload.tasks) for one in records])
        wanted = [zone for zone in asked if zone not in stray]
        held = PatrolZone.objects.open().select_for_update().in_bulk(wanted)
        for zone in held.values():
            zone.points, zone.by_label = asked[zone.id].payload.points, work.actor.label
        PatrolZone.objects.bulk_update(held.values(), ["points", "by_label"])
        zones.withdraw(held, "changed")
        zones.change_tasks({zone: asked[zone].payload.tasks for zone in held}, held.values())
        zones.plan_day(clock.day_of(work.now), held)
        closed = Review("closed", _("This zone was closed."))
        return [
            stray.get(zone) or (Applied(zone) if zone in held else closed)
            for zone in (record.payload.zone for record in records)
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Change it once more instead."))


class CloseZone(OnZone[CloseZonePayload]):
    """The zone is gone through no longer."""

    name, event, permission = "patrol.close_zone", "patrol.zone_closed", "patrol.lay_zones"
    Payload = CloseZonePayload

    def subject_of(self, payload: CloseZonePayload) -> UUID | None:
        return payload.zone

    def apply(self, work: Work, records: Sequence[Record[CloseZonePayload]]) -> list[Outcome]:
        asked = {record.payload.zone: record.payload.reason for record in records}
        held = PatrolZone.objects.open().select_for_update().in_bulk(list(asked))
        for zone in held.values():
            zone.closed_on, zone.close_reason = clock.day_of(work.now), asked[zone.id]
        PatrolZone.objects.bulk_update(held.values(), ["closed_on", "close_reason"])
        zones.withdraw(held, "closed")
        closed = Review("closed", _("This zone was closed."))
        return [
            Applied(key) if (key := record.payload.zone) in held else closed for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Lay the zone once more instead."))


register(LayZone(), ChangeZone(), CloseZone())
