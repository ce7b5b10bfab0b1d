"""The temperature curve as points of a small drawing, made on the server."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from wangdi.quarantine.models import Reading

WIDTH, HEIGHT = 720, 140
LEFT, RIGHT, TOP, BOTTOM = 40, 10, 10, 20
LOW, HIGH = Decimal("35.5"), Decimal("39.5")


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    fever: bool
    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Everything in the units of the drawing; `path` joins the readings in the order taken."""

    dots: list[Dot]
    path: str
    line_y: float
    line: str
    grid: list[tuple[float, str]]
    width: int = WIDTH
    height: int = HEIGHT


def curve(
    taken: Sequence[Reading], *, start: datetime, end: datetime, line: Decimal
) -> Curve | None:
    """The drawing of readings between two instants with the armpit's fever line; None if none."""
    if not taken:
        return None
    dots = [
        Dot(_x(one.at, start, end), _y(one.value), one.fever and not one.cleared, str(one.value))
        for one in taken
    ]
    path = "M" + " L".join(f"{dot.x:.1f} {dot.y:.1f}" for dot in dots)
    marks = [(_y(Decimal(value)), str(value)) for value in (36, 37, 38, 39)]
    return Curve(dots, path, _y(line), str(line), marks)


def _x(at: datetime, start: datetime, end: datetime) -> float:
    share = (at - start) / (end - start)
    return LEFT + min(max(share, 0), 1) * (WIDTH - LEFT - RIGHT)


def _y(value: Decimal) -> float:
    share = (min(max(value, LOW), HIGH) - LOW) / (HIGH - LOW)
    return round(HEIGHT - BOTTOM - float(share) * (HEIGHT - TOP - BOTTOM), 1)
