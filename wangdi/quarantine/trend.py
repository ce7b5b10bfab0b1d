"""A week of readings as a line no longer than a word, made on the server."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from wangdi.quarantine.models import Reading

WIDTH, HEIGHT, EDGE = 120, 28, 3
LOW, HIGH = Decimal("35.5"), Decimal("39.5")


@dataclass(frozen=True, slots=True)
class Trend:
    """Points in the units of the drawing; `last` is the newest, `hot` where fever was."""

    path: str
    line_y: float
    last: tuple[float, float]
    hot: list[tuple[float, float]]
    width: int = WIDTH
    height: int = HEIGHT


def trend(
    taken: Sequence[Reading], *, at: datetime, span: timedelta, line: Decimal
) -> Trend | None:
    """The drawing of what was measured in the `span` before `at`; None for fewer than two."""
    if len(taken) < 2:
        return None
    points = [(_x(one.at, at, span), _y(one.value)) for one in taken]
    path = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    hot = [point for point, one in zip(points, taken, strict=True) if one.fever and not one.cleared]
    return Trend(path, _y(line), points[-1], hot)


def _x(when: datetime, at: datetime, span: timedelta) -> float:
    share = 1 - (at - when) / span
    return round(EDGE + min(max(share, 0), 1) * (WIDTH - 2 * EDGE), 1)


def _y(value: Decimal) -> float:
    share = (min(max(value, LOW), HIGH) - LOW) / (HIGH - LOW)
    return round(HEIGHT - EDGE - float(share) * (HEIGHT - 2 * EDGE), 1)
