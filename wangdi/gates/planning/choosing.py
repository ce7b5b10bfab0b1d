"""The best entrances to keep, for each number of them. Pure: metres, people, staff.

Nobody is shut in: one entrance for people always stays, and one for ambulances and goods where
there is one. What a choice costs is how much farther each building walks to its nearest entrance.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, radians
from uuid import UUID

from wangdi.lib.geo import Position, to_wgs84

DETOUR = 1.3
"""Paths round buildings against the straight line; measured circuity on foot lies at 1.2 to 1.4."""
SLOW_WEIGHT = 2
"""A metre of somebody who walks with difficulty counts for two more."""
FAR_M = 300
"""About five minutes of an old person; farther is told, never hidden."""
TRY_ALL = 12
"""Up to so many entrances every choice is looked at (4,096); beyond, one is given up at a time."""
DEGREE_M = 111_320.0


@dataclass(frozen=True, slots=True)
class Door:
    """An entrance: metres north and east of any one point."""

    id: UUID
    name: str
    north: float
    east: float
    people: bool = True
    vehicles: bool = False
    fire_exit: bool = False
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Home:
    """A building: who lives there, and how many of them walk with difficulty."""

    id: int
    name: str
    north: float
    east: float
    people: int
    slow: int = 0

    @property
    def weight(self) -> int:
        return self.people + SLOW_WEIGHT * self.slow


@dataclass(frozen=True, slots=True)
class Walk:
    """One building's way to its nearest entrance, as it is now and as it would be, in metres."""

    home: Home
    now: int
    then: int
    through: str

    @property
    def extra(self) -> int:
        return max(self.then - self.now, 0)

    @property
    def is_far(self) -> bool:
        return self.then > FAR_M


@dataclass(frozen=True, slots=True)
class Choice:
    """Entrances kept and given up, who walks how much farther, and who must stand there."""

    keep: tuple[Door, ...]
    give_up: tuple[Door, ...]
    walks: tuple[Walk, ...]
    staff: int
    enough: bool

    @property
    def people_farther(self) -> int:
        return sum(one.home.people for one in self.walks if one.extra)

    @property
    def slow_farther(self) -> int:
        return sum(one.home.slow for one in self.walks if one.extra)

    @property
    def people_far(self) -> int:
        return sum(one.home.people for one in self.walks if one.is_far)

    @property
    def most_extra(self) -> int:
        return max((one.extra for one in self.walks), default=0)

    @property
    def mean_extra(self) -> int:
        people = sum(one.home.people for one in self.walks)
        return (
            round(sum(one.extra * one.home.people for one in self.walks) / people) if people else 0
        )

    @property
    def keep_ids(self) -> frozenset[UUID]:
        return frozenset(one.id for one in self.keep)


@dataclass(frozen=True, slots=True)
class Force:
    """Who can be posted: people a day in all, shifts a day, people at an entrance each shift."""

    people: int
    shifts: int
    each: int

    def needed(self, entrances: int) -> int:
        return entrances * self.shifts * self.each


def propose(doors: Sequence[Door], homes: Sequence[Home], force: Force) -> list[Choice]:
    """The best choice for each number of entrances, the most first; none where none is possible."""
    found: list[Choice] = []
    kept: Collection[Door] = doors
    for size in range(len(doors), 0, -1):
        tried = combinations(doors, size) if len(doors) <= TRY_ALL else _one_less(kept, size)
        best = min(
            (some for some in tried if is_possible(some, doors)),
            key=lambda some: (_burden(some, homes), [one.name for one in some]),
            default=None,
        )
        if best is None:
            break
        kept = best
        found.append(weigh(best, doors, homes, force))
    return found


def recommended(choices: Sequence[Choice]) -> Choice | None:
    """The most entrances that can be staffed; the fewest possible where none can."""
    return next((one for one in choices if one.enough), choices[-1] if choices else None)


def is_possible(keep: Collection[Door], doors: Iterable[Door]) -> bool:
    """One for people, and one for vehicles where the place has one at all."""
    vehicles = any(one.vehicles for one in doors)
    return any(one.people for one in keep) and (not vehicles or any(one.vehicles for one in keep))


def weigh(
    keep: Collection[Door], doors: Sequence[Door], homes: Sequence[Home], force: Force
) -> Choice:
    """What keeping exactly these costs, against the entrances that are open now."""
    ids = {one.id for one in keep}
    today = [one for one in doors if one.is_open]
    walks = [_walk(home, today, keep) for home in homes]
    staff = force.needed(len(keep))
    return Choice(
        tuple(one for one in doors if one.id in ids),
        tuple(one for one in doors if one.id not in ids),
        tuple(sorted(walks, key=lambda one: (-one.extra, one.home.name))),
        staff,
        staff <= force.people,
    )


def metres(position: Position, origin: Position) -> tuple[float, float]:
    """Metres north and east of `origin`, exact enough within a town."""
    here, there = to_wgs84(position), to_wgs84(origin)
    north = (here.lat - there.lat) * DEGREE_M
    return north, (here.lon - there.lon) * DEGREE_M * cos(radians(there.lat))


def _one_less(kept: Collection[Door], size: int) -> Iterable[Sequence[Door]]:
    some = list(kept)
    if len(some) == size:
        return [some]
    return [[one for one in some if one is not left] for left in some]


def _burden(keep: Collection[Door], homes: Sequence[Home]) -> float:
    """Metres of all people together; whoever walks with difficulty counts more."""
    return sum(_nearest(home, keep)[0] * home.weight for home in homes)


def _walk(home: Home, today: Collection[Door], keep: Collection[Door]) -> Walk:
    then, through = _nearest(home, keep)
    now = _nearest(home, today)[0] if any(one.people for one in today) else then
    return Walk(home, round(now), round(then), through)


def _nearest(home: Home, doors: Iterable[Door]) -> tuple[float, str]:
    ways = (
        (DETOUR * hypot(one.north - home.north, one.east - home.east), one.name)
        for one in doors
        if one.people
    )
    return min(ways)
