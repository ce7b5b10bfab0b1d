"""At the address or not, from one position that nobody keeps."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from wangdi.lib.geo import Crs, Position, to_wgs84

EARTH_M = 6_371_008.8
LEAST_M, UNKNOWN_M = 20, 100
"""No telephone knows its place better; and what one counts for that does not say how well."""
AT, AWAY, UNCLEAR = "met", "not_met", "unclear"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`found` is AT, AWAY or UNCLEAR; `within_m` how exactly that was known, in metres."""

    found: str
    within_m: int


def distance_m(one: Position, other: Position) -> float:
    """Metres between two positions over the globe (haversine), each in its own system."""
    a, b = to_wgs84(one), to_wgs84(other)
    north, east = radians(b.lat - a.lat), radians(b.lon - a.lon)
    h = sin(north / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east / 2) ** 2
    return 2 * EARTH_M * asin(min(1.0, sqrt(h)))


def judge(
    told: tuple[float, float],
    accuracy: float | None,
    home: Position | None,
    *,
    near: int,
    inexact: int,
) -> Verdict:
    """Whether a position (degrees north, east) is at a building, all doubt in the home's favour.

    A telephone does not say its datum and some give that of Chinese maps: the nearer reading
    counts. Away is said only where the whole circle of the accuracy lies beyond `near` metres.
    """
    known = accuracy if accuracy and accuracy > 0 else UNKNOWN_M
    within = round(max(LEAST_M, min(known, 100_000)))
    if home is None or within > inexact:
        return Verdict(UNCLEAR, within)
    away = min(distance_m(Position(*told, crs), home) for crs in Crs)
    return Verdict(AT if away <= near + within else AWAY, within)
