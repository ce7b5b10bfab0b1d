"""What may be asked: sign a day, count it, freeze it, correct it."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
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
from wangdi.reporting import counting, rules
from wangdi.reporting.duties import KIND, drafts
from wangdi.reporting.models import DailyReport, Statement
from wangdi.territory.models import Place


class StatementPayload(Payload):
    """`is_nil`: the community has nothing to report today and says so."""

    community: int
    day: date
    is_nil: bool = False
    note: str = ""


class SignDay(Command[StatementPayload]):
    """A community says that its day is complete; the duty of the day is settled by it."""

    name = "reporting.sign"
    permission = "reporting.sign"
    event = "reporting.signed"
    subject_kind = "statement"
    Payload = StatementPayload

    def locate(self, payloads: Sequence[StatementPayload]) -> list[Stamp | None]:
        known = set(counting.communities())
        return [Stamp(one.community) if one.community in known else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[StatementPayload]]) -> list[Outcome]:
        signed = Statement.objects.filter(
            day__in={record.payload.day for record in records}, annulled_at=None
        )
        taken = set(signed.values_list("day", "community_id"))
        new = [
            record
            for record in records
            if (record.payload.day, record.payload.community) not in taken
        ]
        Statement.objects.bulk_create([_statement(work, record) for record in new])
        duties.settle(
            KIND,
            [
                duties.Settled(
                    rules.subject(record.payload.community, record.payload.day),
                    record.payload.day.isoformat(),
                    work.now,
                    work.actor.id,
                    record.key,
                )
                for record in new
            ],
        )
        done = {record.key for record in new}
        again = Review("signed_already", _("This community has signed this day already."))
        return [Applied(one.key) if one.key in done else again for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        taken_back = Statement.objects.filter(id__in=keys, annulled_at=None)
        subjects = [rules.subject(one.community_id, one.day) for one in taken_back]
        duties.reopen(KIND, subjects, evidence=keys)
        taken_back.update(annulled_at=work.now)


def _statement(work: Work, record: Record[StatementPayload]) -> Statement:
    return Statement(
        id=record.key,
        day=record.payload.day,
        community_id=record.payload.community,
        is_nil=record.payload.is_nil,
        note=record.payload.note,
        signed_at=work.now,
        signed_by=work.actor.id,
        signed_by_label=work.actor.label,
    )


class DayPayload(Payload):
    day: date


class CorrectionPayload(DayPayload):
    reason: str


D = TypeVar("D", bound=DayPayload)


class _OfTheOffice(Command[D]):
    """A change of the whole office's report: it belongs to every community."""

    permission = "reporting.freeze"
    subject_kind = "daily_report"

    def locate(self, payloads: Sequence[D]) -> list[Stamp | None]:
        first = Place.objects.communities().values_list("id", flat=True).first()
        return [Stamp(first) if first else None for _ in payloads]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A report is not undone; correct it as a new version."))


class PlanDay(_OfTheOffice[DayPayload]):
    """Every community owes its word on this day: one duty each, planned once."""

    name = "reporting.plan_day"
    event = "reporting.planned"
    Payload = DayPayload

    def apply(self, work: Work, records: Sequence[Record[DayPayload]]) -> list[Outcome]:
        owing = list(Place.objects.communities().values_list("id", "name"))
        for record in records:
            duties.plan(drafts(owing, record.payload.day))
        return [Applied(record.key) for record in records]


class CountDay(_OfTheOffice[DayPayload]):
    """Count the day's report as it stands now; a frozen one is left alone."""

    name = "reporting.count"
    event = "reporting.counted"
    Payload = DayPayload

    def apply(self, work: Work, records: Sequence[Record[DayPayload]]) -> list[Outcome]:
        return [Applied(self._count(work, record).id) for record in records]

    def _count(self, work: Work, record: Record[DayPayload]) -> DailyReport:
        report, _made = DailyReport.objects.select_for_update().get_or_create(
            day=record.payload.day,
            version=1,
            defaults={
                "id": record.key,
                "cut_off": rules.window(record.payload.day).due,
                "counted_at": clock.now(),
            },
        )
        if not report.is_frozen():
            report.counted_at = clock.now()
            counting.count(report)
            self.finish(work, report)
            report.save()
        return report

    def finish(self, work: Work, report: DailyReport) -> None:
        """Nothing more to do for a report that is still being counted."""


class FreezeDay(CountDay):
    """Count up to the cut-off and freeze: from now on only a new version changes a number."""

    name = "reporting.freeze"
    event = "reporting.frozen"

    def finish(self, work: Work, report: DailyReport) -> None:
        report.frozen_at = clock.now()
        report.by, report.by_label = work.actor.id, work.actor.label
        work.fact(
            "reporting.frozen",
            about="daily_report",
            subject=report.id,
            stamp=Stamp(),
            day=str(report.day),
        )


class CorrectDay(_OfTheOffice[CorrectionPayload]):
    """Count a frozen day again, as a new version with its reason; the old one stays."""

    name = "reporting.correct"
    event = "reporting.corrected"
    Payload = CorrectionPayload

    def apply(self, work: Work, records: Sequence[Record[CorrectionPayload]]) -> list[Outcome]:
        return [self._correct(work, record) for record in records]

    def _correct(self, work: Work, record: Record[CorrectionPayload]) -> Outcome:
        payload = record.payload
        last = DailyReport.objects.filter(day=payload.day).order_by("-version").first()
        reason = payload.reason.strip()
        if last is None or not last.is_frozen():
            return Review("not_frozen", _("The report of this day is not frozen yet."))
        if not reason:
            return Review("impossible", _("Please give the reason."), "reason")
        report = DailyReport.objects.create(
            id=record.key,
            day=last.day,
            version=last.version + 1,
            cut_off=last.cut_off,
            counted_at=clock.now(),
            frozen_at=clock.now(),
            reason=reason,
            by=work.actor.id,
            by_label=work.actor.label,
        )
        counting.count(report)
        return Applied(report.id)


register(SignDay(), PlanDay(), CountDay(), FreezeDay(), CorrectDay())
