"""What was changed of a household, its people and its door, and can be taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wangdi.home import wording
from wangdi.intake.models import Event, Key
from wangdi.people.models import Household, Passage, Person
from wangdi.people.models.changes import STANDING

SHOWN = 30
OFFERED = (
    *("people.add_person", "people.record_birth", "people.correct_person", "people.set_needs"),
    *("people.record_departure", "people.move_person", "people.return_person"),
    *("people.move_household", "people.merge_people", "people.tell_apart", "people.change_door"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its key, what it was, of whom, when, by whom."""

    key: UUID
    what: str
    who: str
    at: datetime
    by: str


def of(household: Household) -> list[Change]:
    """The last changes that stand, newest first. Four queries."""
    return list(_changes(household))[:SHOWN]


def _changes(household: Household) -> Iterator[Change]:
    names = _names(household)
    subjects = [household.pk, household.dwelling_id, *names]
    events = Event.objects.filter(subject__in=subjects, verb__startswith="people.")
    latest = list(events.order_by("-at", "-id")[: SHOWN * 4])
    batches = {event.batch for event in latest}
    keys = Key.objects.filter(batch__in=batches, command__in=OFFERED, annulled_at=None)
    standing = keys.filter(answer=Key.Answer.APPLIED)
    by_event: dict[tuple[UUID, UUID], Key] = {
        (key.batch, key.subject or key.key): key for key in standing
    }
    for event in latest:
        key = by_event.pop((event.batch, event.subject), None)
        if key is not None:
            what = str(wording.command(key.command))
            yield Change(key.key, what, names.get(event.subject, ""), event.at, event.who())


def _names(household: Household) -> dict[UUID, str]:
    """Who lives or lived here, and whose way began here."""
    ways = Passage.objects.filter(STANDING, origin=household).values("person")
    here = Person.objects.filter(Q(household=household) | Q(pk__in=ways))
    return dict(here.values_list("id", "name"))
