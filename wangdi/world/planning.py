"""The town on paper: compounds, buildings, doors, and grids over them. No database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from random import Random

from wangdi.world.scales import NAMED, Office, Scale
from wangdi.world.words import COMPOUND_ENDS, COMPOUNDS, number

COMPOUND = "示范苑"
DOORS_OF_A_GRID = 400
ROW = 12
SHAPES = ((1, 6, 2), (2, 5, 2), (2, 6, 2), (3, 6, 2), (1, 11, 2), (1, 6, 3))
"""Units, floors, doors on a floor."""
WEIGHTS = (4, 4, 5, 2, 2, 3)
SHARES = (9, 8, 11, 12, 10, 11, 10, 8, 11, 10)
Named = tuple[str, str]


@dataclass(frozen=True)
class Door:
    unit: str
    room: str


@dataclass
class Building:
    """`hamlet`: what it stands in is a hamlet of a village and not a compound."""

    community: str
    compound: str
    name: str
    doors: list[Door]
    grid: str = ""
    hamlet: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f"{door.unit}单元" for door in self.doors if door.unit))

    @property
    def key(self) -> tuple[str, str, str]:
        return self.community, self.compound, self.name


@dataclass
class GridPlan:
    """`parent` is the code of the grid above; only the lowest have buildings."""

    code: str
    name: str
    community: str
    level: int
    parent: str = ""
    buildings: list[Building] = field(default_factory=list)


@dataclass
class Town:
    buildings: list[Building]
    grids: list[GridPlan]

    @property
    def beats(self) -> list[GridPlan]:
        """The grids that workers walk."""
        return [grid for grid in self.grids if grid.level == 3]


def plan(scale: Scale, communities: Sequence[Named], dice: Random) -> Town:
    """The town of a scale over `communities` (code, name): the named world first, then the rest."""
    town = Town([], [])
    for office in scale.offices:
        here = [one for one in communities if is_of(office, one[0])]
        has_home = scale.home.startswith(office.code)
        named = list(_named(scale.home)) if has_home else []
        others = list(_built(office, here, dice, has_home=has_home))
        town.buildings += [*named, *others]
        town.grids += _grids(office, here, named, others)
    return town


def is_of(office: Office, code: str) -> bool:
    """Whether the community of this code belongs to an office's world."""
    return code in office.only if office.only else code.startswith(office.code)


def _named(home: str) -> Iterator[Building]:
    """Four buildings of two units, four floors, two doors: the first two are grid one."""
    for block in range(1, 5):
        yield Building(home, COMPOUND, f"{block}号楼", list(_doors(2, 4, 2)))


def _quotas(doors: int, communities: int) -> list[int]:
    """So many doors over the communities by their shares, to the last door."""
    if doors <= 0:
        return [0] * communities
    shares = list(islice(cycle(SHARES), communities))
    parts = [doors * share // sum(shares) for share in shares]
    parts[-1] += doors - sum(parts)
    return parts


def _built(
    office: Office, communities: Sequence[Named], dice: Random, *, has_home: bool
) -> Iterator[Building]:
    """The buildings of each community: of a village in hamlets, of others in compounds."""
    layout = office.layout
    wanted = office.households + office.empty
    wanted -= (NAMED.households + NAMED.empty) if has_home else 0
    villages = [code for code, _name in communities if layout.kinds.get(code) == "village"]
    towns = len(communities) - len(villages)
    hamlets = iter(_shared(layout.hamlets, len(villages)))
    compounds = iter(_shared(max(0, layout.compounds - has_home), towns))
    for (code, _name), doors in zip(communities, _quotas(wanted, len(communities)), strict=True):
        if code in villages:
            yield from _in_hamlets(code, doors, next(hamlets))
        else:
            yield from _buildings(code, doors, dice, next(compounds))


def _shared(count: int, among: int) -> list[int]:
    """`count` over so many, as evenly as it goes."""
    return [count // among + (at < count % among) for at in range(among)] if among else []


def _buildings(community: str, doors: int, dice: Random, compounds: int) -> Iterator[Building]:
    """Compounds of 8 to 30 buildings until all doors stand, or exactly so many compounds."""
    names = _compounds(dice)
    shares = iter(_shared(doors, compounds))
    while doors:
        compound, left = next(names), next(shares, doors) if compounds else doors
        most = left if compounds else dice.randint(8, 30)
        for block in range(1, most + 1):
            [shape] = dice.choices(SHAPES, WEIGHTS)
            built = list(islice(_doors(*shape), left))
            yield Building(community, compound, f"{block}号楼", built)
            left -= len(built)
            doors -= len(built)
            if not left:
                break


def _in_hamlets(community: str, doors: int, hamlets: int) -> Iterator[Building]:
    """Yards in rows of twelve, hamlet by hamlet."""
    for at, share in enumerate(_shared(doors, hamlets), 1):
        for row in range(1, -(-share // ROW) + 1):
            yards = [Door("", str(one)) for one in range(1, min(ROW, share - (row - 1) * ROW) + 1)]
            yield Building(community, f"{number(at)}组自然村", f"{row}排", yards, hamlet=True)


def _compounds(dice: Random) -> Iterator[str]:
    names = [name + end for end in COMPOUND_ENDS for name in COMPOUNDS]
    dice.shuffle(names)
    yield from names


def _doors(units: int, floors: int, width: int) -> Iterator[Door]:
    for unit in range(1, units + 1):
        for floor in range(1, floors + 1):
            for door in range(1, width + 1):
                yield Door(str(unit), f"{floor}{door:02d}")


def _grids(
    office: Office, communities: Sequence[Named], named: list[Building], others: list[Building]
) -> Iterator[GridPlan]:
    """One grid of level 2 for a community, and under it beats of about 400 doors."""
    of = [[one for one in others if one.community == code] for code, _name in communities]
    homes = [bool(named) and code == named[0].community for code, _name in communities]
    counts = _beat_counts([sum(len(one.doors) for one in some) for some in of], homes, office.beats)
    for (code, name), some, is_home, count in zip(communities, of, homes, counts, strict=True):
        beats = [named[:2], named[2:]] if is_home else []
        beats += _beats(some, count)
        if beats:
            yield GridPlan(code, f"{name}网格", code, 2)
        for at, buildings in enumerate(beats, 1):
            grid = GridPlan(f"{code}-{at:02d}", f"{name}第{number(at)}网格", code, 3, code)
            grid.buildings = buildings
            for building in buildings:
                building.grid = grid.name
            yield grid


def _beat_counts(doors: Sequence[int], homes: Sequence[bool], wanted: int) -> list[int]:
    """How many beats each community is walked in beside the named ones; `wanted` in all, or 0."""
    if not wanted:
        return [round(some / DOORS_OF_A_GRID) for some in doors]
    left, total = wanted - 2 * any(homes), sum(doors)
    counts = [max(1, some * left // total) for some in doors]
    short = sorted(range(len(doors)), key=lambda at: counts[at] / max(1, doors[at]))
    for at in islice(cycle(short), left - sum(counts)):
        counts[at] += 1
    return counts


def _beats(buildings: list[Building], count: int) -> list[list[Building]]:
    """Neighbouring buildings together, so that all beats have about as many doors."""
    total = sum(len(building.doors) for building in buildings)
    beats: list[list[Building]] = [[] for _ in range(count)]
    passed = 0
    for building in buildings:
        beats[min(passed * count // total, count - 1)].append(building)
        passed += len(building.doors)
    return beats
