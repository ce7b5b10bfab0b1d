"""A strange number is explained by the person who answers for it, before it is frozen."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.reporting.models import QuestionAnswer
from wangdi.reporting.queries import asking, units
from wangdi.reporting.queries.sheets import report_of


class AnswerPayload(Payload):
    """`question`: its key, as it stands on the page of the day."""

    day: date
    unit: int
    question: str
    reason: str


class AnswerQuestion(Command[AnswerPayload]):
    name = "reporting.answer"
    permission = "reporting.sign"
    event = "reporting.answered"
    subject_kind = "question"
    Payload = AnswerPayload

    def locate(self, payloads: Sequence[AnswerPayload]) -> list[Stamp | None]:
        stamps = units.stamps_of({one.unit for one in payloads})
        return [stamps.get(one.unit) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[AnswerPayload]]) -> list[Outcome]:
        asked = {
            day: self._asked(day, [one.payload for one in records if one.payload.day == day])
            for day in {record.payload.day for record in records}
        }
        return [self._answer(work, one, asked[one.payload.day]) for one in records]

    def _asked(
        self, day: date, payloads: Sequence[AnswerPayload]
    ) -> dict[tuple[int, str], dict[str, int]]:
        """The numbers of every question of the day to these units, while it is not frozen."""
        report = report_of(day)
        if report is None or report.is_frozen():
            return {}
        found = asking.of_report(report, {one.unit for one in payloads})
        return {(one.unit, one.question.key): one.question.numbers for one in found}

    def _answer(
        self,
        work: Work,
        record: Record[AnswerPayload],
        asked: dict[tuple[int, str], dict[str, int]],
    ) -> Outcome:
        payload = record.payload
        if not payload.reason:
            return Review("impossible", _("Please give the reason."), "reason")
        numbers = asked.get((payload.unit, payload.question))
        if numbers is None:
            sentence = _(
                "This is not asked any more: the number has changed, or the day is frozen."
            )
            return Review("not_asked", sentence)
        QuestionAnswer.objects.create(
            id=record.key,
            day=payload.day,
            unit_id=payload.unit,
            question=payload.question,
            numbers=numbers,
            reason=payload.reason,
            at=work.now,
            by=work.actor.id,
            by_label=work.actor.label,
        )
        return Applied(record.key)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        QuestionAnswer.objects.filter(id__in=keys, annulled_at=None).update(annulled_at=work.now)


register(AnswerQuestion())
