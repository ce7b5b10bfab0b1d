"""A list's columns made into rows; nothing is written, and nothing is asked row by row."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from wangdi.importing.kinds import Context, Finding, Prepared, Table, Verdict
from wangdi.intake.commands import Record, Review
from wangdi.lib import clock, ids
from wangdi.lib.sheets import cell_text
from wangdi.people.entering import reading
from wangdi.people.entering.causes import KEEP_OR_DROP, VALUE, WITHOUT
from wangdi.people.entering.findings import Gathering
from wangdi.people.entering.places import Address, Gazetteer
from wangdi.people.models import Dwelling
from wangdi.screening import areas, meeting, origins
from wangdi.screening.meeting import Who
from wangdi.screening.models import Arrival
from wangdi.screening.payloads import ArrivalPayload
from wangdi.screening.returnees import details
from wangdi.screening.returnees.columns import TRANSPORT
from wangdi.screening.returnees.command import ReturneeRow, arrival_of
from wangdi.screening.returnees.details import Days

PLACE = ("community", "compound", "building")
LONGEST = {"name": 60, "origin": 100, "transport_number": 40}


def prepare(table: Table, context: Context) -> Prepared:
    """One row of a list for each row of the table, and what was found on the way."""
    gathering = Gathering(len(table.lines), context.decisions)
    texts = {name: _texts(table, name) for name in ("origin", "transport", "transport_number")}
    names = [reading.name(cell)[0][: LONGEST["name"]] for cell in table.column("name")]
    doors = _doors(table, gathering, context.communities)
    phones = _phones(table, gathering)
    left, arrived = _days(table, gathering)
    for cause, column, values in (
        ("name_missing", "name", names),
        ("origin_missing", "origin", texts["origin"]),
    ):
        rows = [row for row, value in enumerate(values) if not value]
        gathering.add(cause, column, rows, KEEP_OR_DROP)
    known = areas.known(clock.now())
    codes = {text: origins.code_of(text, known.areas) for text in set(texts["origin"])}
    told = details.read(table, gathering, Days(left, arrived))
    payloads = [
        ReturneeRow(
            dwelling=doors[row],
            address=_address(table, row),
            name=names[row],
            phone=phones[row],
            origin=texts["origin"][row][: LONGEST["origin"]],
            origin_code=codes[texts["origin"][row]],
            left_on=left[row],
            arrived_on=arrived[row],
            transport=TRANSPORT.get(texts["transport"][row], "other"),
            transport_number=texts["transport_number"][row][: LONGEST["transport_number"]],
            hold=gathering.holds[row],
            **told[row],
        )
        for row in range(len(table.lines))
    ]
    return Prepared(payloads, gathering.findings)


def match(prepared: Prepared, context: Context) -> list[Finding]:
    """Rows that are registered already, or stand twice, or of whom a person must say who it is."""
    rows = [one for one in prepared.payloads if isinstance(one, ReturneeRow)]
    read = [(at, _arrival(one)) for at, one in enumerate(rows)]
    sound = [(at, one) for at, one in read if isinstance(one, ArrivalPayload)]
    seen: dict[Who, int | UUID] = {**_registered({one.dwelling for _at, one in sound})}
    others: dict[int, int | UUID] = {}
    doubts: dict[str, list[int]] = defaultdict(list)
    met = meeting.meet([one for _at, one in sound])
    for (at, _asked), one in zip(sound, met, strict=True):
        if isinstance(one, Review):
            doubts[one.reason].append(at)
        elif (before := seen.setdefault(meeting.who_of(one), at)) != at:
            others[at] = before
    found = [Finding(cause, "name", where, Verdict.REVIEW) for cause, where in doubts.items()]
    if others:
        found.append(
            Finding("same_arrival", "name", list(others), Verdict.DUPLICATE, others=others)
        )
    return found


def _arrival(row: ReturneeRow) -> ArrivalPayload | Review:
    """What will be asked of the row; the key is of no account before it is handed in."""
    read = arrival_of(Record(ids.uuid7(), row, b"", clock.now()))
    return read if isinstance(read, Review) else read.payload


def _registered(doors: set[UUID]) -> dict[Who, UUID]:
    before = Arrival.objects.standing().filter(dwelling__in=doors)
    return {one.who: one.id for one in before}


def _texts(table: Table, name: str) -> list[str]:
    return reading.once(table.column(name), cell_text)


def _doors(table: Table, gathering: Gathering, own: frozenset[int]) -> list[UUID | None]:
    """The door of every row; one query for the doors of the buildings that are named."""
    book = Gazetteer.load(own)
    parts = (_texts(table, name) for name in PLACE)
    buildings = [book.find(address) for address in map(Address._make, zip(*parts, strict=True))]
    units = reading.once(table.column("unit"), reading.unit)
    rooms = reading.once(table.column("room"), reading.room)
    there = Dwelling.objects.filter(building__in={one for one in buildings if one})
    known = {
        (building, unit, room): door
        for building, unit, room, door in there.values_list("building", "unit", "room", "id")
    }
    doors = [known.get(number) for number in zip(buildings, units, rooms, strict=True)]  # type: ignore[arg-type]
    rows = [row for row, door in enumerate(doors) if door is None]
    gathering.add("door_unknown", "room", rows, KEEP_OR_DROP)
    return doors


def _phones(table: Table, gathering: Gathering) -> list[str]:
    read = reading.once(table.column("phone"), reading.phone)
    odd = [row for row, (_phone, cause) in enumerate(read) if cause]
    finding = gathering.add("phone_odd", "phone", odd, VALUE)
    blank = set(odd) if finding and gathering.answer(finding) == WITHOUT else set()
    return ["" if row in blank else phone for row, (phone, _cause) in enumerate(read)]


def _days(
    table: Table, gathering: Gathering
) -> tuple[Sequence[date | None], Sequence[date | None]]:
    left = reading.once(table.column("left_on"), reading.day)
    arrived = reading.once(table.column("arrived_on"), reading.day)
    odd_left = [row for row, (_day, cause) in enumerate(left) if cause]
    gathering.add("date_odd", "left_on", odd_left, VALUE)
    missing = [row for row, (day, _cause) in enumerate(arrived) if day is None]
    gathering.add("date_odd", "arrived_on", missing, KEEP_OR_DROP)
    days = [(gone[0], come[0]) for gone, come in zip(left, arrived, strict=True)]
    after = [row for row, (gone, come) in enumerate(days) if gone and come and gone > come]
    gathering.add("left_after", "left_on", after, KEEP_OR_DROP)
    return [gone for gone, _come in days], [come for _gone, come in days]


def _address(table: Table, row: int) -> str:
    """The address as it was written, for the person who looks at the row."""
    parts = (cell_text(table.column(name)[row]) for name in (*PLACE, "unit", "room"))
    return " ".join(part for part in parts if part)
