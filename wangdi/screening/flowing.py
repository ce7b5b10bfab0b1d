"""The flow of returnees as small charts: lengths reckoned here, no script is needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.screening.models import Transport
from wangdi.screening.queries.flow import Flow, name_of
from wangdi.ui.components import times

HEIGHT, STEP = 96, 18
MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Column:
    """One day in the chart of days: `x`, `y`, `height` in its own units; `key` is the dark part."""

    label: str
    count: int
    key_areas: int
    x: int
    y: int
    height: int
    key_height: int
    key_y: int
    url: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One place or means: `width` and `key_width` of 100."""

    name: str
    count: int
    key_areas: int
    width: int
    key_width: int
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    cells: list[tuple[int, str]]
    total: int


def columns(days: Sequence[Flow]) -> list[Column]:
    """The days side by side; every seventh from the last is named below."""
    most = max((one.count for one in days), default=0) or 1
    return [_column(at, one, most, len(days)) for at, one in enumerate(days)]


def places(found: Sequence[Flow], first: date, last: date) -> list[Bar]:
    """Bars of places, most first; one without a code is named so."""
    span = {"first": first.isoformat(), "last": last.isoformat()}
    return _bars(found, lambda key: name_of(key) or _("Place not known"), span, "origin")


def modes(found: Sequence[Flow], first: date, last: date) -> list[Bar]:
    span = {"first": first.isoformat(), "last": last.isoformat()}
    labels = {str(value): str(label) for value, label in Transport.choices}
    named = [Flow(one.key or "unknown", one.count, one.key_areas) for one in found]
    return _bars(named, lambda key: labels.get(key, _("Not known")), span, "mode")


def table(found: Mapping[str, Sequence[int]], first: date, last: date) -> list[Line]:
    """Places by day, each cell with the address of its rows."""
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    return [
        Line(
            name_of(place),
            [
                (count, _url({"origin": place, "day": day.isoformat()}))
                for day, count in zip(days, counts, strict=True)
            ],
            sum(counts),
        )
        for place, counts in found.items()
    ]


def _column(at: int, one: Flow, most: int, count: int) -> Column:
    height = round(one.count * HEIGHT / most)
    key_height = round(one.key_areas * HEIGHT / most)
    day = date.fromisoformat(one.key)
    return Column(
        times.month_day(day),
        one.count,
        one.key_areas,
        at * STEP,
        HEIGHT - height,
        height,
        key_height,
        HEIGHT - key_height,
        _url({"day": one.key}),
        (count - 1 - at) % 7 == 0,
    )


def _bars(
    found: Sequence[Flow], name: Callable[[str], str], span: dict[str, str], key: str
) -> list[Bar]:
    most = max((one.count for one in found), default=0) or 1
    return [
        Bar(
            name(one.key),
            one.count,
            one.key_areas,
            round(one.count * 100 / most),
            round(one.key_areas * 100 / most),
            _url({**span, key: one.key}) if one.key else "",
        )
        for one in found
    ]


def _url(asked: dict[str, str]) -> str:
    return f"{reverse('screening:arrivals')}?{urlencode(asked)}"
