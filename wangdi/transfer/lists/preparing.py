"""A list's columns made into rows; nothing is written, and nothing is asked row by row."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from wangdi.importing.kinds import Context, Finding, Prepared, Table, Verdict
from wangdi.intake.commands import Record, Review
from wangdi.lib import clock, ids
from wangdi.lib.sheets import Cell, cell_text
from wangdi.people.entering import reading
from wangdi.people.entering.causes import KEEP_OR_DROP, VALUE, WITHOUT
from wangdi.people.entering.findings import Gathering
from wangdi.people.entering.places import Address, Gazetteer
from wangdi.people.models import Dwelling
from wangdi.transfer.actions.seen import Seen
from wangdi.transfer.lists.command import ExpectRowPayload, expected_of
from wangdi.transfer.models import EntryPoint

NOON = time(12)
PLACE = ("community", "compound", "building")
_DAY = re.compile(r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_HOUR = re.compile(r"([01]?[0-9]|2[0-3])[:：时点]([0-5]?[0-9])?")
LONGEST = {"name": 60, "origin": 100, "transport_number": 40}
FAR = timedelta(days=60)


def prepare(table: Table, context: Context) -> Prepared:
    """One row of a list for each row of the table, and what was found on the way."""
    gathering = Gathering(len(table.lines), context.decisions)
    texts = {name: _texts(table, name) for name in ("origin", "transport_number")}
    names = [reading.name(cell)[0][: LONGEST["name"]] for cell in table.column("name")]
    moments = _moments(table)
    points = _points(table)
    places = _places(table)
    for cause, column, values in (
        ("name_missing", "name", names),
        ("point_unknown", "point", points),
        ("community_unknown", "community", [community for community, _door in places]),
        ("day_odd", "day", moments),
        ("origin_missing", "origin", texts["origin"]),
    ):
        rows = [row for row, value in enumerate(values) if not value]
        gathering.add(cause, column, rows, KEEP_OR_DROP)
    phones = _phones(table, gathering)
    payloads = [
        ExpectRowPayload(
            point=points[row],
            community=places[row][0],
            dwelling=places[row][1],
            name=names[row],
            phone=phones[row],
            origin=texts["origin"][row][: LONGEST["origin"]],
            transport_number=texts["transport_number"][row][: LONGEST["transport_number"]],
            expected_at=moments[row],
            day=clock.day_of(moment) if (moment := moments[row]) else None,
            written=_written(table, row),
            hold=gathering.holds[row],
        )
        for row in range(len(table.lines))
    ]
    return Prepared(payloads, gathering.findings)


def match(prepared: Prepared, context: Context) -> list[Finding]:
    """Rows of people who are expected already, or stand twice."""
    rows = [one for one in prepared.payloads if isinstance(one, ExpectRowPayload)]
    read = [expected_of(Record(ids.uuid7(), one, b"", clock.now())) for one in rows]
    sound = [(at, one) for at, one in enumerate(read) if not isinstance(one, Review)]
    at_key = {one.key: at for at, one in sound}
    seen = Seen([one for _at, one in sound])
    others: dict[int, int | UUID] = {}
    for at, one in sound:
        before = seen.before(one)
        if before is not None:
            others[at] = at_key.get(before, before)
    if not others:
        return []
    return [Finding("expected_already", "name", list(others), Verdict.DUPLICATE, others=others)]


def _texts(table: Table, name: str) -> list[str]:
    return reading.once(table.column(name), cell_text)


def _points(table: Table) -> list[UUID | None]:
    """Open points by what their names hold: 西站 is 郑州西站 where it is the only one."""
    known = dict(EntryPoint.objects.filter(closed_at=None).values_list("name", "id"))

    def find(cell: Cell) -> UUID | None:
        text = "".join(cell_text(cell).split())
        alike = [point for name, point in known.items() if text and (text in name or name in text)]
        return known.get(text) or (alike[0] if len(alike) == 1 else None)

    return reading.once(table.column("point"), find)


def _places(table: Table) -> list[tuple[int | None, UUID | None]]:
    """Community and, where it is written and known, the door of every row."""
    book = Gazetteer.load()
    parts = (_texts(table, name) for name in PLACE)
    addresses = [Address(*one) for one in zip(*parts, strict=True)]
    buildings = [book.find(one) for one in addresses]
    units = reading.once(table.column("unit"), reading.unit)
    rooms = reading.once(table.column("room"), reading.room)
    there = Dwelling.objects.filter(building__in={one for one in buildings if one})
    doors = {
        (building, unit, room): (door, community)
        for building, unit, room, door, community in there.values_list(
            "building", "unit", "room", "id", "community_id"
        )
    }
    found: list[tuple[int | None, UUID | None]] = []
    for row, address in enumerate(addresses):
        building = buildings[row]
        door = doors.get((building, units[row], rooms[row])) if building else None
        community = door[1] if door else book.community(address)
        found.append((community, door[0] if door else None))
    return found


def _moments(table: Table) -> Sequence[datetime | None]:
    """Day and hour as one instant; noon where no hour is written."""
    days, hours = table.column("day"), table.column("hour")
    return [_moment(day, hour) for day, hour in zip(days, hours, strict=True)]


def _moment(day_cell: Cell, hour_cell: Cell) -> datetime | None:
    day = _day(day_cell)
    if day is None or abs(day - clock.today()) > FAR:
        return None
    if isinstance(hour_cell, datetime):
        wall = hour_cell.time()
    elif isinstance(day_cell, datetime) and day_cell.time() != time.min:
        wall = day_cell.time()
    else:
        parts = _HOUR.search(cell_text(hour_cell)) or _HOUR.search(cell_text(day_cell))
        wall = time(int(parts[1]), int(parts[2] or 0)) if parts else NOON
    return clock.at(day, wall.replace(tzinfo=None))


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    parts = _DAY.search(cell_text(cell))
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def _phones(table: Table, gathering: Gathering) -> list[str]:
    read = reading.once(table.column("phone"), reading.phone)
    odd = [row for row, (_phone, cause) in enumerate(read) if cause]
    finding = gathering.add("phone_odd", "phone", odd, VALUE)
    blank = set(odd) if finding and gathering.answer(finding) == WITHOUT else set()
    return ["" if row in blank else phone for row, (phone, _cause) in enumerate(read)]


def _written(table: Table, row: int) -> str:
    """Day, point and address as they were written, for the person who looks at the row."""
    names = ("day", "hour", "point", *PLACE, "unit", "room")
    parts = (cell_text(table.column(name)[row]) for name in names)
    return " ".join(part for part in parts if part)
