"""Entries that look like one person, with the reason; a secretary decides, never the machine."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.lib import bulk
from wangdi.people.models import Distinction, Person
from wangdi.people.models.changes import STANDING

MOST = 500
CERTAIN, LIKELY, PERHAPS = 1, 2, 3
GRADES = {CERTAIN: _("Nearly certain"), LIKELY: _("Likely"), PERHAPS: _("Perhaps")}
REASONS = {
    "id_number": (CERTAIN, _("The same document number")),
    "name_birth": (LIKELY, _("The same name and birth date")),
    "name_phone": (PERHAPS, _("The same name and telephone")),
}
# Who moved away stays to be found by his number: he may have been entered anew elsewhere.
JOINS = {
    "id_number": "b.id_index = a.id_index AND (b.left_on IS NULL OR b.left_why = 'moved')",
    "name_birth": "b.name = a.name AND b.birth_date = a.birth_date AND b.left_on IS NULL",
    "name_phone": "b.phone_index = a.phone_index AND b.name = a.name AND b.left_on IS NULL",
}
PAIRS = """
SELECT least(a.id, b.id), greatest(a.id, b.id), '{reason}'
FROM people_person a JOIN people_person b ON {join} AND b.id <> a.id
WHERE a.left_on IS NULL AND b.household_id <> a.household_id
    AND (a.community_id = ANY(%(communities)b) OR a.grid_id = ANY(%(grids)b)
         OR a.building_id = ANY(%(buildings)b))
"""
ALL = " UNION ".join(PAIRS.format(reason=name, join=join) for name, join in JOINS.items())
NOT_DECIDED = f"""
SELECT found.* FROM ({ALL}) AS found (one, other, reason)
WHERE NOT EXISTS (SELECT 1 FROM people_distinction d WHERE d.first_id = found.one
    AND d.second_id = found.other AND d.annulled_at IS NULL)
LIMIT {MOST}
"""


@dataclass
class Double:
    """Two entries that may be one person; `reasons` are codes, the strongest first."""

    one: Person
    other: Person
    reasons: list[str] = field(default_factory=list)

    @property
    def grade(self) -> int:
        return min(REASONS[reason][0] for reason in self.reasons)

    @property
    def grade_label(self) -> str:
        return str(GRADES[self.grade])

    @property
    def words(self) -> list[str]:
        return [str(REASONS[reason][1]) for reason in self.reasons]


def doubles(scope: Scope) -> list[Double]:
    """Pairs of which one at least lives in the scope, the surest first; at most MOST."""
    within = {name: sorted(getattr(scope, name)) for name in ("communities", "grids", "buildings")}
    rows = bulk.execute(NOT_DECIDED, within)
    people = _people([one for row in rows for one in row[:2]])
    found: dict[tuple[UUID, UUID], Double] = {}
    for one, other, reason in rows:
        double = found.setdefault((one, other), Double(people[one], people[other]))
        double.reasons.append(reason)
    for double in found.values():
        double.reasons.sort(key=list(REASONS).index)
    return sorted(found.values(), key=lambda pair: (pair.grade, pair.one.name, pair.one.id))


def compare(one: Person, other: Person) -> Double:
    """Two entries with whatever speaks for their being one person; nothing may."""
    said = {
        "id_number": one.id_index is not None and one.id_index == other.id_index,
        "name_birth": one.name == other.name
        and one.birth_date is not None
        and one.birth_date == other.birth_date,
        "name_phone": one.name == other.name
        and one.phone_index is not None
        and one.phone_index == other.phone_index,
    }
    return Double(one, other, [reason for reason, holds in said.items() if holds])


def told_apart(one: UUID, other: UUID) -> Distinction | None:
    """The standing decision that these two are two people."""
    first, second = sorted((one, other))
    return Distinction.objects.filter(STANDING, first=first, second=second).first()


def _people(wanted: Sequence[UUID]) -> dict[UUID, Person]:
    rows = Person.objects.filter(id__in=set(wanted)).select_related("household")
    return rows.in_bulk()
