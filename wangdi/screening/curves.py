"""The coverage of a campaign as a drawing, and whether it will be done by its hour. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from wangdi.lib import clock
from wangdi.screening.models import Campaign

WIDTH, HEIGHT = 900, 260
LEFT, RIGHT, TOP, BOTTOM = 46, 64, 16, 30
BEHIND = 0.1
"""So far below the line that leads to the hour, a unit is late."""


@dataclass(frozen=True, slots=True)
class Pace:
    """`wanted`: the share that ought to be done by now; `finish`: when it will be, at this pace."""

    share: float
    wanted: float
    per_hour: int
    needed: int
    finish: datetime | None
    over: bool

    @property
    def behind(self) -> bool:
        return self.share < self.wanted


@dataclass(frozen=True, slots=True)
class Curve:
    """Everything in the units of the drawing."""

    done: str
    area: str
    target: str
    now_x: float
    now_y: float
    percent: str
    hours: list[tuple[float, str]]
    lines: list[tuple[float, str]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def pace(campaign: Campaign, done: int, doors: int, last_hour: int, now: datetime) -> Pace:
    """How fast it goes and has to go; `last_hour` doors were done within the hour before `now`."""
    whole = campaign.target_at - campaign.starts_at
    gone = min(max((now - campaign.starts_at) / whole, 0.0), 1.0)
    left = doors - done
    hours = (campaign.target_at - now) / timedelta(hours=1)
    needed = round(left / hours) if hours > 0 else left
    finish = now + timedelta(hours=left / last_hour) if last_hour and left else None
    return Pace(done / doors if doors else 0.0, gone, last_hour, needed, finish, hours <= 0)


def state(pace: Pace, done: int, doors: int) -> str:
    """`done`, `missed` after the hour, `late` where far below the line, else `open`."""
    if done >= doors:
        return "done"
    if pace.over:
        return "missed"
    return "late" if done < (pace.wanted - BEHIND) * doors else "open"


def curve(
    campaign: Campaign, steps: Iterable[tuple[datetime, int]], doors: int, now: datetime
) -> Curve | None:
    """Coverage from the beginning until now, beside the line to the hour; None without doors."""
    if not doors:
        return None
    end = max(campaign.target_at, now)
    span = (end - campaign.starts_at) / timedelta(hours=1)

    def across(at: datetime) -> float:
        hours = (at - campaign.starts_at) / timedelta(hours=1)
        return round(LEFT + min(max(hours / span, 0), 1) * (WIDTH - LEFT - RIGHT), 1)

    points = [(LEFT * 1.0, _height(0.0))]
    total = 0
    for step, count in steps:
        points.append((across(step), _height(total / doors)))
        total += count
        after = min(step + timedelta(minutes=15), now)
        points.append((across(after), _height(total / doors)))
    points.append((across(now), _height(total / doors)))
    path = "M" + " L".join(f"{x} {y}" for x, y in points)
    x, y = points[-1]
    return Curve(
        done=path,
        area=f"{path} L{x} {_height(0.0)} L{LEFT} {_height(0.0)} Z",
        target=f"M{LEFT} {_height(0.0)} L{across(campaign.target_at)} {_height(1.0)}",
        now_x=x,
        now_y=y,
        percent=f"{total * 1000 // doors / 10:g}%",
        hours=_hours(campaign, end, across),
        lines=[(_height(share / 100), f"{share}%") for share in (0, 25, 50, 75, 100)],
    )


def _height(share: float) -> float:
    return round(HEIGHT - BOTTOM - min(share, 1.0) * (HEIGHT - TOP - BOTTOM), 1)


def _hours(
    campaign: Campaign, end: datetime, across: Callable[[datetime], float]
) -> list[tuple[float, str]]:
    """At most a dozen hours below the drawing, whole ones."""
    first = campaign.starts_at.replace(minute=0, second=0, microsecond=0)
    many = int((end - first) / timedelta(hours=1)) + 1
    each = max(1, -(-many // 12))
    marks = [first + timedelta(hours=n) for n in range(0, many + 1, each)]
    return [
        (across(mark), f"{clock.local(mark):%H:%M}")
        for mark in marks
        if campaign.starts_at <= mark <= end
    ]
