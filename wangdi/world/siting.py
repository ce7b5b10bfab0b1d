"""Where the buildings of a town on paper stand, row by row as a list of places has them."""

from collections.abc import Iterator, Sequence
from math import cos, radians

from wangdi.world.planning import COMPOUND, Building
from wangdi.world.scales import Office

STEP_M, ACROSS = 38.0, 6
"""Between two buildings; how many stand in a row of a compound."""
BETWEEN_M, COMPOUNDS_ACROSS = 420.0, 6
FAR_M, COMMUNITIES_ACROSS = 2_900.0, 4
DEGREE_M = 111_320.0


def rows(office: Office, buildings: Sequence[Building]) -> Iterator[tuple[str, dict[str, object]]]:
    """(code of the community, row) for each unit of each building, positions in WGS-84."""
    communities = list(dict.fromkeys(one.community for one in buildings))
    compounds: dict[str, list[str]] = {}
    standing: dict[tuple[str, str], int] = {}
    for one in buildings:
        known = compounds.setdefault(one.community, [])
        if one.compound not in known:
            known.append(one.compound)
        at = standing[one.community, one.compound] = (
            standing.get((one.community, one.compound), -1) + 1
        )
        place = known.index(one.compound)
        east, north = _offset(communities.index(one.community), place, at)
        said = {
            "compound": one.compound,
            "hamlet": one.hamlet,
            "building": one.name,
            **_managed(office, one, place),
            **_position(office.layout.centre, east, north),
        }
        for unit in one.units or ("",):
            yield one.community, {**said, "unit": unit}


def _offset(community: int, compound: int, building: int) -> tuple[float, float]:
    """Metres east and north of the office's centre."""
    east = north = 0.0
    for at, step, across in (
        (community, FAR_M, COMMUNITIES_ACROSS),
        (compound, BETWEEN_M, COMPOUNDS_ACROSS),
        (building, STEP_M, ACROSS),
    ):
        east += at % across * step
        north -= at // across * step
    return east, north


def _position(centre: tuple[float, float], east: float, north: float) -> dict[str, object]:
    latitude, longitude = centre
    return {
        "lat": round(latitude + north / DEGREE_M, 6),
        "lon": round(longitude + east / (DEGREE_M * cos(radians(latitude))), 6),
        "crs": "wgs84",
    }


def _managed(office: Office, building: Building, place: int) -> dict[str, object]:
    """A property company, the village itself, or nobody: then a named stand-in, mostly."""
    if building.hamlet:
        return {"management": "self"}
    every = office.layout.unmanaged
    if building.compound == COMPOUND or place % every != every - 1:
        return {"management": "company", "company": f"{building.compound}物业"}
    stand_in = "" if place % (2 * every) == every - 1 else f"{building.compound}代管员"
    return {"management": "unmanaged", "stand_in": stand_in}
