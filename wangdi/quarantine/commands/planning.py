"""The readings of a day, planned by the clock."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.quarantine.actions import planning


class DayPayload(Payload):
    day: date


class PlanDay(Command[DayPayload]):
    """Ask for the readings of a day wherever they are not asked for yet, as the clock wants it."""

    name = "quarantine.plan_day"
    permission = "quarantine.plan_day"
    event = "quarantine.day_planned"
    subject_kind = "day"
    Payload = DayPayload

    def locate(self, payloads: Sequence[DayPayload]) -> list[Stamp | None]:
        return [NOWHERE] * len(payloads)

    def apply(self, work: Work, records: Sequence[Record[DayPayload]]) -> list[Outcome]:
        for day in {record.payload.day for record in records}:
            planning.plan_day(day, work.now)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What is asked of a day stands. Waive a reading instead."))
