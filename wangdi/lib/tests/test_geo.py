from math import cos, hypot, radians

import pytest

from wangdi.lib.geo import Crs, Position, to_gcj02, to_wgs84


def metres(a: Position, b: Position) -> float:
    return hypot(a.lat - b.lat, (a.lon - b.lon) * cos(radians(a.lat))) * 111_320


@pytest.mark.parametrize(("lat", "lon"), [(34.7466, 113.6254), (39.9042, 116.4074), (20.0, 110.3)])
def test_there_and_back(lat: float, lon: float) -> None:
    place = Position(lat, lon, Crs.WGS84)
    there = to_gcj02(place)
    assert 100 < metres(place, there) < 800
    assert metres(to_wgs84(there), place) < 0.01


def test_a_known_point() -> None:
    """Tiananmen: the published reference implementations of the shift agree on this value."""
    drawn = to_gcj02(Position(39.908692, 116.397477, Crs.WGS84))
    assert (round(drawn.lat, 4), round(drawn.lon, 4)) == (39.9101, 116.4037)


def test_the_same_system_and_abroad_stay() -> None:
    here = Position(34.7, 113.6, Crs.GCJ02)
    assert to_gcj02(here) == here
    abroad = Position(48.2, 16.4, Crs.WGS84)
    assert to_gcj02(abroad)[:2] == to_wgs84(abroad)[:2] == abroad[:2]
