"""The columns that say where: resolved address by address, not row by row."""

from collections.abc import Sequence
from dataclasses import replace

from wangdi.intake import gate
from wangdi.lib.sheets import cell_text
from wangdi.people.entering import causes, reading
from wangdi.people.entering.addresses import Parts, parts_of
from wangdi.people.entering.places import Address, Gazetteer
from wangdi.people.entering.sheet import Sheet
from wangdi.people.entering.words import HOUSEHOLD_KINDS, USES
from wangdi.territory.naming import plain

PERMISSION = "people.enter_ledger"
_MOST_VALUES = 40
_KIND_BY_USE = {"rented": "tenant", "dormitory": "collective"}
_PARTS = {"community": "community", "compound": "compound", "building": "building_name"}


def places(sheet: Sheet) -> None:
    """The building of every row, what is asked about unknown ones, and what lies outside."""
    book = Gazetteer.load(sheet.context.communities)
    parts = _parts(sheet, book)
    addresses = list(map(Address._make, zip(*parts, strict=True)))
    found = {address: book.find(address) for address in set(addresses)}
    unknown: dict[Address, list[int]] = {}
    for row, address in enumerate(addresses):
        if found[address] is None:
            unknown.setdefault(address, []).append(row)
    found |= _ask(sheet, book, unknown)
    buildings = [found[address] for address in addresses]
    sheet.values |= dict(zip(_PARTS.values(), parts, strict=True)) | {"building": buildings}
    _outside(sheet, book, buildings)
    _grids(sheet, book, buildings)


def _parts(sheet: Sheet, book: Gazetteer) -> list[list[str]]:
    """Community, compound and building as they were written, by columns or in one cell.

    Somebody who works for one community need not name it.
    """
    parts = [reading.once(sheet.table.column(name), cell_text) for name in _PARTS]
    whole = sheet.table.cells.get("address")
    if whole is not None:
        _from_address(sheet, parts, reading.once(whole, cell_text))
    home = book.name_of(sheet.context.communities)
    if home and not all(parts[0]):
        parts[0] = [community or home for community in parts[0]]
    return parts


def _from_address(sheet: Sheet, parts: list[list[str]], whole: Sequence[str]) -> None:
    """Fill in what the columns leave empty; an address that is not understood stands as it is."""
    units = list(reading.once(sheet.table.column("unit"), cell_text))
    rooms = list(reading.once(sheet.table.column("room"), cell_text))
    for row, text in enumerate(whole):
        if parts[2][row] or not text:
            continue
        found = parts_of(text) or Parts("", "", text, "", "")
        for column, part in zip(parts, found[:3], strict=True):
            column[row] = column[row] or part
        units[row], rooms[row] = units[row] or found.unit, rooms[row] or found.room
    sheet.table = replace(sheet.table, cells={**sheet.table.cells, "unit": units, "room": rooms})


def _ask(sheet: Sheet, book: Gazetteer, unknown: dict[Address, list[int]]) -> dict[Address, int]:
    """One question for each unknown building with its nearest; beyond forty, one for the rest."""
    often = sorted(unknown, key=lambda address: len(unknown[address]), reverse=True)
    told: dict[Address, int] = {}
    for address in often[:_MOST_VALUES]:
        near = {f"at:{one.id}": one.title for one in book.nearest(address)}
        finding = sheet.gathering.add(
            "building_unknown",
            "building",
            unknown[address],
            (*causes.KEEP_OR_DROP, *near),
            value=str(address) or "—",
        )
        if finding is not None:
            finding.names = near
            answer = sheet.gathering.answer(finding)
            if answer in near:
                told[address] = int(answer.removeprefix("at:"))
    rest = sorted(row for address in often[_MOST_VALUES:] for row in unknown[address])
    sheet.gathering.add("building_unknown", "building", rest, causes.KEEP_OR_DROP)
    return told


def _outside(sheet: Sheet, book: Gazetteer, buildings: Sequence[int | None]) -> None:
    numbers = [number for number in set(buildings) if number]
    stamps = [book.buildings[number].stamp for number in numbers]
    allowed = gate.allow(sheet.context.actor, PERMISSION, stamps)
    barred = {number for number, yes in zip(numbers, allowed, strict=True) if not yes}
    rows = [row for row, number in enumerate(buildings) if number in barred] if barred else []
    sheet.gathering.add("outside", "community", rows, causes.KEEP_OR_DROP)


def _grids(sheet: Sheet, book: Gazetteer, buildings: Sequence[int | None]) -> None:
    written = reading.once(sheet.table.column("grid"), lambda cell: plain(cell_text(cell)))
    rows = [
        row
        for row, (grid, number) in enumerate(zip(written, buildings, strict=True))
        if grid and number and grid not in book.buildings[number].grid_names
    ]
    sheet.gathering.add("grid_differs", "grid", rows, causes.REMARK)


def doors(sheet: Sheet) -> None:
    """Unit and room, what the home is used for, and which household of the door it is."""
    sheet.values["unit"] = reading.once(sheet.table.column("unit"), reading.unit)
    rooms = sheet.values["room"] = reading.once(sheet.table.column("room"), reading.room)
    missing = [row for row, room in enumerate(rooms) if not room]
    sheet.gathering.add("room_missing", "room", missing, causes.KEEP_OR_DROP)
    uses = sheet.words("use", USES)
    kinds = sheet.words("household_kind", HOUSEHOLD_KINDS)
    sheet.values["use"] = [use or "home" for use in uses]
    sheet.values["household_kind"] = [
        kind or _KIND_BY_USE.get(use, "owner") for kind, use in zip(kinds, uses, strict=True)
    ]
