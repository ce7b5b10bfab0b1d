"""A figure: one named count with a definition in words, that opens to its rows.

Rooms register theirs; `reporting` counts, compares, freezes and shows them. No records here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

Rows = QuerySet[Any]
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Cut:
    """The day a report is about, and what its day is: after `since`, up to `until`.

    A reporting day runs from one cut-off to the next, so that nothing falls between two.
    """

    day: date
    until: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class Figure:
    """`rows(cut)` are the records it is about; `where(cut)`, if given, picks those it counts.

    Figures with the same function as `rows` are counted in one query: give them one and a `where`
    each. Every row has a UUID or integer in column `key` and its stamps in `community` and `grid`
    (empty: it has no grid); `place` names the column of the office's own place for rows that stand
    in no community. `describe` shows one row in a line without a name; `url` leads to it.

    `amount`: the column whose whole sum is the number, instead of how many rows there are
    (kilograms); such a figure keeps no rows.
    `flow`: counts what happened in the day, so days add up; otherwise what is there at the cut-off.
    `keeps_rows`: the frozen report keeps the ids counted; without, only their digest.
    `within`: never more than this other figure. `never_falls`: a total that only grows.
    `jump`: a change by more than so many per cent is questioned. `alarm`: more than zero is one.
    """

    name: str
    label: Text
    definition: Text
    group: Text
    order: int
    rows: Callable[[Cut], Rows]
    describe: Callable[[Any], str]
    url: Callable[[Any], str]
    permission: str
    where: Callable[[Cut], Q] | None = None
    key: str = "pk"
    community: str = "community_id"
    grid: str = "grid_id"
    place: str = ""
    amount: str = ""
    flow: bool = False
    keeps_rows: bool = True
    alarm: bool = False
    within: str = ""
    never_falls: bool = False
    jump: int | None = None

    def found(self, cut: Cut) -> Rows:
        """The rows that it counts."""
        return self.rows(cut).filter(self.where(cut)) if self.where else self.rows(cut)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of one figure in another; it is never stored, so it cannot disagree."""

    name: str
    label: Text
    definition: Text
    order: int
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Balance:
    """`now` is yesterday's `now` and what came, less what went; else the day is questioned."""

    now: str
    came: tuple[str, ...]
    went: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """`whole` is the sum of `parts` of the same day; else the day is questioned."""

    whole: str
    parts: tuple[str, ...]


_figures: dict[str, Figure] = {}
_shares: dict[str, Share] = {}
_ties: list[Balance | Sum] = []


def register(*known: Figure | Share) -> None:
    """Make figures known by their names; ValueError for a name that is taken."""
    for one in known:
        if one.name in _figures or one.name in _shares:
            raise ValueError(f"figure {one.name} is registered twice")
        if isinstance(one, Figure):
            _figures[one.name] = one
        else:
            _shares[one.name] = one


def tie(*known: Balance | Sum) -> None:
    """Say how figures hang together; a day on which they do not is questioned."""
    _ties.extend(known)


def figure(name: str) -> Figure:
    """KeyError where no such figure is known."""
    return _figures[name]


def all_figures() -> list[Figure]:
    """In the form's own order."""
    return sorted(_figures.values(), key=lambda one: (one.order, one.name))


def all_shares() -> list[Share]:
    return sorted(_shares.values(), key=lambda one: (one.order, one.name))


def all_ties() -> list[Balance | Sum]:
    return list(_ties)
