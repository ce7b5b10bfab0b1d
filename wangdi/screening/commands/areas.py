"""The office's own list of key areas; recent arrivals are compared after every change."""

from collections.abc import Sequence
from datetime import date
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

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
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.screening import classing
from wangdi.screening.models import AreaEnd, ListedArea

PERMISSION = "screening.list_areas"


class AreaPayload(Payload):
    """`code` begins a division code; `source` is the document that says so."""

    code: str = Field(pattern=r"^[1-9][0-9]{1,11}$")
    name: str = Field(min_length=1, max_length=100)
    since: date
    until: date | None = None
    grade: str = Field(default="", max_length=30)
    measure: str = Field(default="", max_length=100)
    source: str = Field(min_length=1, max_length=200)

    @model_validator(mode="after")
    def check_days(self) -> Self:
        if self.until and self.until < self.since:
            raise ValueError(_("The last day is before the first."))
        return self


class EndPayload(Payload):
    area: UUID
    until: date
    source: str = Field(min_length=1, max_length=200)


class ListArea(Command[AreaPayload]):
    """Enter an area as a key area; recent arrivals are compared with the list at once."""

    name = "screening.list_area"
    permission = PERMISSION
    event = "screening.area_listed"
    subject_kind = "key_area"
    Payload = AreaPayload

    def locate(self, payloads: Sequence[AreaPayload]) -> list[Stamp | None]:
        return [NOWHERE for _ in payloads]

    def apply(self, work: Work, records: Sequence[Record[AreaPayload]]) -> list[Outcome]:
        wanted = {one.payload.code for one in records}
        rows = ListedArea.objects.standing().filter(code__in=wanted)
        seen = {(one.code, one.since): one.id for one in rows}
        outcomes: list[Outcome] = []
        new: list[ListedArea] = []
        for record in records:
            before = seen.setdefault((record.payload.code, record.payload.since), record.key)
            outcomes.append(Applied(record.key) if before == record.key else Known(before))
            if before == record.key:
                told = record.payload.model_dump()
                new.append(
                    ListedArea(id=record.key, recorded_at=work.now, by=work.actor.id, **told)
                )
        ListedArea.objects.bulk_create(new)
        classing.reassess(work)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        ListedArea.objects.filter(id__in=keys).update(annulled_at=work.now)
        classing.reassess(work)


class EndArea(Command[EndPayload]):
    """Say until when an area was a key area, and by which document it ceased to be."""

    name = "screening.end_area"
    permission = PERMISSION
    event = "screening.area_ended"
    subject_kind = "key_area"
    Payload = EndPayload

    def locate(self, payloads: Sequence[EndPayload]) -> list[Stamp | None]:
        found = ListedArea.objects.standing().in_bulk([one.area for one in payloads])
        return [NOWHERE if one.area in found else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[EndPayload]]) -> list[Outcome]:
        found = ListedArea.objects.in_bulk([one.payload.area for one in records])
        outcomes = [_end(work, one, found[one.payload.area]) for one in records]
        classing.reassess(work)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        for end in AreaEnd.objects.filter(id__in=keys, annulled_at=None).select_related("area"):
            if end.area.until != end.until:
                raise Refused(_("This area was given another end since; annul that first."))
            ListedArea.objects.filter(id=end.area_id).update(until=end.before)
        AreaEnd.objects.filter(id__in=keys).update(annulled_at=work.now)
        classing.reassess(work)


def _end(work: Work, record: Record[EndPayload], area: ListedArea) -> Outcome:
    asked = record.payload
    if asked.until < area.since:
        return Review("before_it_began", _("The last day is before the first."), "until")
    AreaEnd.objects.create(
        id=record.key,
        area=area,
        until=asked.until,
        before=area.until,
        source=asked.source,
        at=work.now,
        by=work.actor.id,
    )
    area.until = asked.until
    area.save(update_fields=["until"])
    return Applied(area.id)


register(ListArea(), EndArea())
