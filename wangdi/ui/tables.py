"""What a table on a page shows: chosen columns, allowed orders, filters as words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from wangdi.ui.paging import with_parameters

Text = str | Promise


@dataclass(frozen=True)
class Column:
    """`sort` is the database column it may be ordered by; `cell` takes a row, safe HTML allowed."""

    key: str
    label: Text
    numeric: bool = False
    shown: bool = True
    sort: str | None = None
    cell: Callable[[Any], object] | None = None

    def value(self, row: Any) -> object:
        """What stands in this column for a row."""
        return self.cell(row) if self.cell else attrgetter(self.key.replace("__", "."))(row)


@dataclass(frozen=True)
class Head:
    column: Column
    url: str | None
    direction: str | None


@dataclass(frozen=True)
class Choice:
    column: Column
    chosen: bool


@dataclass(frozen=True)
class Word:
    """One filter in words, with the address of the page without it."""

    label: Text
    remove_url: str


@dataclass
class Table:
    """Reads `?cols=` and `?sort=`; what is not in the columns is ignored."""

    request: HttpRequest
    all_columns: Sequence[Column]
    default_sort: str
    row_url: Callable[[Any], str] | None = None
    caption: Text = ""
    beside: bool = False
    columns: list[Column] = field(init=False)
    sort: str = field(init=False)

    def __post_init__(self) -> None:
        asked = set(self.request.GET.getlist("cols"))
        asked |= set(self.request.GET.get("cols", "").split(","))
        known = [column for column in self.all_columns if column.key in asked]
        self.columns = known or [column for column in self.all_columns if column.shown]
        wanted = self.request.GET.get("sort", "")
        self.sort = wanted if wanted.lstrip("-") in self._sortable() else self.default_sort

    def _sortable(self) -> dict[str, str]:
        return {column.key: column.sort for column in self.all_columns if column.sort}

    @property
    def order(self) -> tuple[str, str]:
        """What to order a queryset by; the primary key makes it certain."""
        sign = "-" if self.sort.startswith("-") else ""
        return f"{sign}{self._sortable()[self.sort.lstrip('-')]}", f"{sign}pk"

    @property
    def heads(self) -> list[Head]:
        """The shown columns, each with the address that sorts by it."""
        return [self._head(column) for column in self.columns]

    def _head(self, column: Column) -> Head:
        if not column.sort:
            return Head(column, None, None)
        if self.sort.lstrip("-") != column.key:
            return Head(column, with_parameters(self.request, sort=column.key), None)
        down = self.sort.startswith("-")
        other = column.key if down else f"-{column.key}"
        direction = "descending" if down else "ascending"
        return Head(column, with_parameters(self.request, sort=other), direction)

    @property
    def choices(self) -> list[Choice]:
        """Every column, and whether it is shown."""
        return [Choice(column, column in self.columns) for column in self.all_columns]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The other parameters of the address, for the form that chooses columns."""
        away = ("cols", "page", "after", "before", "at")
        items = self.request.GET.lists()
        return [(name, str(v)) for name, values in items if name not in away for v in values]


def words(request: HttpRequest, labels: Mapping[str, Text]) -> list[Word]:
    """Filters as removable words: `labels` says in words what a parameter of the address means."""
    return [
        Word(label, with_parameters(request, **{name: None}))
        for name, label in labels.items()
        if request.GET.get(name)
    ]
