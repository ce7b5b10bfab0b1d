"""Rows of a list of places, entered as sets: compounds, buildings, units, grids, what is said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from wangdi.territory import actions, naming
from wangdi.territory.models import Grid, Place, PlaceKind
from wangdi.territory.payloads import PlaceRow

UPPER, LOWER = 2, 3
DESCRIBED = ("management", "company", "stand_in", "stand_in_phone", "lat", "lon", "crs")


Wanted = tuple[PlaceKind, str, int]


class Row(NamedTuple):
    key: UUID
    community: int
    said: PlaceRow


@dataclass
class Entered:
    """`changed`: keys of rows that laid or told something; `known`: who laid the others before.

    `buildings` and `grids` are those drawn otherwise now.
    """

    changed: set[UUID] = field(default_factory=set)
    known: dict[UUID, UUID] = field(default_factory=dict)
    buildings: list[int] = field(default_factory=list)
    grids: list[int] = field(default_factory=list)


def enter(rows: Sequence[Row]) -> Entered:
    """Enter rows whose community is known; about fifteen statements, however many rows."""
    entered = Entered()
    if not rows:
        return entered
    _areas(rows, entered)
    compounds = _lay({row.key: _compound(row) for row in rows if row.said.compound}, entered)
    standing = {
        row.key: (PlaceKind.BUILDING, row.said.building, compounds.get(row.key, row.community))
        for row in rows
        if row.said.building
    }
    buildings = _lay(standing, entered)
    units = {
        row.key: (PlaceKind.UNIT, row.said.unit, buildings[row.key])
        for row in rows
        if row.said.unit and row.key in buildings
    }
    _lay(units, entered)
    _describe(rows, compounds, buildings, entered)
    _draw(rows, buildings, entered)
    return entered


def rehearse(rows: Sequence[Row]) -> Entered:
    """What `enter` would answer, with nothing written: it is done and taken back."""
    with transaction.atomic():
        entered = enter(rows)
        transaction.set_rollback(True)
    return entered


def _compound(row: Row) -> Wanted:
    kind = PlaceKind.HAMLET if row.said.hamlet else PlaceKind.COMPOUND
    return kind, row.said.compound, row.community


def _plain(kind: PlaceKind, name: str) -> str:
    return naming.plain_unit(name) if kind == PlaceKind.UNIT else naming.plain(name)


def _lay(wanted: Mapping[UUID, Wanted], entered: Entered) -> dict[UUID, int]:
    """The place of each row, found however it is written, or laid. By row."""
    rows = Place.objects.filter(
        parent__in={parent for _kind, _name, parent in wanted.values()}, valid_to=None
    )
    known: dict[tuple[int | None, str], tuple[int, UUID | None]] = {
        (parent, _plain(PlaceKind(kind), name)): (number, laid_by)
        for number, parent, kind, name, laid_by in rows.values_list(
            "id", "parent_id", "kind", "name", "laid_by"
        )
    }
    new: dict[tuple[int, str], actions.NewPlace] = {}
    for key, (kind, name, parent) in wanted.items():
        plain = (parent, _plain(kind, name))
        if plain in known:
            if (before := known[plain][1]) is not None:
                entered.known[key] = before
        elif plain in new:
            entered.known[key] = new[plain].laid_by
        else:
            new[plain] = actions.NewPlace(kind, name, parent, key)
            entered.changed.add(key)
    laid = {
        name: number
        for kind in {place.kind for place in new.values()}
        for name, number in actions.lay(p for p in new.values() if p.kind == kind).items()
    }
    placed = {plain: number for plain, (number, _by) in known.items()}
    placed |= {plain: laid[place.parent, place.name] for plain, place in new.items()}
    return {key: placed[parent, _plain(kind, name)] for key, (kind, name, parent) in wanted.items()}


def _areas(rows: Iterable[Row], entered: Entered) -> None:
    """A community named with an area goes under it, unless it stands in another area."""
    named: dict[int, tuple[str, UUID]] = {
        row.community: (row.said.area, row.key) for row in rows if row.said.area
    }
    if not named:
        return
    free = {
        place.id: place.parent_id
        for place in Place.objects.filter(id__in=named).select_related("parent")
        if place.parent and place.parent.kind != PlaceKind.AREA
    }
    laid = actions.lay(
        actions.NewPlace(PlaceKind.AREA, named[place][0], parent, named[place][1])
        for place, parent in free.items()
    )
    if free:
        actions.replant({place: laid[parent, named[place][0]] for place, parent in free.items()})
        entered.changed |= {named[place][1] for place in free}


def _describe(
    rows: Iterable[Row],
    compounds: Mapping[UUID, int],
    buildings: Mapping[UUID, int],
    entered: Entered,
) -> None:
    """Management is a compound's (a lone building's), the position the building's."""
    said: dict[int, dict[str, Any]] = {}
    keys: dict[int, UUID] = {}
    for row in rows:
        managed = compounds.get(row.key) or buildings.get(row.key)
        placed = buildings.get(row.key) or compounds.get(row.key)
        for place, names in ((managed, DESCRIBED[:4]), (placed, DESCRIBED[4:])):
            values = {name: value for name in names if (value := getattr(row.said, name))}
            if place and values:
                said.setdefault(place, {}).update(values)
                keys[place] = row.key
    changed = []
    for described in Place.objects.filter(id__in=said):
        told = said[described.id].items()
        news = {name: value for name, value in told if getattr(described, name) != value}
        for name, value in news.items():
            setattr(described, name, value)
        if news:
            changed.append(described)
            entered.changed.add(keys[described.id])
    Place.objects.bulk_update(changed, DESCRIBED, batch_size=1000)


def _draw(rows: Sequence[Row], buildings: Mapping[UUID, int], entered: Entered) -> None:
    """Grids of the rows, the upper ones first; each building joins the grid it is written with."""
    named = [row for row in rows if row.key in buildings and _code(row)]
    if not named:
        return
    known = dict(Grid.objects.filter(valid_to=None).values_list("code", "id"))
    upper = {
        f"{row.community}-{row.said.upper_grid}"[:20]: row for row in named if row.said.upper_grid
    }
    known |= _make({c: (r, r.said.upper_grid, UPPER, None) for c, r in upper.items()}, known)
    fullest = sorted(named, key=lambda row: (bool(row.said.upper_grid), bool(row.said.grid_name)))
    lower = {_code(row): row for row in fullest}
    known |= _make(
        {
            code: (
                row,
                row.said.grid_name or row.said.grid_code,
                LOWER,
                known.get(f"{row.community}-{row.said.upper_grid}"[:20]),
            )
            for code, row in lower.items()
        },
        known,
    )
    pairs = {buildings[row.key]: known[_code(row)] for row in named}
    keys = {known[_code(row)]: row.key for row in named}
    entered.buildings = actions.join(pairs, keys)
    entered.grids = sorted(set(pairs.values()))
    moved = set(entered.buildings)
    entered.changed |= {row.key for row in named if buildings[row.key] in moved}


def _make(
    wanted: Mapping[str, tuple[Row, str, int, int | None]], known: Mapping[str, int]
) -> dict[str, int]:
    return actions.draw(
        [
            actions.NewGrid(code, name, level, row.community, above, None, row.key)
            for code, (row, name, level, above) in wanted.items()
            if code not in known
        ]
    )


def _code(row: Row) -> str:
    """The code as written; one that is only named is known by its community and name."""
    said = row.said
    return (said.grid_code or (said.grid_name and f"{row.community}-{said.grid_name}"))[:20]
