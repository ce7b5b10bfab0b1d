"""The port of this room: what a room registers so that its records can be brought by spreadsheet.

A kind works on columns, never on rows one by one: 94,067 rows are one call of `prepare`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from uuid import UUID

from django.utils.functional import Promise

from wangdi.intake.actors import Actor
from wangdi.intake.commands import Payload
from wangdi.lib.sheets import Cell

Text = str | Promise


class Verdict(IntEnum):
    """What becomes of a row. Where several findings speak about one row, the highest holds."""

    APPLIED = 0
    DUPLICATE = 1
    REVIEW = 2
    SENT_BEFORE = 3
    LEFT_OUT = 4


@dataclass(frozen=True, kw_only=True)
class Values:
    """What may stand in a coded column: `names`, code → name, and `words`, plain word → code.

    `several`: one cell may hold several, parted by `;`, `、`, a comma or a space. An office says
    once what its own words mean; `prepare` then finds the code in the cell, so that the kind's
    own reading must know its codes as words.
    """

    names: Mapping[str, Text]
    words: Mapping[str, str] = field(default_factory=dict)
    several: bool = False

    def meaning(self, word: str) -> str | None:
        """The code that a plain word means, by itself; None where it is not one of ours."""
        return word if word in self.names else self.words.get(word)


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column that a kind understands; `aliases` are headings offices write for it.

    `values`: the column holds codes; odd words in it are asked about once and remembered.
    `merged`: a cell merged over several rows means all of them (an address over a household).
    `instead`: another column that may hold it too, so that it is not missing where that is there.
    `of_sheet`: where no column holds it, the names of the sheets may.
    `exact`: a heading must be one of its names; that it holds one is not enough.
    """

    name: str
    label: Text
    aliases: tuple[str, ...] = ()
    required: bool = False
    help: Text = ""
    mask: Callable[[str], str] | None = None
    values: Values | None = None
    merged: bool = True
    instead: str = ""
    of_sheet: bool = False
    exact: bool = False


@dataclass(frozen=True)
class Table:
    """The mapped columns of a file. `lines` are the rows' numbers as the sheet shows them.

    `headings` and `sent` are the whole form and its rows, for a kind that answers its sender.
    Of a file with several sheets a line is the sheet's place and the row (`lines.py`).
    `date1904`: bare numbers that are days count from 1904 (`lib.sheets.read_day`).
    """

    lines: Sequence[int]
    cells: Mapping[str, Sequence[Cell]]
    headings: Sequence[str] = ()
    sent: Sequence[Sequence[Cell]] = ()
    date1904: bool = False

    def column(self, name: str) -> Sequence[Cell]:
        """The cells of a column, empty where the file has none."""
        return self.cells.get(name) or [None] * len(self.lines)


@dataclass(frozen=True)
class Context:
    """Who imports, and what he decided: the key of a finding → the code of one of its choices.

    `communities` are the ids of those he works for.
    """

    actor: Actor
    decisions: Mapping[str, str] = field(default_factory=dict)
    communities: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Cause:
    """Why rows are looked at, as a short heading, and what it means as a sentence."""

    code: str
    label: Text
    sentence: Text


@dataclass
class Finding:
    """One cause in one column: which rows (positions, ascending), and what becomes of them.

    `value` parts a cause by what stands in the cells, where each is answered by itself. `choices`
    are the codes of answers for all its rows, or `code:value` with a name to show in `names`.
    `others` tells of a duplicate which row (a position) or record (its id) it is like, `differs`
    by which columns it is not.
    """

    cause: str
    column: str
    rows: list[int]
    verdict: Verdict
    value: str = ""
    choices: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    others: dict[int, int | UUID] = field(default_factory=dict)
    differs: dict[int, Sequence[str]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What a decision about it is kept under."""
        return ":".join(part for part in (self.cause, self.column, self.value) if part)


@dataclass
class Prepared:
    """One payload per row, in order, and what was found on the way."""

    payloads: Sequence[Payload]
    findings: list[Finding]


Prepare = Callable[[Table, Context], Prepared]
Held = Callable[[Mapping[UUID, UUID]], set[UUID]]
Match = Callable[[Prepared, Context], list[Finding]]


@dataclass(frozen=True, kw_only=True)
class ImportKind:
    """`prepare` reads columns into payloads of `command`; `match` finds what is there already.

    Neither writes anything. What `match` says, the command says again when the rows are written.
    `held` gets what an import made, key → record, and tells the keys of those on which something
    stands by now: they stay when a whole import is undone by the command's `annul`.
    """

    name: str
    label: Text
    permission: str
    command: str
    columns: tuple[Column, ...]
    causes: tuple[Cause, ...]
    prepare: Prepare
    match: Match
    record_url: Callable[[UUID], str] | None = None
    held: Held | None = None
    order: int = 0

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def cause(self, code: str) -> Cause:
        return next(cause for cause in self.causes if cause.code == code)


_kinds: dict[str, ImportKind] = {}


def register(known: ImportKind) -> None:
    """Make a kind known by its name; ValueError for a second of the same name."""
    if known.name in _kinds:
        raise ValueError(f"import kind {known.name} is registered twice")
    _kinds[known.name] = known


def kind(name: str) -> ImportKind:
    """The kind of that name; KeyError where no room offers it."""
    return _kinds[name]


def all_kinds() -> list[ImportKind]:
    return sorted(_kinds.values(), key=lambda known: (known.order, known.name))


def offered(holds: Callable[[str], bool]) -> list[ImportKind]:
    """The kinds that somebody who `holds` permissions may import."""
    return [known for known in all_kinds() if holds(known.permission)]
