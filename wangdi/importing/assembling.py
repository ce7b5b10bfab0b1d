"""The sheets of a file put together under one header: rows in order, each with its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wangdi.importing import lines, mapping
from wangdi.importing.bodies import Body, Form, body_of
from wangdi.importing.headers import Header, header_of
from wangdi.importing.kinds import ImportKind
from wangdi.importing.reading import Sheet
from wangdi.importing.remembering import Understanding
from wangdi.lib.sheets import Grid, Row, SheetRefused

NO_HEADER, OTHER_FORM, NOT_CHOSEN, HIDDEN, READ = (
    "no_header", "other_form", "not_chosen", "hidden", "read",
)  # fmt: skip
Headed = tuple[Sheet, Grid, Header]


@dataclass
class Sheets:
    """The sheets that are read, with their headers; and what became of each sheet there is."""

    read: list[Headed]
    told: list[dict[str, object]]

    @property
    def names(self) -> list[str]:
        return self.read[0][2].names

    @property
    def header(self) -> Header:
        return self.read[0][2]


@dataclass
class Rows:
    """All rows under the headings of the first sheet; those set aside by why; the sheets' names."""

    rows: list[tuple[int, Row]] = field(default_factory=list)
    sheets: list[tuple[str, int]] = field(default_factory=list)
    aside: dict[str, list[tuple[int, Row]]] = field(default_factory=dict)
    date1904: bool = False


def headed(kind: ImportKind, sheets: Sequence[Sheet], chosen: Sequence[str]) -> Sheets:
    """The sheets that are read: the chosen ones, else those that have the form of the first.

    SheetRefused where none has a header.
    """
    found: list[Headed] = []
    why: dict[str, str] = {}
    for sheet in sheets:
        if sheet.grid is None:
            why[sheet.name] = HIDDEN if sheet.hidden else NOT_CHOSEN
            continue
        try:
            one = (sheet, sheet.grid, header_of(kind, sheet.grid))
        except SheetRefused:
            why[sheet.name] = NO_HEADER
            continue
        if found and not chosen and not _same_form(found[0][2], one[2]):
            why[sheet.name] = OTHER_FORM
            continue
        found.append(one)
    if not found:
        raise SheetRefused("no_header")
    told = [
        {
            "name": sheet.name,
            "hidden": sheet.hidden,
            "rows": sheet.rows,
            "state": why.get(sheet.name, READ),
        }
        for sheet in sheets
    ]
    return Sheets(found, told)


def _same_form(one: Header, other: Header) -> bool:
    return mapping.likeness(mapping.numbered(one.names), mapping.numbered(other.names)) == 1


def rows_of(sheets: Sheets, kind: ImportKind, known: Understanding, taken: Sequence[str]) -> Rows:
    """Every row of the sheets, in order; a sheet of other columns is laid under the first one's."""
    found = Rows(date1904=sheets.read[0][1].date1904)
    for sheet, grid, header in sheets.read:
        places = _places(sheets.names, header.names)
        turned = places != list(range(len(sheets.names)))
        body = body_of(grid, header, _form(kind, _at(known.mapping, places), taken))
        _add(found, sheet, body, places if turned else [])
    return found


def _at(columns: Mapping[str, int], places: Sequence[int]) -> dict[str, int]:
    """The columns of the first sheet that this one has too, by their places here."""
    return {
        name: places[at] for name, at in columns.items() if at < len(places) and places[at] >= 0
    }


def _places(names: Sequence[str], here: Sequence[str]) -> list[int]:
    """For each heading of the first sheet its place in this one, or -1."""
    at = {name: place for place, name in enumerate(mapping.numbered(here)) if name}
    same = list(here) == list(names)
    return [
        place if same else at.get(name, -1) for place, name in enumerate(mapping.numbered(names))
    ]


def _form(kind: ImportKind, own: Mapping[str, int], taken: Sequence[str]) -> Form:
    needed = [one for one in kind.columns if one.required and one.name in own]
    single = [one for one in needed if not one.merged] or needed
    return Form(
        down={own[one.name] for one in kind.columns if one.merged and one.name in own},
        names={own[one.name] for one in single},
        taken=set(taken),
    )


def _add(found: Rows, sheet: Sheet, body: Body, places: Sequence[int]) -> None:
    def laid(rows: Sequence[tuple[int, Row]]) -> list[tuple[int, Row]]:
        if not places and not sheet.place:
            return list(rows)
        return [(lines.line_of(sheet.place, line), _turned(row, places)) for line, row in rows]

    rows = laid(body.rows)
    found.rows += rows
    found.sheets.append((sheet.name, len(rows)))
    for why, aside in body.aside.items():
        found.aside.setdefault(why, []).extend(laid(aside))


def _turned(row: Row, places: Sequence[int]) -> Row:
    if not places:
        return row
    return [row[at] if 0 <= at < len(row) else None for at in places]
