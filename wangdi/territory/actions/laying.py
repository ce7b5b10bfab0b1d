"""Laying many places by their natural keys."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wangdi.lib import bulk, clock
from wangdi.territory import walking
from wangdi.territory.models import COMMUNITY_KINDS, Place, PlaceKind

COLUMNS = {
    "kind": "text",
    "code": "text",
    "name": "text",
    "sort_key": "text",
    "parent_id": "int8",
    "ancestors": "int4[]",
    "community_id": "int4",
    "management": "text",
    "zone": "text",
    "laid_by": "uuid",
    "valid_from": "date",
}
_LONGEST_KEY = 100


class NewPlace(NamedTuple):
    """A place to lay under the place `parent`; its natural key is parent, kind and name."""

    kind: PlaceKind
    name: str
    parent: int | None
    laid_by: UUID
    code: str = ""
    management: str = ""
    zone: str = ""


Named = dict[tuple[int | None, str], int]


def lay(places: Iterable[NewPlace]) -> Named:
    """Lay places of one kind under known parents; what is there already stays as it is.

    Returns the id of each by (parent, name). Two queries and one insert, however many.
    """
    wanted = {(place.parent, place.name): place for place in places}
    if not wanted:
        return {}
    parents = Place.objects.in_bulk({place.parent for place in wanted.values() if place.parent})
    rows = [_row(place, parents.get(place.parent or 0), clock.today()) for place in wanted.values()]
    bulk.insert("territory_place", COLUMNS, rows, tail="ON CONFLICT DO NOTHING")
    bulk.execute(
        "UPDATE territory_place SET community_id = id"
        " WHERE community_id IS NULL AND kind = ANY(%s)",
        [list(COMMUNITY_KINDS)],
    )
    return _named(wanted.values())


def _row(place: NewPlace, parent: Place | None, day: date) -> tuple[object, ...]:
    above = [*parent.ancestors, parent.id] if parent else []
    in_community = parent is not None and parent.community_id is not None
    key = place.code if place.code else place.name
    return (
        str(place.kind),
        place.code,
        place.name,
        walking.sort_key(
            parent.sort_key if parent and in_community else "", key, longest=_LONGEST_KEY
        ),
        place.parent,
        "{" + ",".join(map(str, above)) + "}",
        parent.community_id if parent else None,
        place.management,
        place.zone,
        place.laid_by,
        day,
    )


def _named(places: Iterable[NewPlace]) -> Named:
    parents, kinds, names = zip(*((p.parent, str(p.kind), p.name) for p in places), strict=True)
    rows = bulk.execute(
        "SELECT p.parent_id, p.name, p.id FROM territory_place p"
        " JOIN unnest(%s::int8[], %s::text[], %s::text[]) AS w(parent, kind, name)"
        " ON p.parent_id IS NOT DISTINCT FROM w.parent AND p.kind = w.kind AND p.name = w.name"
        " WHERE p.valid_to IS NULL",
        [list(parents), list(kinds), list(names)],
    )
    return {(parent, name): place for parent, name, place in rows}
