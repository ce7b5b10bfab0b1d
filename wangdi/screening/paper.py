"""Sheets of doors: what stands on them, how two readings are held together, what comes of them."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from wangdi.documents.verifying import ALPHABET
from wangdi.intake.commands import Incoming
from wangdi.people.models import Dwelling
from wangdi.screening import actions, outcomes
from wangdi.screening.models import CanvassRound, DoorAnswer, DoorSheet, DoorVisit, SheetReading

CODE = 6
Row = Mapping[str, Any]


def new_code() -> str:
    """A short code to type from paper: six signs that cannot be mistaken for each other."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE))


def row_key(sheet: UUID, row: int) -> UUID:
    """The key of the visit that stands on a row, whoever enters it and however often."""
    return uuid5(sheet, str(row))


def rows_of(
    wanted: Iterable[tuple[UUID, int]], rounds: Mapping[UUID, CanvassRound]
) -> dict[tuple[UUID, int], list[UUID]]:
    """The doors of buildings that are not done in a round, in walking order; a query a round."""
    buildings: dict[UUID, set[int]] = defaultdict(set)
    for canvass, building in wanted:
        buildings[canvass].add(building)
    rows: dict[tuple[UUID, int], list[UUID]] = defaultdict(list)
    for canvass_id in buildings.keys() & rounds.keys():
        done = DoorAnswer.objects.filter(round=canvass_id, outcome__in=outcomes.COVERED)
        doors = actions.doors_of(rounds[canvass_id]).filter(building__in=buildings[canvass_id])
        left = doors.exclude(id__in=done.values("dwelling")).order_by("sort_key", "id")
        for door, building in left.values_list("id", "building_id"):
            rows[canvass_id, building].append(door)
    return rows


def doors_on(sheet: DoorSheet) -> list[Dwelling]:
    """The doors of a sheet, row by row."""
    known = Dwelling.objects.in_bulk(sheet.doors)
    return [known[door] for door in sheet.doors]


def readings(sheet: DoorSheet) -> list[SheetReading]:
    """What was read off a sheet, the first reading first."""
    return list(SheetReading.objects.filter(sheet=sheet, annulled_at=None).order_by("read_at"))


def other_reading(reading: SheetReading) -> SheetReading | None:
    """The last reading of the same sheet by somebody else."""
    others = SheetReading.objects.filter(sheet=reading.sheet, annulled_at=None)
    return others.exclude(by=reading.by).order_by("-read_at").first()


def differing(first: Mapping[str, Row], second: Mapping[str, Row]) -> list[int]:
    """The rows on which two readings are not the same."""
    rows = first.keys() | second.keys()
    return sorted(int(row) for row in rows if first.get(row) != second.get(row))


def agree(first: SheetReading | None, second: SheetReading, *, sure: Sequence[int] = ()) -> bool:
    """Whether two people read the same, but for rows the second looked at again and is sure of."""
    if first is None:
        return False
    return not set(differing(first.rows, second.rows)) - set(sure)


def visits(sheet: DoorSheet, reading: SheetReading) -> list[Incoming]:
    """The visits of an agreed sheet, under the keys of its rows.

    Rows that came by telephone with the same answer are left out: that record tells more.
    """
    keys = {row_key(sheet.id, int(row)): int(row) for row in reading.rows}
    there = DoorVisit.objects.filter(id__in=keys).values_list("id", "outcome")
    same = {keys[key] for key, said in there if reading.rows[str(keys[key])]["outcome"] == said}
    return [
        Incoming(row_key(sheet.id, number), _payload(sheet, number, row), reading.walked_at)
        for number, row in sorted((int(n), row) for n, row in reading.rows.items())
        if number not in same
    ]


def _payload(sheet: DoorSheet, number: int, row: Row) -> dict[str, Any]:
    return {
        "round": sheet.round_id,
        "dwelling": sheet.doors[number - 1],
        "outcome": row["outcome"],
        "people_seen": row["people_seen"],
        "replies": row["replies"] or None,
    }
