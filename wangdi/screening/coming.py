"""How expected people are said on pages, and the way from a declaration to the arrival form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.lib.masking import mask_name
from wangdi.screening.models import Declaration, Expected
from wangdi.screening.queries import expected as queries
from wangdi.territory.models import Place

WORDS = {
    queries.LATE: _("Not shown up"),
    queries.WAITING: _("Expected"),
    queries.ARRIVED: _("Arrived"),
    queries.CLOSED: _("Not coming"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """`who`: the first name, masked, and how many come with him."""

    told: Declaration
    who: str
    people: int
    arrived: int
    days_late: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its communities; `share` is its bar, 0–100 of the fullest day."""

    day: date
    expected: int
    arrived: int
    waiting: int
    share: int
    places: list[tuple[str, queries.DayCount]]


def row(told: Declaration, state: str, today: date) -> Row:
    people = sorted(told.people.all(), key=lambda one: one.position)
    first = next((one for one in people if one.closed_at is None), people[0])
    return Row(
        told,
        mask_name(first.name),
        len([one for one in people if one.closed_how not in ("mistake", "withdrawn")]),
        len([one for one in people if one.closed_how == "arrived"]),
        (today - told.arrives_on).days if state == queries.LATE else 0,
    )


def days(scope: Scope, first: date, last: date) -> list[Day]:
    """The days of a span, each with how many are expected where."""
    counts = queries.by_day(scope, first, last)
    names = dict(Place.objects.communities().values_list("id", "name"))
    most = max((sum(c.expected for c in _of(counts, day)) for day in _span(first, last)), default=0)
    return [_day(day, _of(counts, day), names, most) for day in _span(first, last)]


def register_path(told: Declaration) -> str:
    """Where an arrival of this declaration is entered: at its door, or where a door is sought."""
    if told.dwelling_id:
        return reverse("screening:register", args=[told.dwelling_id])
    return reverse("screening:find_door")


def arrived_path(one: Expected, told: Declaration) -> str:
    return f"{register_path(told)}?{urlencode({'expected': str(one.id)})}"


def _span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


def _of(counts: Sequence[queries.DayCount], day: date) -> list[queries.DayCount]:
    return [one for one in counts if one.day == day]


def _day(day: date, counts: list[queries.DayCount], names: dict[int, str], most: int) -> Day:
    expected = sum(one.expected for one in counts)
    return Day(
        day,
        expected,
        sum(one.arrived for one in counts),
        sum(one.waiting for one in counts),
        round(expected * 100 / most) if most else 0,
        [(names.get(one.community or 0, "–"), one) for one in counts],
    )
