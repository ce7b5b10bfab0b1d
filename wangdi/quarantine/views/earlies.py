"""How early: the middle of each lag by community, and the files behind every number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries.earlies import LAGS, Earlies, earlies, middle
from wangdi.quarantine.views.fetching import SEE_HEALTH
from wangdi.territory.models import COMMUNITY_KINDS, Place
from wangdi.ui import asking

SPAN = timedelta(days=14)
MOST = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """One lag of one community: the middle in hours, of how many files."""

    lag: str
    hours: float | None
    files: int


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    community: int | None
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Shown:
    """One file behind a number, with its own lag in hours."""

    episode: Episode
    hours: float


@page(SEE_HEALTH)
def lags(request: DeskRequest) -> HttpResponse:
    """Found, reported, quarantined, diagnosed, treated: every community has its line, also nil."""
    last = asking.day(request.GET.get("until")) or clock.today()
    first = asking.day(request.GET.get("since")) or last - SPAN
    since, until = clock.day_bounds(first)[0], clock.day_bounds(last)[1]
    found = earlies(request.scope, since, until)
    lag = request.GET.get("lag", "")
    context = {
        "heads": [words for _first, _then, words in LAGS.values()],
        "rows": _rows(request, found),
        "total": _row("", None, found),
        "first": first,
        "last": last,
        "count": len(found),
        **(_behind(request, found, lag) if lag in LAGS else {}),
    }
    return render(request, "quarantine/earlies.html", context)


def _rows(request: DeskRequest, found: Sequence[Earlies]) -> list[Row]:
    """A line for every community of the scope, in the order of their names."""
    places = Place.objects.filter(kind__in=COMMUNITY_KINDS, valid_to=None)
    mine = places.filter(id__in=request.scope.communities).order_by("sort_key", "id")
    return [
        _row(name, community, [one for one in found if one.stamp.community == community])
        for community, name in mine.values_list("id", "name")
    ]


def _row(name: str, community: int | None, found: Sequence[Earlies]) -> Row:
    return Row(name, community, [_cell(lag, found) for lag in LAGS])


def _cell(lag: str, found: Sequence[Earlies]) -> Cell:
    known = sum(one.lag(lag) is not None for one in found)
    between = middle(found, lag)
    return Cell(lag, _hours(between) if between is not None else None, known)


def _hours(between: timedelta) -> float:
    return round(between.total_seconds() / 3600, 1)


def _behind(request: DeskRequest, found: Iterable[Earlies], lag: str) -> dict[str, object]:
    """The files of one number, the longest first."""
    community = asking.number(request.GET.get("community"))
    wanted = {
        one.episode: between
        for one in found
        if (between := one.lag(lag)) is not None
        and (community is None or one.stamp.community == community)
    }
    slowest = sorted(wanted, key=lambda key: wanted[key], reverse=True)[:MOST]
    rows = Episode.objects.visible_to(request.scope).filter(id__in=slowest)
    there = rows.select_related("person", "household").in_bulk()
    words: str | Promise = LAGS[lag][2]
    return {
        "behind": [Shown(there[key], _hours(wanted[key])) for key in slowest if key in there],
        "lag": words,
    }
