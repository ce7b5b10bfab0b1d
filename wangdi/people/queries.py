"""Named questions about households and people, for the pages and for other rooms."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from wangdi.access.scoping import Scope
from wangdi.intake.models import Event
from wangdi.lib import bulk
from wangdi.people.models import Departure, Household, HouseholdQuerySet, Person
from wangdi.people.once import once
from wangdi.people.searching import households_matching, understand

LOOKS_SHOWN = 20
FORMER_SHOWN = 12
SURVIVORS = """
WITH RECURSIVE way AS (
    SELECT id AS asked, merged_into_id AS at FROM people_person
    WHERE id = ANY(%b::uuid[]) AND merged_into_id IS NOT NULL
    UNION ALL
    SELECT way.asked, p.merged_into_id FROM way JOIN people_person p ON p.id = way.at
    WHERE p.merged_into_id IS NOT NULL
)
SELECT way.asked, way.at FROM way JOIN people_person p ON p.id = way.at
WHERE p.merged_into_id IS NULL
"""


class Total(NamedTuple):
    households: int
    people: int


class Match(NamedTuple):
    """A household that a search found, with its living members."""

    household: Household
    members: list[Person]


def total(households: HouseholdQuerySet) -> Total:
    """How many households, and how many people live in them. One query over a covering index."""
    found = households.order_by().aggregate(n=Count("pk"), size=Coalesce(Sum("size"), 0))
    return Total(found["n"], found["size"])


def members_of(households: Iterable[UUID]) -> dict[UUID, list[Person]]:
    """Who lives in each household now, head first. One query."""
    rows = Person.objects.filter(household_id__in=list(households)).living()
    found: dict[UUID, list[Person]] = defaultdict(list)
    for person in rows.order_by("id"):
        found[person.household_id].append(person)
    for members in found.values():
        members.sort(key=_head_first)
    return found


def _head_first(person: Person) -> bool:
    return person.relation != "head"


@once
def written_in(household: Household) -> list[Person]:
    """Everybody who is written in a home: who lives there, head first, and who did. One query."""
    rows = Person.objects.filter(household=household).select_related("merged_into")
    found = sorted(rows.order_by("id"), key=_head_first)
    for person in found:
        person.household = household
    return found


def household_of(person: UUID) -> UUID | None:
    """The household in which somebody is written now."""
    return Person.objects.filter(pk=person).values_list("household_id", flat=True).first()


def former_of(household: Household) -> list[Person]:
    """Who lived here and is written here still, the last to leave first; no mistakes."""
    gone = [(one.left_on, one) for one in written_in(household) if one.left_on is not None]
    gone.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].id))
    return [one for _on, one in gone if one.left_why != Departure.MISTAKE][:FORMER_SHOWN]


def survivors(people: Iterable[UUID]) -> dict[UUID, UUID]:
    """Who stands now for each of these who were merged into another, however often. One query."""
    rows = bulk.execute(SURVIVORS, [list(people)])
    return dict(rows)


def search(scope: Scope, text: str, *, limit: int = 20) -> list[Match]:
    """Households of the scope that a typed text means, in walking order. Three queries at most."""
    wanted = understand(text)
    if not (wanted.door or wanted.initials or wanted.text):
        return []
    found = list(households_matching(scope, text).order_by("sort_key", "id")[:limit])
    members = members_of(household.id for household in found)
    return [Match(household, members.get(household.id, [])) for household in found]


def looks_at(people: Sequence[UUID]) -> list[Event]:
    """Who saw masked values of these people in full, when and what for; newest first."""
    seen = Event.objects.filter(subject__in=list(people), verb="people.unmasked")
    return list(seen.order_by("-at")[:LOOKS_SHOWN])
