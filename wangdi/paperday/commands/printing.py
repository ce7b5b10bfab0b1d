"""The day of a community leaves the house on paper: its sheets get their codes, and are known."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.care.models import Order
from wangdi.checkpoints.models import Checkpoint
from wangdi.intake.commands import (
    Applied,
    Command,
    NewEvent,
    Outcome,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.stamps import Stamp
from wangdi.paperday import planning
from wangdi.paperday.codes import new_codes
from wangdi.paperday.models import Kind, PaperSheet
from wangdi.paperday.payloads import HEALTH_ROWS, PrintPayload
from wangdi.quarantine.models import Episode
from wangdi.territory import queries as territory

PRINTED = "paperday.row_printed"
Draft = dict[str, Any]


class PrintDay(Command[PrintPayload]):
    """Fix the sheets of a community's day. Each household on them can read that it was printed."""

    name = "paperday.print"
    permission = "paperday.print"
    event = "paperday.printed"
    subject_kind = "paper_day"
    second_person = "paperday.approve"
    Payload = PrintPayload

    def locate(self, payloads: Sequence[PrintPayload]) -> list[Stamp | None]:
        stamps = territory.stamps_of_communities({one.community for one in payloads})
        return [stamps.get(one.community) for one in payloads]

    def needs_second_person(self, payload: PrintPayload) -> bool:
        return len(payload.readings) > HEALTH_ROWS

    def apply(self, work: Work, records: Sequence[Record[PrintPayload]]) -> list[Outcome]:
        known = _Known([record.payload for record in records])
        outcomes: list[Outcome] = []
        drafts: list[Draft] = []
        for record in records:
            against = known.against(record.payload)
            if against is None:
                drafts += _drafts(record, work)
                _tell(work, known, record.payload)
            outcomes.append(against or Applied(record.key))
        codes = new_codes(len(drafts))
        PaperSheet.objects.bulk_create(
            PaperSheet(code=code, **draft) for code, draft in zip(codes, drafts, strict=True)
        )
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What has left the house cannot be called back."), reason="exported")

    def purpose_of(self, payload: PrintPayload) -> str:
        return payload.purpose

    def detail_of(self, payload: PrintPayload) -> dict[str, Any]:
        pages = sum(one.pages for one in payload.gates)
        counts = {"readings": len(payload.readings), "orders": len(payload.orders)}
        return {"day": payload.day.isoformat(), "gate_pages": pages, **counts}


class _Known:
    """The records that payloads speak of, read once: gates, episodes, orders; three queries."""

    def __init__(self, payloads: Sequence[PrintPayload]) -> None:
        gates = Checkpoint.objects.filter(
            id__in={gate.checkpoint for one in payloads for gate in one.gates}
        )
        self.gates = {one.id: one.community_id for one in gates}
        self.files: dict[UUID, Episode | Order] = {
            **Episode.objects.in_bulk({key for one in payloads for key in one.readings}),
            **Order.objects.in_bulk({key for one in payloads for key in one.orders}),
        }

    def against(self, asked: PrintPayload) -> Review | None:
        homes = {self.files[key].community_id for key in _rows(asked) if key in self.files}
        missing = any(key not in self.files for key in _rows(asked))
        gates = {self.gates.get(one.checkpoint) for one in asked.gates}
        if missing or (homes | gates) - {asked.community}:
            sentence = _("Some of these are of another community or gone. Open the page anew.")
            return Review("paper_elsewhere", sentence)
        return None


def _rows(asked: PrintPayload) -> list[UUID]:
    return [*asked.readings, *asked.orders]


def _drafts(record: Record[PrintPayload], work: Work) -> list[Draft]:
    """Every sheet of one record, numbered in the order in which they are printed."""
    asked = record.payload
    made: list[Draft] = [
        {"kind": Kind.GATE, "subject": gate.checkpoint, "rows": []}
        for gate in asked.gates
        for _page in range(gate.pages)
    ]
    made += _listed(Kind.READINGS, planning.chunks(asked.readings, planning.READINGS))
    made += _listed(Kind.ORDERS, planning.chunks(asked.orders, planning.ORDERS))
    common = {
        "lot": record.key,
        "day": asked.day,
        "community_id": asked.community,
        "printed_at": work.now,
        "printed_by": work.actor.id,
        "printed_by_label": work.actor.label,
    }
    return [{**one, **common, "number": n} for n, one in enumerate(made, start=1)]


def _listed(kind: Kind, sheets: Iterable[list[UUID]]) -> list[Draft]:
    return [{"kind": kind, "subject": None, "rows": rows} for rows in sheets]


def _tell(work: Work, known: _Known, asked: PrintPayload) -> None:
    files = [known.files[key] for key in _rows(asked)]
    homes = {one.household_id: one.stamp for one in files}
    work.events += [
        NewEvent(PRINTED, "household", home, stamp, asked.purpose, None)
        for home, stamp in homes.items()
    ]
