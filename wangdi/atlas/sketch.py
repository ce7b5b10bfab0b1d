"""A map without tiles: positions made into points of a drawing, with a scale. No database.

All positions are turned into one system first; the drawing is true to distance within a community.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import NamedTuple

from wangdi.lib.geo import Position, to_wgs84

WIDTH, HEIGHT, MARGIN = 360, 300, 24
METRES_A_DEGREE = 111_320.0
STEPS = (1, 2, 5)
LEAST_SPAN = 40.0
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "hexagon")
COLOURS = 6
_SIZE = 6.0


class Point(NamedTuple):
    """Where something is drawn, from the left and from the top."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar of `length` in the drawing that is `metres` long on the ground."""

    metres: int
    length: float


def points(positions: Sequence[Position]) -> tuple[list[Point], Scale]:
    """Each position in the drawing, in order, and the scale. North is at the top."""
    world = [to_wgs84(position) for position in positions]
    if not world:
        return [], Scale(100, 60.0)
    lat = sum(one.lat for one in world) / len(world)
    east = METRES_A_DEGREE * cos(radians(lat))
    xs = [one.lon * east for one in world]
    ys = [one.lat * METRES_A_DEGREE for one in world]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    room = (WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    factor = min(room[0] / max(wide, LEAST_SPAN), room[1] / max(high, LEAST_SPAN))
    left = MARGIN + (room[0] - wide * factor) / 2
    top = MARGIN + (room[1] - high * factor) / 2
    drawn = [
        Point(round(left + (x - min(xs)) * factor, 1), round(top + (max(ys) - y) * factor, 1))
        for x, y in zip(xs, ys, strict=True)
    ]
    return drawn, scale(factor)


def scale(factor: float) -> Scale:
    """The longest round bar (1, 2 or 5 and noughts) that fits into a third of the drawing."""
    most = WIDTH / 3 / factor
    size, fitting = 1, 1
    while size <= most:
        fitting = max([fitting, *(size * step for step in STEPS if size * step <= most)])
        size *= 10
    return Scale(fitting, round(fitting * factor, 1))


def outline(shape: str, at: Point) -> str:
    """The path of a mark around a point."""
    x, y, s = at.x, at.y, _SIZE
    corners = {
        "square": [(-s, -s), (s, -s), (s, s), (-s, s)],
        "triangle": [(0, -s * 1.2), (s * 1.1, s * 0.8), (-s * 1.1, s * 0.8)],
        "diamond": [(0, -s * 1.3), (s * 1.3, 0), (0, s * 1.3), (-s * 1.3, 0)],
        "hexagon": [(-s * 0.6, -s), (s * 0.6, -s), (s * 1.2, 0), (s * 0.6, s), (-s * 0.6, s),
                    (-s * 1.2, 0)],
        "cross": [(-2, -s), (2, -s), (2, -2), (s, -2), (s, 2), (2, 2), (2, s), (-2, s), (-2, 2),
                  (-s, 2), (-s, -2), (-2, -2)],
    }  # fmt: skip
    if shape not in corners:
        return f"M{x - s:.1f} {y:.1f}a{s} {s} 0 1 0 {2 * s} 0a{s} {s} 0 1 0 {-2 * s} 0z"
    line = "L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners[shape])
    return f"M{line}z"
