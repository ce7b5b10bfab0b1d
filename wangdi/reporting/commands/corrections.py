"""A frozen day looked back at, and corrected as a new version with its reason."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.reporting import correcting, counting
from wangdi.reporting.commands.days import DayPayload, OfTheOffice
from wangdi.reporting.models import DailyReport
from wangdi.reporting.queries import asking


class CorrectionPayload(DayPayload):
    """`place`: only what lies under it is counted again; without, everything."""

    reason: str
    place: int | None = None


class LookBack(OfTheOffice[DayPayload]):
    """Count a frozen day again beside it: what came in late, and what a correction would change."""

    name = "reporting.look_back"
    event = "reporting.looked_back"
    Payload = DayPayload

    def apply(self, work: Work, records: Sequence[Record[DayPayload]]) -> list[Outcome]:
        for record in records:
            correcting.look_back(record.payload.day, work.now)
        return [Applied(record.key) for record in records]


class CorrectDay(OfTheOffice[CorrectionPayload]):
    """Count a frozen day again, as a new version with its reason; the old one stays."""

    name = "reporting.correct"
    event = "reporting.corrected"
    Payload = CorrectionPayload

    def locate(self, payloads: Sequence[CorrectionPayload]) -> list[Stamp | None]:
        whole = super().locate(payloads)
        stamps = correcting.stamps_of(one.place for one in payloads if one.place)
        return [
            stamps.get(one.place) if one.place else stamp
            for one, stamp in zip(payloads, whole, strict=True)
        ]

    def apply(self, work: Work, records: Sequence[Record[CorrectionPayload]]) -> list[Outcome]:
        return [self._correct(work, record) for record in records]

    def _correct(self, work: Work, record: Record[CorrectionPayload]) -> Outcome:
        payload = record.payload
        reason = payload.reason.strip()
        last = DailyReport.objects.filter(day=payload.day).order_by("-version").first()
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
            place=payload.place,
            by=work.actor.id,
            by_label=work.actor.label,
        )
        correcting.count(report, last)
        asked = asking.look(report, counting.communities())
        report.questions = asking.kept(asking.answered(report.day, asked))
        report.save()
        return Applied(report.id)


register(LookBack(), CorrectDay())
