"""A list's columns made into rows; nothing is written, and nothing is asked row by row."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from wangdi.access.scopes import reach
from wangdi.importing.kinds import Context, Finding, Prepared, Table, Verdict
from wangdi.intake.actors import Actor
from wangdi.lib import clock
from wangdi.lib.sheets import Cell, cell_text, plain_word
from wangdi.people.entering import reading
from wangdi.people.entering.causes import KEEP_OR_DROP, VALUE, WITHOUT
from wangdi.people.entering.findings import Gathering
from wangdi.people.entering.places import Address, Gazetteer
from wangdi.people.models import Dwelling
from wangdi.testing.entering.columns import KINDS, OUTCOMES
from wangdi.testing.entering.matching import meet
from wangdi.testing.entering.row import ResultRow
from wangdi.testing.models import Result
from wangdi.testing.words import Kind, Outcome

PLACE = ("community", "compound", "building")
LONGEST = {"number": 40, "place": 100, "taken_by": 60, "laboratory": 100}
_CLOCK = re.compile(r"(?P<h>\d{1,2})[::时点](?P<m>\d{2})?")


class Moment(NamedTuple):
    """A day with its time of day where one was written; `odd`: it means no day."""

    day: date | None = None
    clock: time | None = None
    odd: bool = False


def prepare(table: Table, context: Context) -> Prepared:
    """One row for each row of the table, and what was found on the way."""
    gathering = Gathering(len(table.lines), context.decisions)
    count = range(len(table.lines))
    names = [reading.name(cell)[0][:60] for cell in table.column("name")]
    missing = [n for n in count if not names[n]]
    gathering.add("name_missing", "name", missing, KEEP_OR_DROP)
    texts = {name: _texts(table, name, most) for name, most in LONGEST.items()}
    numbers, phones = _numbers(table, gathering), _phones(table, gathering)
    sampled, reported = _times(table, gathering)
    outcomes = _outcomes(table, gathering)
    kinds = _texts(table, "kind", 40)
    book = Gazetteer.load()
    doors, home = _doors(table, book), _home(context.actor)
    communities = [book.communities.get(text) for text in _texts(table, "community", 60)]
    payloads = [
        ResultRow(
            dwelling=doors[n],
            community=communities[n],
            home=home,
            name=names[n],
            id_number=numbers[n],
            phone=phones[n],
            address=_address(table, n),
            kind=_kind(kinds[n]),
            outcome=outcomes[n],
            sampled_on=sampled[n].day,
            sampled_time=sampled[n].clock,
            reported_at=reported[n],
            hold=gathering.holds[n],
            **{name: texts[name][n] for name in LONGEST},
        )
        for n in count
    ]
    return Prepared(payloads, gathering.findings)


def match(prepared: Prepared, context: Context) -> list[Finding]:
    """Rows of whom a person must say who it is, and samples that are recorded already."""
    rows = [one for one in prepared.payloads if isinstance(one, ResultRow)]
    doubts: dict[str, list[int]] = defaultdict(list)
    others: dict[int, int | UUID] = {}
    met = meet(rows)
    people = {one.person for one in met if one.person}
    there = {
        (one.person_id, one.kind, one.sampled_on, one.number): one
        for one in Result.objects.standing().filter(person__in=people)
    }
    for n, (row, one) in enumerate(zip(rows, met, strict=True)):
        if row.hold:
            continue
        if one.doubt:
            doubts[one.doubt].append(n)
            continue
        known = there.get((one.person or row.person, row.kind, row.sampled_on, row.number))  # type: ignore[arg-type]
        if known is not None and known.outcome == row.outcome:
            others[n] = known.id
        elif known is not None and known.outcome != Outcome.PENDING:
            doubts["other_result"].append(n)
    found = [Finding(cause, "name", where, Verdict.REVIEW) for cause, where in doubts.items()]
    if others:
        found.append(Finding("same_result", "name", list(others), Verdict.DUPLICATE, others=others))
    return found


def moment(cell: Cell) -> Moment:
    """A day and, where it was written, its time on the clock: 2020-02-10 08:30."""
    if isinstance(cell, datetime):
        return Moment(cell.date(), cell.time().replace(microsecond=0) or None)
    text = cell_text(cell).replace("T", " ")
    written, _space, rest = text.partition(" ")
    day, cause = reading.day(cell if not rest else written)
    if cause or day is None:
        return Moment(odd=bool(cause))
    found = _CLOCK.search(rest)
    if found is None:
        return Moment(day)
    hour, minute = int(found["h"]), int(found["m"] or 0)
    return Moment(day, time(hour, minute)) if hour < 24 and minute < 60 else Moment(day)


def _times(table: Table, gathering: Gathering) -> tuple[list[Moment], list[datetime | None]]:
    sampled = reading.once(table.column("sampled_at"), moment)
    gathering.add(
        "sample_day_odd", "sampled_at",
        [n for n, one in enumerate(sampled) if one.day is None or one.day > clock.today()],
        KEEP_OR_DROP,
    )  # fmt: skip
    reported = reading.once(table.column("reported_at"), moment)
    times = [clock.at(one.day, one.clock or time.min) if one.day else None for one in reported]
    odd = [
        n
        for n, (one, was) in enumerate(zip(reported, sampled, strict=True))
        if one.odd or (one.day and was.day and one.day < was.day)
    ]
    finding = gathering.add("report_day_odd", "reported_at", odd, VALUE)
    if finding and gathering.answer(finding) == WITHOUT:
        for n in odd:
            times[n] = None
    return sampled, times


def _outcomes(table: Table, gathering: Gathering) -> list[str]:
    words = OUTCOMES | {code: code for code in Outcome.values}
    found = [words.get(text, "") for text in reading.once(table.column("outcome"), _word)]
    unknown = [n for n, one in enumerate(found) if not one]
    gathering.add("outcome_unknown", "outcome", unknown, KEEP_OR_DROP)
    return found


def _word(cell: Cell) -> str:
    return plain_word(cell_text(cell))


def _kind(text: str) -> str:
    """An antigen where the word says so; else a nucleic acid test, which is what lists hold."""
    plain = plain_word(text)
    found = KINDS.get(plain) or (plain if plain in Kind.values else "")
    return found or (Kind.ANTIGEN.value if "抗原" in plain else Kind.NUCLEIC.value)


def _texts(table: Table, name: str, most: int) -> list[str]:
    return [text[:most] for text in reading.once(table.column(name), cell_text)]


def _numbers(table: Table, gathering: Gathering) -> list[str]:
    read = reading.once(table.column("id_number"), lambda cell: reading.document(cell, ""))
    odd = [n for n, one in enumerate(read) if one[2] in ("id_impossible", "digits_lost")]
    finding = gathering.add("id_odd", "id_number", odd, (WITHOUT, *KEEP_OR_DROP))
    blank = set(odd) if finding and gathering.answer(finding) == WITHOUT else set()
    return ["" if n in blank else one[0][:40] for n, one in enumerate(read)]


def _phones(table: Table, gathering: Gathering) -> list[str]:
    read = reading.once(table.column("phone"), reading.phone)
    odd = [n for n, (_phone, cause) in enumerate(read) if cause and cause != "phones_several"]
    finding = gathering.add("phone_odd", "phone", odd, (WITHOUT, *KEEP_OR_DROP))
    blank = set(odd) if finding and gathering.answer(finding) == WITHOUT else set()
    return ["" if n in blank else phone[:30] for n, (phone, _cause) in enumerate(read)]


def _doors(table: Table, book: Gazetteer) -> list[UUID | None]:
    """The door of every row that names one; one query for the doors of the buildings named."""
    parts = (_texts(table, name, 60) for name in PLACE)
    buildings = [book.find(address) for address in map(Address._make, zip(*parts, strict=True))]
    units = reading.once(table.column("unit"), reading.unit)
    rooms = reading.once(table.column("room"), reading.room)
    there = Dwelling.objects.filter(building__in={one for one in buildings if one})
    known = {
        (building, unit, room): door
        for building, unit, room, door in there.values_list("building", "unit", "room", "id")
    }
    asked: Sequence[tuple[object, str, str]] = list(zip(buildings, units, rooms, strict=True))
    return [known.get(one) for one in asked]  # type: ignore[arg-type]


def _address(table: Table, n: int) -> str:
    parts = (cell_text(table.column(name)[n]) for name in (*PLACE, "unit", "room"))
    return " ".join(part for part in parts if part)[:100]


def _home(actor: Actor) -> int | None:
    """The one community of whoever brings the list, if he works for one alone."""
    if actor.id is None:
        return None
    standing = reach(actor.id)
    if any(one.whole for one in standing.reaches):
        return None
    communities = {community for one in standing.reaches for community in one.communities}
    return communities.pop() if len(communities) == 1 else None
