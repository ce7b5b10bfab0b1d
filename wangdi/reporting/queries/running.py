"""The picture of now, from the last count of this hour and of the same hour yesterday."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wangdi.lib import clock
from wangdi.lib.figures import Figure, Share, all_figures, all_shares
from wangdi.reporting.models import Pulse
from wangdi.reporting.outlines import Outline
from wangdi.reporting.queries.columns import BY_GRID, OWN, Extent
from wangdi.reporting.rules.questions import share_of


@dataclass(frozen=True, slots=True)
class Line:
    """A figure now and at the same hour yesterday; None where nothing was kept."""

    figure: Figure | Share
    now: int | None
    before: int | None

    @property
    def change(self) -> int | None:
        return None if self.now is None or self.before is None else self.now - self.before

    @property
    def is_share(self) -> bool:
        return isinstance(self.figure, Share)

    @property
    def needs_a_look(self) -> bool:
        return isinstance(self.figure, Figure) and self.figure.alarm and bool(self.now)


@dataclass(frozen=True, slots=True)
class Picture:
    counted_at: datetime
    lines: dict[str, Line]


@dataclass(frozen=True, slots=True)
class UnitNow:
    """A unit's number now and then; `key` is its column, `opens` whether it has units below."""

    key: int
    name: str
    now: int
    before: int | None
    opens: bool

    @property
    def change(self) -> int | None:
        return None if self.before is None else self.now - self.before


def picture(extent: Extent, at: datetime) -> Picture | None:
    """Every figure of the extent now; None before anything was counted."""
    last = Pulse.objects.filter(counted_at__lte=at).order_by("-day", "-hour").first()
    if last is None:
        return None
    now = _summed(last.day, last.hour, extent.units)
    before = _summed(last.day - timedelta(days=1), last.hour, extent.units)
    lines = {one.name: Line(one, now.get(one.name), before.get(one.name)) for one in all_figures()}
    for share in all_shares():
        lines[share.name] = Line(share, share_of(share, now), share_of(share, before))
    return Picture(last.counted_at, lines)


def grouped(outline: Outline, found: Picture) -> list[tuple[str, list[Line]]]:
    return [(head.label, [found.lines[name] for name in head.figures]) for head in outline.heads()]


def _summed(day: date, hour: int, units: Sequence[int]) -> dict[str, int]:
    kept = Pulse.objects.filter(day=day, hour=hour, community_id__in=units)
    summed: dict[str, int] = {}
    for figures in kept.values_list("figures", flat=True):
        for name, number in figures.items():
            summed[name] = summed.get(name, 0) + number
    return summed


def units(name: str, extent: Extent, at: datetime) -> list[UnitNow]:
    """One figure in every column of the extent."""
    last = Pulse.objects.filter(counted_at__lte=at).order_by("-day", "-hour").first()
    if last is None:
        return []
    now = _by_column(name, extent, (last.day, last.hour))
    before = _by_column(name, extent, (last.day - timedelta(days=1), last.hour))
    kept = bool(before) and extent.by not in BY_GRID
    own = [] if now.get(OWN) or extent.by in BY_GRID else [OWN]
    return [
        UnitNow(
            one.id,
            one.name,
            now.get(one.id, 0),
            before.get(one.id, 0) if kept else None,
            one.opens,
        )
        for one in extent.columns
        if one.id not in own
    ]


def _by_column(name: str, extent: Extent, hour: tuple[date, int]) -> dict[int, int]:
    kept = Pulse.objects.filter(day=hour[0], hour=hour[1], community_id__in=extent.units)
    found: dict[int, int] = {}
    if extent.by in BY_GRID:
        for grids in kept.values_list("grids", flat=True):
            for grid, figures in grids.items():
                column = extent.of_grid(int(grid))
                found[column] = found.get(column, 0) + figures.get(name, 0)
        return found
    numbers = kept.values_list("community_id", f"figures__{name}")
    for unit, number in numbers:
        column = extent.column_of[unit]
        found[column] = found.get(column, 0) + (number or 0)
    return found


def ordered(found: list[UnitNow], by: str) -> list[UnitNow]:
    """By name, now, before or change; a leading - turns it round, what is unknown comes last."""
    key, down = by.lstrip("-"), by.startswith("-")
    if key == "name":
        return found[::-1] if down else found
    known = [one for one in found if getattr(one, key) is not None]
    rest = [one for one in found if getattr(one, key) is None]
    return [*sorted(known, key=lambda one: getattr(one, key), reverse=down), *rest]


def course(name: str, extent: Extent, at: datetime) -> list[tuple[int, int | None, int | None]]:
    """(hour, yesterday's number, today's) for each hour of the day; None where none was kept."""
    today = clock.day_of(at)
    kept = Pulse.objects.filter(
        day__in=(today - timedelta(days=1), today), community_id__in=extent.units
    )
    hours: dict[tuple[date, int], int] = {}
    for day, hour, number in kept.values_list("day", "hour", f"figures__{name}"):
        hours[day, hour] = hours.get((day, hour), 0) + (number or 0)
    before = today - timedelta(days=1)
    return [(hour, hours.get((before, hour)), hours.get((today, hour))) for hour in range(24)]
