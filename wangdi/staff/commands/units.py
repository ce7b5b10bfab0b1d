"""Units formed and ended, and who belongs to them."""

from collections.abc import Sequence
from datetime import date
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
    Review,
    Work,
)
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import clock
from wangdi.staff.commands.workers import stamps_at
from wangdi.staff.models import Membership, Unit, UnitKind, Worker

FORM = "staff.form_units"


class UnitPayload(Payload):
    """`place`: where it works; none is the whole office's."""

    kind: UnitKind
    name: str = Field(min_length=2, max_length=100)
    place: int | None = None
    parent: UUID | None = None
    leader: UUID | None = None
    began_on: date = Field(default_factory=clock.today, ge=date(1921, 7, 1))


class FormUnit(Command[UnitPayload]):
    """Form units; the record's key is the unit's id. One of the same name there is known."""

    name, event, subject_kind, permission = "staff.form_unit", "staff.unit_formed", "unit", FORM
    Payload = UnitPayload

    def locate(self, payloads: Sequence[UnitPayload]) -> list[Stamp | None]:
        found = stamps_at([(one.place, None) for one in payloads])
        return [
            NOWHERE if one.place is None else stamp
            for one, stamp in zip(payloads, found, strict=True)
        ]

    def apply(self, work: Work, records: Sequence[Record[UnitPayload]]) -> list[Outcome]:
        known = _standing([record.payload for record in records])
        gone = _missing([record.payload for record in records])
        outcomes: list[Outcome] = []
        made: list[Unit] = []
        for record in records:
            asked = record.payload
            same = (asked.kind, asked.name, asked.place)
            if before := known.get(same):
                outcomes.append(Known(before))
            elif {asked.parent, asked.leader} & gone:
                sentence = _("The unit above or the leader is not there any more.")
                outcomes.append(Review("no_such_unit", sentence, "leader"))
            else:
                known[same] = record.key
                outcomes.append(Applied(record.key))
                made.append(_unit(record))
        Unit.objects.bulk_create(made, batch_size=1000)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        end_units(keys, clock.day_of(work.now), keys[0])


class OfUnit(Payload):
    unit: UUID


class EndUnitPayload(OfUnit):
    on: date = Field(default_factory=clock.today)


class EndUnit(Command[EndUnitPayload]):
    """A unit is dissolved; whoever belonged to it belongs to it no more."""

    name, event, subject_kind, permission = "staff.end_unit", "staff.unit_ended", "unit", FORM
    Payload = EndUnitPayload

    def locate(self, payloads: Sequence[EndUnitPayload]) -> list[Stamp | None]:
        return stamps_of_units([one.unit for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[EndUnitPayload]]) -> list[Outcome]:
        for record in records:
            end_units([record.payload.unit], record.payload.on, record.key)
        return [Applied(record.payload.unit) for record in records]

    def subject_of(self, payload: EndUnitPayload) -> UUID:
        return payload.unit

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Unit.objects.filter(ended_by__in=keys).update(ended_on=None, ended_by=None)
        Membership.objects.filter(ended_by__in=keys).update(until=None, ended_by=None)


def end_units(units: Sequence[UUID], on: date, key: UUID) -> None:
    """Units and their memberships end on a day, by the record `key`. Two statements."""
    standing = Membership.objects.filter(unit__in=units, until=None)
    standing.update(until=on, ended_by=key)
    Unit.objects.filter(id__in=units, ended_on=None).update(ended_on=on, ended_by=key)


def stamps_of_units(units: Sequence[UUID]) -> list[Stamp | None]:
    """The stamp of each standing unit; None: not there. One query."""
    rows = Unit.objects.standing().in_bulk(set(units))
    return [rows[one].stamp if one in rows else None for one in units]


def _standing(asked: Sequence[UnitPayload]) -> dict[tuple[str, str, int | None], UUID]:
    rows = Unit.objects.standing().filter(name__in={one.name for one in asked})
    return {(kind, name, at): pk for kind, name, at, pk in rows.values_list(
        "kind", "name", "place_id", "id")}  # fmt: skip


def _missing(asked: Sequence[UnitPayload]) -> set[UUID]:
    """Units above and leaders that were named and do not stand."""
    parents = {one.parent for one in asked if one.parent}
    leaders = {one.leader for one in asked if one.leader}
    there = set(Unit.objects.standing().filter(id__in=parents).values_list("id", flat=True))
    there |= set(Worker.objects.serving().filter(id__in=leaders).values_list("id", flat=True))
    return (parents | leaders) - there


def _unit(record: Record[UnitPayload]) -> Unit:
    asked = record.payload
    return Unit(
        id=record.key,
        kind=asked.kind,
        name=asked.name,
        place_id=asked.place,
        parent_id=asked.parent,
        leader_id=asked.leader,
        began_on=asked.began_on,
        **stamps(record.stamp),
    )
