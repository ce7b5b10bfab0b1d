"""Entries that look like one person, with the reason; a secretary decides, never the machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.lib import bulk
from wangdi.people.models import Departure, Distinction, Person, Resemblance
from wangdi.people.models.changes import STANDING

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
SELECT least(a.id, b.id), greatest(a.id, b.id), '{reason}', {grade}
FROM people_person a JOIN people_person b ON {join} AND b.id <> a.id WHERE a.left_on IS NULL
"""
ALL = " UNION ".join(
    PAIRS.format(reason=name, grade=REASONS[name][0], join=join) for name, join in JOINS.items()
)
LOOK = f"""
WITH alike AS MATERIALIZED (
    SELECT one, other, array_agg(reason ORDER BY grade) AS reasons, min(grade) AS grade
    FROM ({ALL}) AS found (one, other, reason, grade) GROUP BY one, other),
gone AS (
    DELETE FROM people_resemblance r WHERE NOT EXISTS (
        SELECT 1 FROM alike WHERE alike.one = r.first_id AND alike.other = r.second_id))
INSERT INTO people_resemblance (first_id, second_id, reasons, grade)
SELECT one, other, reasons, grade FROM alike
ON CONFLICT (first_id, second_id) DO UPDATE
    SET reasons = excluded.reasons, grade = excluded.grade
    WHERE people_resemblance.reasons <> excluded.reasons
RETURNING 1
"""


@dataclass
class Double:
    """Two entries that may be one person; `reasons` are codes, the strongest first."""

    one: Person
    other: Person
    reasons: Sequence[str] = ()

    @property
    def grade(self) -> int:
        return min((REASONS[reason][0] for reason in self.reasons), default=PERHAPS)

    @property
    def grade_label(self) -> str:
        return str(GRADES[self.grade])

    @property
    def words(self) -> list[str]:
        return [str(REASONS[reason][1]) for reason in self.reasons]


def look() -> int:
    """Look through the whole ledger for entries that look alike; how many pairs are new.

    Three joins over all people: a second for 240,000, so the clock does it and no page.
    """
    return len(bulk.execute(LOOK))


def doubles(scope: Scope) -> QuerySet[Resemblance]:
    """Pairs nobody decided, of which one at least lives in the scope; the surest first."""
    within = scope.query(prefix="first__") | scope.query(prefix="second__")
    still = Q(left_on=None) | Q(left_why=Departure.MOVED)
    open_people = Person.objects.filter(still)
    decided = Distinction.objects.filter(
        STANDING, first=OuterRef("first_id"), second=OuterRef("second_id")
    )
    rows = Resemblance.objects.filter(within, first__in=open_people, second__in=open_people)
    found = rows.exclude(Exists(decided)).select_related("first__household", "second__household")
    return found.order_by("grade", "id")


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
