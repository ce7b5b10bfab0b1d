"""A list of places made into payloads. Nothing is written, and nothing is asked row by row."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any
from uuid import UUID

from wangdi.atlas.entering.columns import MANAGEMENTS, SYSTEMS
from wangdi.importing.kinds import Context, Finding, Prepared, Table, Verdict
from wangdi.intake import gate
from wangdi.intake.stamps import Stamp
from wangdi.lib.identifiers import half_width
from wangdi.lib.sheets import Cell, cell_text, plain_word
from wangdi.territory import entering, naming
from wangdi.territory.models import Place
from wangdi.territory.payloads import PlaceRow

REVIEW, LEAVE_OUT, WITHOUT = "review", "leave_out", "without"
PERMISSION = "territory.lay"
TEXTS = {"subdistrict": 60, "area": 60, "compound": 60, "building": 60, "unit": 60,
         "grid_code": 20, "grid_name": 60, "upper_grid": 60, "company": 100, "stand_in": 60,
         "stand_in_phone": 30}  # fmt: skip
_NOTHING = {"", "无", "/", "-", "—", "--"}
_DEGREES = re.compile(r"[-+]?[0-9]{1,3}(\.[0-9]+)?")
_MOST_VALUES, _NEAR = 40, 3
_VERDICTS = {REVIEW: Verdict.REVIEW, LEAVE_OUT: Verdict.LEFT_OUT}


class List:
    """The rows of one list on their way: `values` by field, `holds` the first cause of each."""

    def __init__(self, table: Table, context: Context) -> None:
        self.table, self.context = table, context
        self.count = len(table.lines)
        self.findings: list[Finding] = []
        self.holds = [""] * self.count
        self.values: dict[str, list[Any]] = {name: self.texts(name) for name in TEXTS}

    def texts(self, name: str) -> list[str]:
        return [_text(cell) for cell in self.table.column(name)]

    def ask(
        self, cause: str, column: str, rows: list[int], choices: Sequence[str], value: str = ""
    ) -> Finding | None:
        """A finding, decided at once; held rows are remembered. None where there is no row."""
        if not rows:
            return None
        finding = Finding(cause, column, rows, Verdict.APPLIED, value, tuple(choices))
        finding.verdict = _VERDICTS.get(self.answer(finding), Verdict.APPLIED)
        self.findings.append(finding)
        if finding.verdict is Verdict.REVIEW:
            for row in rows:
                self.holds[row] = self.holds[row] or cause
        return finding

    def answer(self, finding: Finding) -> str:
        decided = self.context.decisions.get(finding.key, "")
        return decided if decided in finding.choices else finding.choices[0]


def prepare(table: Table, context: Context) -> Prepared:
    """Payloads and findings of a list of places, in the order of its rows."""
    rows = List(table, context)
    _communities(rows)
    _names(rows)
    _management(rows)
    _positions(rows)
    rows.values["hold"] = rows.holds
    names = list(rows.values)
    columns = zip(*rows.values.values(), strict=True)
    payloads = [PlaceRow(**dict(zip(names, row, strict=True))) for row in columns]
    return Prepared(payloads, rows.findings)


def match(prepared: Prepared, context: Context) -> list[Finding]:
    """What stands there already with all that is said of it: rehearsed, and taken back."""
    barred = {
        row for found in prepared.findings if found.verdict >= Verdict.REVIEW for row in found.rows
    }
    rows = [
        entering.Row(UUID(int=at), one.community, one)
        for at, one in enumerate(prepared.payloads)
        if isinstance(one, PlaceRow) and one.community and at not in barred
    ]
    entered = entering.rehearse(rows)
    there = [row.key.int for row in rows if row.key not in entered.changed]
    if not there:
        return []
    others: dict[int, int | UUID] = {}
    for at in there:
        before = entered.known.get(UUID(int=at))
        if before is not None:
            others[at] = before.int if before.int < len(prepared.payloads) else before
    return [Finding("place_there", "building", there, Verdict.DUPLICATE, others=others)]


def _text(cell: Cell) -> str:
    text = half_width(cell_text(cell)).strip()
    return "" if text in _NOTHING else text


def _communities(rows: List) -> None:
    """The community of every row, and what is asked about unknown ones."""
    named = list(zip(rows.values["subdistrict"], rows.texts("community"), strict=True))
    book = _Book()
    found = {one: book.find(*one) for one in set(named)}
    for one, known in found.items():
        if known is not None:
            continue
        lines = [row for row, name in enumerate(named) if name == one]
        near = book.near(one[1])
        finding = rows.ask(
            "community_unknown", "community", lines, (REVIEW, LEAVE_OUT, *near), one[1] or "—"
        )
        if finding is not None:
            finding.names = near
            answer = rows.answer(finding)
            found[one] = int(answer.removeprefix("at:")) if answer in near else None
    communities = [found[one] for one in named]
    known_ids = sorted({one for one in communities if one})
    allowed = gate.allow(rows.context.actor, PERMISSION, [Stamp(one) for one in known_ids])
    barred = {one for one, yes in zip(known_ids, allowed, strict=True) if not yes}
    outside = [row for row, one in enumerate(communities) if one in barred]
    rows.ask("places_outside", "community", outside, (LEAVE_OUT, REVIEW))
    rows.values["community"] = communities
    rows.values["community_name"] = [name[:60] for _office, name in named]


class _Book:
    """The communities that stand now, by their plain names, and whose they are. Two queries."""

    def __init__(self) -> None:
        places = list(Place.objects.communities())
        above = Place.objects.in_bulk({one for place in places for one in place.ancestors})
        self.names = {place.id: place.name for place in places}
        self.by_name: dict[str, list[int]] = {}
        self.offices: dict[int, set[str]] = {}
        for place in places:
            self.by_name.setdefault(naming.plain_community(place.name), []).append(place.id)
            self.offices[place.id] = {
                above[one].name.removesuffix("办事处") for one in place.ancestors if one in above
            }

    def find(self, office: str, name: str) -> int | None:
        """The only one of its name; of several, the one under the office that is named."""
        found = self.by_name.get(naming.plain_community(name), []) if name else []
        if len(found) > 1 and office:
            wanted = office.removesuffix("办事处")
            found = [one for one in found if any(wanted in known for known in self.offices[one])]
        return found[0] if len(found) == 1 else None

    def near(self, name: str) -> dict[str, str]:
        """Up to three that may be meant, as choices."""
        plain = naming.plain_community(name) if name else ""
        same = [plain] if plain in self.by_name else []
        close = same or get_close_matches(plain, self.by_name, n=_NEAR, cutoff=0.4)
        return {f"at:{one}": self.names[one] for text in close for one in self.by_name[text]}


def _names(rows: List) -> None:
    """A hamlet stands where else a compound does; something has to be named."""
    hamlets = rows.texts("hamlet")
    compounds = rows.values["compound"]
    rows.values["hamlet"] = [
        bool(hamlet) or compound.endswith(("自然村", "村民小组"))
        for hamlet, compound in zip(hamlets, compounds, strict=True)
    ]
    rows.values["compound"] = [
        hamlet[:61] or compound for hamlet, compound in zip(hamlets, compounds, strict=True)
    ]
    for name, longest in TEXTS.items():
        long = [row for row, text in enumerate(rows.values[name]) if len(text) > longest]
        rows.ask("place_too_long", name, long, (REVIEW, LEAVE_OUT))
        rows.values[name] = [text[:longest] for text in rows.values[name]]
    empty = [
        row
        for row, both in enumerate(
            zip(rows.values["compound"], rows.values["building"], strict=True)
        )
        if not any(both)
    ]
    rows.ask("nothing_named", "building", empty, (REVIEW, LEAVE_OUT))


def _management(rows: List) -> None:
    """The words of the column; a company that is named manages what nothing else is said of."""
    told = [MANAGEMENTS.meaning(plain_word(text)) for text in rows.texts("management")]
    rows.values["management"] = [
        meaning or ("company" if company else None)
        for meaning, company in zip(told, rows.values["company"], strict=True)
    ]


def _positions(rows: List) -> None:
    """Degrees north and east with their system, or none."""
    lats, lons = rows.texts("lat"), rows.texts("lon")
    read = [_degrees(lat, lon) for lat, lon in zip(lats, lons, strict=True)]
    odd = [
        row for row, position in enumerate(read) if position is None and (lats[row] or lons[row])
    ]
    rows.ask("position_odd", "lat", odd, (WITHOUT, REVIEW, LEAVE_OUT))
    systems = [SYSTEMS.meaning(plain_word(text)) for text in rows.texts("crs")]
    silent = [row for row, position in enumerate(read) if position and not systems[row]]
    finding = rows.ask("system_missing", "crs", silent, (WITHOUT, *SYSTEMS.names, REVIEW))
    if finding is not None:
        finding.names = {code: str(name) for code, name in SYSTEMS.names.items()}
        answer = rows.answer(finding)
        for row in silent:
            systems[row] = answer if answer in SYSTEMS.names else None
    whole = [position if systems[row] else None for row, position in enumerate(read)]
    rows.values["lat"] = [position[0] if position else None for position in whole]
    rows.values["lon"] = [position[1] if position else None for position in whole]
    rows.values["crs"] = [
        system if position else None for system, position in zip(systems, whole, strict=True)
    ]


def _degrees(lat: str, lon: str) -> tuple[float, float] | None:
    """A position in or near China; two numbers in each other's columns are none."""
    if not (_DEGREES.fullmatch(lat) and _DEGREES.fullmatch(lon)):
        return None
    north, east = float(lat), float(lon)
    return (north, east) if 3 <= north <= 54 and 73 <= east <= 136 else None
