"""Many papers at once leave the house: which, how many, for what; above a number two people."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.documents.models import Document
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
from wangdi.pack import papers, rules
from wangdi.pack.models import PrintRun
from wangdi.pack.payloads import PrintPayload
from wangdi.territory import queries as territory

PRINTED = "pack.paper_printed"


class Print(Command[PrintPayload]):
    """Fix which papers of a community are printed. Above 250, which are health data, two agree."""

    name = "pack.print"
    permission = "pack.print"
    event = "pack.printed"
    subject_kind = "print_run"
    second_person = "pack.approve_print"
    Payload = PrintPayload

    def locate(self, payloads: Sequence[PrintPayload]) -> list[Stamp | None]:
        stamps = territory.stamps_of_communities({one.community for one in payloads})
        return [stamps.get(one.community) for one in payloads]

    def needs_second_person(self, payload: PrintPayload) -> bool:
        return len(payload.documents) > rules.HEALTH_ROWS

    def apply(self, work: Work, records: Sequence[Record[PrintPayload]]) -> list[Outcome]:
        wanted = {one for record in records for one in record.payload.documents}
        rows = Document.objects.filter(id__in=wanted, withdrawn_at=None)
        held = {one.id: one for one in rows.defer("data") if _is_ours(one)}
        home = {key: one.community_id for key, one in held.items()}
        outcomes: list[Outcome] = []
        runs = []
        for record in records:
            asked = record.payload
            if any(home.get(one) != asked.community for one in asked.documents):
                sentence = _("Some of these papers were replaced meanwhile. Choose once more.")
                outcomes.append(Review("replaced", sentence, "documents"))
                continue
            runs.append(_run(work, record))
            _tell(work, [held[one] for one in asked.documents], asked.purpose)
            outcomes.append(Applied(record.key))
        PrintRun.objects.bulk_create(runs)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What has left the house cannot be called back."), reason="exported")

    def purpose_of(self, payload: PrintPayload) -> str:
        return payload.purpose

    def detail_of(self, payload: PrintPayload) -> dict[str, Any]:
        return {"rows": len(payload.documents)}


def _is_ours(document: Document) -> bool:
    return document.kind.partition(":")[0] in papers.PAPERS


def _tell(work: Work, documents: Sequence[Document], purpose: str) -> None:
    """Each household can read that papers about it were printed with others."""
    for home, stamp in {one.household: one.stamp for one in documents if one.household}.items():
        work.events.append(NewEvent(PRINTED, "household", home, stamp, purpose, None))


def _run(work: Work, record: Record[PrintPayload]) -> PrintRun:
    return PrintRun(
        id=record.key,
        documents=record.payload.documents,
        purpose=record.payload.purpose,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        approved_by_label=work.approver.label if work.approver else "",
        community_id=record.payload.community,
    )
