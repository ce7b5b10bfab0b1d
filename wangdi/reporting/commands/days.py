"""The office's day: planned, counted, frozen, corrected as a new version."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.reporting import counting, pulse
from wangdi.reporting.duties import drafts, office_drafts
from wangdi.reporting.models import DailyReport
from wangdi.reporting.queries import asking, units
from wangdi.reporting.rules import days
from wangdi.territory.models import Place


class DayPayload(Payload):
    day: date


D = TypeVar("D", bound=DayPayload)


class OfTheOffice(Command[D]):
    """A change of the whole office's report: it belongs to every community."""

    permission = "reporting.freeze"
    subject_kind = "daily_report"

    def locate(self, payloads: Sequence[D]) -> list[Stamp | None]:
        first = Place.objects.communities().values_list("id", flat=True).first()
        return [Stamp(first) if first else None for _ in payloads]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A report is not undone; correct it as a new version."))


class PlanDay(OfTheOffice[DayPayload]):
    """Every community owes its word on this day: one duty each, planned once. Offices hand it up
    where somebody sits at the district to take it."""

    name = "reporting.plan_day"
    event = "reporting.planned"
    Payload = DayPayload

    def apply(self, work: Work, records: Sequence[Record[DayPayload]]) -> list[Outcome]:
        owing = list(Place.objects.communities().values_list("id", "name"))
        offices = units.offices_that_hand_up()
        stamps = units.stamps_of([one.id for one in offices])
        for record in records:
            day = record.payload.day
            duties.plan([*drafts(owing, day), *office_drafts(offices, stamps, day)])
        return [Applied(record.key) for record in records]


class CountDay(OfTheOffice[DayPayload]):
    """Count the day as it stands now; a frozen report is left alone, the picture of now is not."""

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
                "cut_off": days.window(record.payload.day).due,
                "counted_at": clock.now(),
            },
        )
        if not report.is_frozen():
            report.counted_at = clock.now()
            self.count(work, report)
            report.save()
        return report

    def count(self, work: Work, report: DailyReport) -> None:
        counting.count(report)
        report.questions = asking.kept(asking.look(report, counting.communities()))


class FreezeDay(CountDay):
    """Count up to the cut-off and freeze: from now on only a new version changes a number."""

    name = "reporting.freeze"
    event = "reporting.frozen"

    def count(self, work: Work, report: DailyReport) -> None:
        report.frozen_at = clock.now()
        report.by, report.by_label = work.actor.id, work.actor.label
        counting.count(report)
        asked = asking.look(report, counting.communities())
        report.questions = asking.kept(asking.answered(report.day, asked))
        work.fact(
            "reporting.frozen",
            about="daily_report",
            subject=report.id,
            stamp=Stamp(),
            day=str(report.day),
        )


class TakePulse(OfTheOffice[DayPayload]):
    """Count what runs now, whatever is frozen, and keep it for the hour."""

    name = "reporting.pulse"
    event = "reporting.pulse_taken"
    Payload = DayPayload

    def apply(self, work: Work, records: Sequence[Record[DayPayload]]) -> list[Outcome]:
        pulse.take(work.now)
        return [Applied(record.key) for record in records]


register(PlanDay(), CountDay(), FreezeDay(), TakePulse())
