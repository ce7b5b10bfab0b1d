"""A figure: one named count with a definition in words, that opens to its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Cut:
    """The day a report is about and the moment up to which it counts."""

    day: date
    until: datetime


@dataclass(frozen=True, slots=True)
class Figure:
    """`rows(cut)` are the records counted, each with `community_id` and a UUID in column `key`.

    `describe` shows one of them in a line without a name; `url` leads to it. `keeps_rows`: the
    frozen report keeps the ids counted, not only their digest. `group` heads the form's sections.
    """

    name: str
    label: str | Promise
    definition: str | Promise
    group: str | Promise
    order: int
    rows: Callable[[Cut], Rows]
    describe: Callable[[Any], str]
    url: Callable[[Any], str]
    permission: str
    key: str = "pk"
    keeps_rows: bool = True
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of one figure in another; it is never stored, so it cannot disagree."""

    name: str
    label: str | Promise
    definition: str | Promise
    order: int
    part: str
    whole: str


_figures: dict[str, Figure] = {}
_shares: dict[str, Share] = {}


def register(*known: Figure | Share) -> None:
    for one in known:
        if one.name in _figures or one.name in _shares:
            raise ValueError(f"figure {one.name} is registered twice")
        if isinstance(one, Figure):
            _figures[one.name] = one
        else:
            _shares[one.name] = one


def figure(name: str) -> Figure:
    """KeyError where no such figure is known."""
    return _figures[name]


def all_figures() -> list[Figure]:
    """In the form's own order."""
    return sorted(_figures.values(), key=lambda one: one.order)


def all_shares() -> list[Share]:
    return sorted(_shares.values(), key=lambda one: one.order)
