"""A location, asked for by a person for a purpose, once."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.checks import section
from wangdi.checks.commands.files import check_of, files_of, stamps_of, take_back
from wangdi.checks.models import Check
from wangdi.checks.rules import states
from wangdi.checks.rules.drawing import fits
from wangdi.checks.words import Kind
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states as course

IN_CARE = (course.ACTIVE, course.DUE)


class AskPayload(Payload):
    episode: UUID
    purpose: str = Field(min_length=2, max_length=300)


class AskLocation(Command[AskPayload]):
    """Ask a household where it is; whether at the address or not is all that will be known."""

    name = "checks.ask"
    permission = "checks.ask"
    event = "checks.asked"
    subject_kind = "check"
    Payload = AskPayload

    def locate(self, payloads: Sequence[AskPayload]) -> list[Stamp | None]:
        return stamps_of([one.episode for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[AskPayload]]) -> list[Outcome]:
        files = files_of(record.payload.episode for record in records)
        asked = _asked_today(work, files.values())
        outcomes: list[Outcome] = []
        made: list[Check] = []
        for record in records:
            file = files[record.payload.episode]
            times = asked.get(file.household_id, 0)
            why = _why_not(work, file, times)
            outcomes.append(why or Applied(record.key))
            if why is None:
                asked[file.household_id] = times + 1
                more = {"kind": Kind.LOCATION, "purpose": record.payload.purpose}
                made.append(check_of(work, record.key, file, work.now, **more))
        Check.objects.bulk_create(made)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        take_back(keys, reason)

    def purpose_of(self, payload: AskPayload) -> str:
        return payload.purpose


def _asked_today(work: Work, files: Iterable[Episode]) -> dict[UUID, int]:
    """How often each household was asked today. One query."""
    homes = {file.household_id for file in files}
    rows = Check.objects.filter(household__in=homes, day=clock.day_of(work.now), number=None)
    standing = rows.exclude(state=states.WITHDRAWN).order_by()
    return dict(standing.values_list("household_id").annotate(n=Count("id")))


def _why_not(work: Work, file: Episode, times: int) -> Review | None:
    rules = section.of(file.profile_id)
    state = file.state_at(work.now)
    if state not in IN_CARE:
        sentence = course.SENTENCES.get(state) or _("The observation has not begun yet.")
        return Review(f"state_{state}", str(sentence))
    if not fits(work.now, rules):
        sentence = _("Nobody is asked in the quiet hours, nor just before them.")
        return Review("quiet_hours", sentence)
    if times >= rules.asks_per_day:
        return Review("too_many", _("This household was asked for its location today already."))
    return None
