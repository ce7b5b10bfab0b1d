"""Coordinates and the shift between the world's datum and that of Chinese maps.

GPS gives WGS-84; maps published in China are drawn in GCJ-02, 100 to 700 m away. A position is
stored with its system and turned into that of the map only where it is drawn. Outside the
mainland's rectangle both are the same.
"""

from enum import StrEnum
from math import cos, pi, radians, sin, sqrt
from typing import NamedTuple

_AXIS = 6_378_245.0
_ECCENTRICITY = 0.006_693_421_622_965_943
_ROUNDS = 5


class Crs(StrEnum):
    WGS84 = "wgs84"
    GCJ02 = "gcj02"


class Position(NamedTuple):
    """Degrees north and east in a coordinate system."""

    lat: float
    lon: float
    crs: Crs


def to_gcj02(position: Position) -> Position:
    """The position on a Chinese map; one already there is returned as it is."""
    lat, lon, crs = position
    if crs is Crs.GCJ02 or not _in_rectangle(lat, lon):
        return Position(lat, lon, Crs.GCJ02)
    north, east = _shift(lat, lon)
    return Position(lat + north, lon + east, Crs.GCJ02)


def to_wgs84(position: Position) -> Position:
    """The position in the world's datum, by iteration, exact to far less than a metre."""
    lat, lon, crs = position
    if crs is Crs.WGS84 or not _in_rectangle(lat, lon):
        return Position(lat, lon, Crs.WGS84)
    found_lat, found_lon = lat, lon
    for _round in range(_ROUNDS):
        north, east = _shift(found_lat, found_lon)
        found_lat, found_lon = lat - north, lon - east
    return Position(found_lat, found_lon, Crs.WGS84)


def _in_rectangle(lat: float, lon: float) -> bool:
    return 0.8293 <= lat <= 55.8271 and 72.004 <= lon <= 137.8347


def _shift(lat: float, lon: float) -> tuple[float, float]:
    """Degrees north and east by which GCJ-02 lies off WGS-84 at a place."""
    x, y = lon - 105.0, lat - 35.0
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += _waves(x, (20, 6), (20, 2)) + _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12))
    north += _waves(y, (320, 1 / 30))
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += _waves(x, (20, 6), (20, 2), (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    curve = 1 - _ECCENTRICITY * sin(radians(lat)) ** 2
    metre_north = 180 / pi * curve * sqrt(curve) / (_AXIS * (1 - _ECCENTRICITY))
    metre_east = 180 / pi * sqrt(curve) / (_AXIS * cos(radians(lat)))
    return north * metre_north, east * metre_east


def _waves(angle: float, *waves: tuple[float, float]) -> float:
    return sum(height * sin(angle * frequency * pi) for height, frequency in waves) * 2 / 3
