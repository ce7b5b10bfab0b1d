"""Random checks, as the clock has drawn them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field

from wangdi.checks import actions, section
from wangdi.checks.commands.files import check_of, files_of, stamps_of, take_back
from wangdi.checks.models import Check
from wangdi.checks.rules.drawing import fits
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.quarantine.models import Episode

Slot = tuple[UUID, date, int]


class PlanPayload(Payload):
    """One random check as it was drawn; its hours follow from the rules of the file."""

    episode: UUID
    kind: Literal["video", "door"]
    number: int = Field(ge=1, le=3)
    opens_at: AwareDatetime


class PlanChecks(Command[PlanPayload]):
    """The random checks of a day, drawn by the clock; each becomes somebody's duty."""

    name = "checks.plan"
    permission = "checks.plan"
    event = "checks.planned"
    subject_kind = "check"
    Payload = PlanPayload

    def locate(self, payloads: Sequence[PlanPayload]) -> list[Stamp | None]:
        return stamps_of([one.episode for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[PlanPayload]]) -> list[Outcome]:
        files = files_of(record.payload.episode for record in records)
        taken = _taken(files.values(), records)
        outcomes: list[Outcome] = []
        made: list[Check] = []
        for record in records:
            asked, file = record.payload, files[record.payload.episode]
            slot = (file.household_id, clock.day_of(asked.opens_at), asked.number)
            why = _why_not(file, asked, taken=slot in taken)
            outcomes.append(why or Applied(record.key))
            if why is None:
                taken.add(slot)
                more = {"kind": asked.kind, "number": asked.number}
                made.append(check_of(work, record.key, file, asked.opens_at, **more))
        Check.objects.bulk_create(made, batch_size=2000)
        actions.plan(made)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        take_back(keys, reason)


def _taken(files: Iterable[Episode], records: Sequence[Record[PlanPayload]]) -> set[Slot]:
    """The numbers of these days that the households have already. One query."""
    days = {clock.day_of(record.payload.opens_at) for record in records}
    homes = {file.household_id for file in files}
    rows = Check.objects.filter(household__in=homes, day__in=days)
    found = rows.values_list("household_id", "day", "number")
    return {(home, day, number) for home, day, number in found if number is not None}


def _why_not(file: Episode, asked: PlanPayload, *, taken: bool) -> Review | None:
    rules = section.of(file.profile_id)
    if taken or asked.number > rules.per_day:
        return Review("too_many", _("This household has its checks of the day already."))
    if not fits(asked.opens_at, rules):
        return Review("quiet_hours", _("Nobody is checked upon in the quiet hours."), "opens_at")
    return None
