"""A list that leaves the house: who took it, of which community, how many rows, for what."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import (
    Applied,
    Command,
    NewEvent,
    Outcome,
    Payload,
    Record,
    Refused,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Household
from wangdi.territory import queries as territory

EXPORTED = "screening.row_exported"


class ExportPayload(Payload):
    """One community's rows of a list; `purpose` is kept in the audit trail, and each of these

    households can read that it left with others.
    """

    list: str = Field(max_length=20, pattern=r"^[a-z_]+$")
    community: int
    rows: int = Field(ge=0, le=100_000)
    households: tuple[UUID, ...] = Field(default=(), max_length=100_000)
    purpose: str = Field(min_length=2, max_length=200)


class ExportList(Command[ExportPayload]):
    """Nothing changes and nothing is returned; the page may hand out the workbook after this."""

    name = "screening.export_list"
    permission = "screening.export_arrivals"
    event = "screening.list_exported"
    subject_kind = "line_list"
    Payload = ExportPayload

    def locate(self, payloads: Sequence[ExportPayload]) -> list[Stamp | None]:
        stamps = territory.stamps_of_communities({one.community for one in payloads})
        return [stamps.get(one.community) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[ExportPayload]]) -> list[Outcome]:
        wanted = {home for record in records for home in record.payload.households}
        homes: dict[UUID, Household] = Household.objects.in_bulk(wanted)
        for record in records:
            for home in filter(None, map(homes.get, record.payload.households)):
                self._tell(work, home, record.payload)
        return [Applied(record.key) for record in records]

    def _tell(self, work: Work, home: Household, asked: ExportPayload) -> None:
        detail = {"list": asked.list}
        event = NewEvent(EXPORTED, "household", home.id, home.stamp, asked.purpose, detail)
        work.events.append(event)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What has left the house cannot be called back."), reason="exported")

    def purpose_of(self, payload: ExportPayload) -> str:
        return payload.purpose

    def detail_of(self, payload: ExportPayload) -> dict[str, Any]:
        return {"list": payload.list, "rows": payload.rows}


register(ExportList())
