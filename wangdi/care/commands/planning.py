"""Runs to many doors, who takes the waste, and where vegetables are sold."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.care import catalogue
from wangdi.care.actions import runs
from wangdi.care.models import SupplyPoint, WasteChain
from wangdi.care.payloads import (
    ChainPayload,
    ChangePointPayload,
    ClosePointPayload,
    PointPayload,
    RunPayload,
)
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
from wangdi.territory.models import Place, PlaceKind

P = TypeVar("P", bound=Payload)


def stamps_of_places(places: Sequence[int]) -> list[Stamp | None]:
    """The stamp of each place: a building has its own too. One query."""
    rows = {one.id: one for one in Place.objects.filter(id__in=set(places))}
    found: list[Stamp | None] = []
    for place in places:
        one = rows.get(place)
        building = one.id if one and one.kind == PlaceKind.BUILDING else None
        found.append(Stamp(one.community_id, one.grid_id, building) if one else None)
    return found


class Run(Command[RunPayload]):
    """One thing for many doors: love vegetables, masks; an order for each household."""

    name, event, permission = "care.run", "care.run_planned", "care.plan"
    subject_kind = "delivery_run"
    Payload = RunPayload

    def locate(self, payloads: Sequence[RunPayload]) -> list[Stamp | None]:
        return stamps_of_places([one.place for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[RunPayload]]) -> list[Outcome]:
        found = catalogue.at(work.now)
        return [runs.plan(work, record, found) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        runs.annul(work, keys, reason)


class SetChain(Command[ChainPayload]):
    """Name the person, the bin and the vehicle; what stood before for the place ends."""

    name, event, permission = "care.set_chain", "care.chain_set", "care.plan"
    subject_kind = "waste_chain"
    Payload = ChainPayload

    def locate(self, payloads: Sequence[ChainPayload]) -> list[Stamp | None]:
        return stamps_of_places([one.place for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[ChainPayload]]) -> list[Outcome]:
        latest = {record.payload.place: record for record in records}
        standing = WasteChain.objects.filter(place__in=latest, ended_at=None)
        standing.update(ended_at=work.now)
        WasteChain.objects.bulk_create(
            WasteChain(
                id=record.key,
                place_id=record.payload.place,
                holder_id=record.payload.holder,
                since=work.now,
                by_label=work.actor.label,
                ended_at=None if latest[record.payload.place] is record else work.now,
                **record.payload.model_dump(exclude={"place", "holder"}),
                **stamps(record.stamp),
            )
            for record in records
        )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        WasteChain.objects.filter(id__in=keys, ended_at=None).update(ended_at=work.now)


class OnPoint(Command[P]):
    """About supply points that exist."""

    subject_kind = "supply_point"
    permission = "care.plan"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        asked = [point for one in payloads if (point := self.subject_of(one))]
        rows = {one.id: one.stamp for one in SupplyPoint.objects.filter(id__in=asked)}
        return [rows.get(one) for one in asked]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Change it once more instead."))


class OpenPoint(Command[PointPayload]):
    """A point in a compound where daily goods are sold for the time being."""

    name, event, permission = "care.open_point", "care.point_opened", "care.plan"
    subject_kind = "supply_point"
    Payload = PointPayload

    def locate(self, payloads: Sequence[PointPayload]) -> list[Stamp | None]:
        return stamps_of_places([one.place for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[PointPayload]]) -> list[Outcome]:
        SupplyPoint.objects.bulk_create(
            SupplyPoint(
                id=record.key,
                place_id=record.payload.place,
                opened_on=clock.day_of(work.now),
                changed_at=work.now,
                by_label=work.actor.label,
                **record.payload.model_dump(exclude={"place"}),
                **stamps(record.stamp),
            )
            for record in records
        )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        today = clock.day_of(work.now)
        SupplyPoint.objects.filter(id__in=keys, closed_on=None).update(closed_on=today)


class ChangePoint(OnPoint[ChangePointPayload]):
    """Other hours, other goods, another telephone: residents see it at once."""

    name, event = "care.change_point", "care.point_changed"
    Payload = ChangePointPayload

    def subject_of(self, payload: ChangePointPayload) -> UUID | None:
        return payload.point

    def apply(self, work: Work, records: Sequence[Record[ChangePointPayload]]) -> list[Outcome]:
        held = SupplyPoint.objects.select_for_update().in_bulk([r.payload.point for r in records])
        fields = ["name", "where", "hours", "goods", "contact", "phone"]
        for record in records:
            one = held[record.payload.point]
            for name in fields:
                setattr(one, name, getattr(record.payload, name))
            one.changed_at, one.by_label = work.now, work.actor.label
        SupplyPoint.objects.bulk_update(held.values(), [*fields, "changed_at", "by_label"])
        return [Applied(record.payload.point) for record in records]


class ClosePoint(OnPoint[ClosePointPayload]):
    """The point is closed; residents no longer see it."""

    name, event = "care.close_point", "care.point_closed"
    Payload = ClosePointPayload

    def subject_of(self, payload: ClosePointPayload) -> UUID | None:
        return payload.point

    def apply(self, work: Work, records: Sequence[Record[ClosePointPayload]]) -> list[Outcome]:
        points = [record.payload.point for record in records]
        open_now = SupplyPoint.objects.filter(id__in=points, closed_on=None)
        known = set(open_now.values_list("id", flat=True))
        open_now.update(closed_on=clock.day_of(work.now), changed_at=work.now)
        closed = Review("closed", _("This point is closed already."))
        return [Applied(one) if one in known else closed for one in points]


register(Run(), SetChain(), OpenPoint(), ChangePoint(), ClosePoint())
