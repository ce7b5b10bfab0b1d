"""Tell the sender what was found: one answer sheet of a letter, as things stand at the moment."""

from collections.abc import Sequence
from typing import Self
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.leads import queries
from wangdi.leads.commands.locating import stamps_of
from wangdi.leads.models import Lead, LeadAnswer, LeadBatch

MOST_ALONE = 250
"""Rows about health that one person alone may take away in full."""


class AnswerPayload(Payload):
    """`full`: names and numbers in full, for a purpose; masked otherwise."""

    batch: UUID
    full: bool = False
    purpose: str = Field(default="", max_length=200)

    @model_validator(mode="after")
    def check_purpose(self) -> Self:
        if self.full and len(self.purpose) < 2:
            raise ValueError(_("Say what the full numbers are for."))
        return self


class AnswerBatch(Command[AnswerPayload]):
    """Make the answer sheet; what is settled counts as told from now on."""

    name = "leads.answer"
    permission = "leads.answer"
    event = "leads.answered"
    subject_kind = "lead_batch"
    second_person = "leads.approve_answer"
    Payload = AnswerPayload

    def locate(self, payloads: Sequence[AnswerPayload]) -> list[Stamp | None]:
        return stamps_of(LeadBatch, [one.batch for one in payloads])

    def needs_second_person(self, payload: AnswerPayload) -> bool:
        return payload.full and rows_of(payload.batch).count() > MOST_ALONE

    def apply(self, work: Work, records: Sequence[Record[AnswerPayload]]) -> list[Outcome]:
        wanted = {record.payload.batch for record in records}
        there = LeadBatch.objects.standing().select_for_update().in_bulk(list(wanted))
        counts = _counts(there, work)
        outcomes: list[Outcome] = []
        made: list[LeadAnswer] = []
        for record in records:
            known = counts.get(record.payload.batch)
            if record.payload.batch not in there or known is None:
                outcomes.append(Review("empty", _("No leads stand in this letter yet."), "batch"))
                continue
            outcomes.append(Applied(record.payload.batch))
            made.append(_answer(work, record, known))
        LeadAnswer.objects.bulk_create(made)
        _told([one.batch_id for one in made], work)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        """The sheet never went out: what it alone told is untold again."""
        for one in LeadAnswer.objects.standing().filter(id__in=keys):
            told = Lead.objects.filter(batch=one.batch_id, answered_at=one.at)
            told.update(answered_at=None)
        LeadAnswer.objects.filter(id__in=keys).update(annulled_at=work.now)

    def subject_of(self, payload: AnswerPayload) -> UUID:
        return payload.batch

    def purpose_of(self, payload: AnswerPayload) -> str:
        return payload.purpose

    def detail_of(self, payload: AnswerPayload) -> dict[str, bool]:
        return {"full": payload.full}


def rows_of(batch: UUID) -> QuerySet[Lead]:
    """The leads of a letter that stand, in the order of its list."""
    return Lead.objects.standing().filter(batch=batch).order_by("line", "id")


def _counts(batches: dict[UUID, LeadBatch], work: Work) -> dict[UUID, dict[str, int]]:
    """Per letter: how many leads, settled, and late by now. One query."""
    late = Q(answered_at=None, due_at__lt=work.now)
    rows = queries.with_outcome(Lead.objects.standing().filter(batch__in=batches)).order_by()
    counted = rows.values("batch").annotate(
        leads=Count("pk"),
        settled=Count("pk", filter=Q(final_at__isnull=False)),
        late=Count("pk", filter=late),
    )
    columns = ("leads", "settled", "late")
    return {
        batch: dict(zip(columns, numbers, strict=True))
        for batch, *numbers in counted.values_list("batch", *columns)
    }


def _answer(work: Work, record: Record[AnswerPayload], counts: dict[str, int]) -> LeadAnswer:
    return LeadAnswer(
        id=record.key,
        batch_id=record.payload.batch,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        full=record.payload.full,
        purpose=record.payload.purpose,
        **counts,
        **stamps(record.stamp),
    )


def _told(batches: Sequence[UUID], work: Work) -> None:
    """What is settled was told now, if it was not told before; corrections are told anew."""
    leads = Lead.objects.standing().filter(batch__in=batches)
    for settled in (Q(settled_at__isnull=False), Q(same_as__settled_at__isnull=False)):
        leads.filter(settled, answered_at=None).update(answered_at=work.now)
    leads.filter(stale=True, settled_at__isnull=False).update(stale=False)


register(AnswerBatch())
