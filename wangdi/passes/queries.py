"""Named reads of passes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wangdi.lib import bulk
from wangdi.passes import section
from wangdi.passes.models import Pass, PassQuerySet, Phone
from wangdi.passes.standings import ASKED, Standing, asked, stands
from wangdi.passes.tokens import Claims
from wangdi.profiles import queries as profiles
from wangdi.quarantine.rules import states
from wangdi.territory.models import OFFICE_KINDS, Place

__all__ = ["ASKED", "Standing", "asked", "stands"]
MOST = 40
PLAIN = tuple(name for name in ASKED if name != "version")
# What `asked` asks of models, of plain ids: a gate's phone brings them by hundreds.
STANDINGS = f"""
    SELECT p.id, p.klass, p.place_id, p.state, p.valid_from, p.valid_until, p.tokens_from,
        p.household_id, p.person_id, h.closed_on, m.left_on, m.household_id, h.building_id,
        EXISTS (SELECT FROM quarantine_episode e WHERE e.household_id = p.household_id
            AND e.state = '{states.NOTIFIED}' AND e.closed_at IS NULL),
        b.ancestors, {{columns}}
    FROM passes_pass p
    LEFT JOIN people_household h ON h.id = p.household_id
    LEFT JOIN people_person m ON m.id = p.person_id
    LEFT JOIN people_dwelling d ON d.id = h.dwelling_id
    LEFT JOIN territory_place b ON b.id = d.building_id
    {{joins}}
    WHERE p.id = ANY(%s::uuid[])
"""


def standing_of(pass_ids: Iterable[UUID], at: datetime) -> dict[UUID, Standing]:
    """How each pass stands; an id that is no pass is left out. Two queries for any number."""
    return {one.id: one for one, _beside in standing_beside(pass_ids, at, "NULL", "")}


def standing_beside(
    pass_ids: Iterable[UUID], at: datetime, columns: str, joins: str
) -> list[tuple[Standing, tuple[Any, ...]]]:
    """The same with what an asker reads beside them, in the same query.

    His `columns` and `joins` refer to the pass as p, its household as h, its person as m.
    """
    in_force = profiles.digest_in_force(at)
    classes = {one.code: one for one in section.of(in_force and in_force[0]).classes}
    sql = STANDINGS.format(columns=columns, joins=joins)
    rows = bulk.execute(sql, [list(set(pass_ids))], prepare=True)
    width, found = len(PLAIN), []
    for row in rows:
        one = dict(zip(PLAIN, row[:width], strict=True))
        found.append((stands(one, at, classes.get(one["klass"])), row[width:]))
    return found


def phones_of(claims: Iterable[Claims]) -> set[tuple[UUID, bytes]]:
    """(pass, holder's key) of the phones that may show these passes now. One query, or none."""
    wanted = {one.pass_id for one in claims if one.holder is not None}
    if not wanted:
        return set()
    rows = Phone.objects.filter(of__in=wanted, ended_at=None).values_list("of", "holder")
    return {(of, bytes(holder)) for of, holder in rows}


def issuer() -> str:
    """The code of the office that signs, as it stands in a token."""
    offices = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).exclude(code="")
    codes = offices.order_by("-kind", "code").values_list("code", flat=True)
    return codes.first() or "wangdi"


def by_digits(places: Iterable[int], digits: str, at: datetime) -> PassQuerySet:
    """The live passes of these places that carry four digits: seldom more than a few."""
    rows: PassQuerySet = Pass.objects.filter(place__in=set(places), digits=digits)
    return rows.live(at).select_related("household", "person")


def by_plate(places: Iterable[int], plate: str, at: datetime) -> PassQuerySet:
    """The live passes of a vehicle at these places; `plate` in its normal form."""
    rows: PassQuerySet = Pass.objects.filter(place__in=set(places), plate_index=plate)
    return rows.live(at).select_related("household")


def of_household(household: UUID, at: datetime) -> list[tuple[Pass, Standing]]:
    """The latest passes of a household, newest first, with how each stands. One query."""
    rows = asked(Pass.objects.filter(household=household), at)
    return stood(beside(rows).order_by("-issued_at", "id")[:MOST], at)


def has_passes(household: UUID) -> bool:
    """Whether a household ever had a pass. One query."""
    return Pass.objects.filter(household=household).exists()


def beside(passes: QuerySet[Pass]) -> QuerySet[Pass]:
    """With the place, the household and the person that a page shows."""
    return passes.select_related(
        "place", "person", "household", "household__dwelling", "household__dwelling__building"
    )


def stood(passes: Iterable[Pass], at: datetime) -> list[tuple[Pass, Standing]]:
    """Passes of `beside(asked(…))` with how each stands. No query."""
    rows = [(one, _row(one)) for one in passes]
    return [
        (one, stands(row, at, section.of(row["version"]).find(row["klass"]))) for one, row in rows
    ]


def _row(one: Any) -> dict[str, Any]:
    home, person = one.household, one.person
    return {
        **{name: getattr(one, name) for name in ASKED if "__" not in name},
        "household__closed_on": home.closed_on if home else None,
        "household__building_id": home.building_id if home else None,
        "household__dwelling__building__ancestors": (
            home.dwelling.building.ancestors if home else None
        ),
        "person__left_on": person.left_on if person else None,
        "person__household_id": person.household_id if person else None,
    }
