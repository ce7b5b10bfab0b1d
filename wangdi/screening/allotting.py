"""Which worker takes which doors: as before, nearest, least loaded. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

SLACK = 1.25
"""How far above the fair share a load may go for the sake of nearness or of what was before."""
SAME_BUILDING, SAME_GRID, SAME_COMMUNITY, ELSEWHERE = range(4)


class Part(NamedTuple):
    """Doors that are given together: those of a building, or of one unit of a large one."""

    building: int
    unit: str
    doors: int
    community: int | None
    grid: int | None


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a worker may knock by his grants: ids of communities, grids and buildings."""

    communities: frozenset[int] = frozenset()
    grids: frozenset[int] = frozenset()
    buildings: frozenset[int] = frozenset()

    def covers(self, part: Part) -> bool:
        return (
            part.community in self.communities
            or part.grid in self.grids
            or part.building in self.buildings
        )


@dataclass(slots=True)
class Hand:
    """A worker, where he stands, and the doors that he has been given.

    Without a `reach` he walks with paper, which somebody else enters: he may knock anywhere.
    """

    worker: UUID
    community: int | None = None
    grid: int | None = None
    building: int | None = None
    reach: Reach | None = None
    load: int = 0
    parts: list[Part] = field(default_factory=list)

    def distance(self, part: Part) -> int:
        if self.building is not None and self.building == part.building:
            return SAME_BUILDING
        if self.grid is not None and self.grid == part.grid:
            return SAME_GRID
        return SAME_COMMUNITY if self.community == part.community else ELSEWHERE

    def may(self, part: Part) -> bool:
        return self.reach is None or self.reach.covers(part)

    def take(self, part: Part) -> None:
        self.parts.append(part)
        self.load += part.doors


def allot(
    parts: Sequence[Part],
    hands: Sequence[Hand],
    before: Mapping[tuple[int, str], UUID] | None = None,
) -> dict[tuple[int, str], UUID]:
    """A worker for each part (building, unit) that anybody may knock at.

    `parts` come in walking order, so that one worker's doors lie beside each other. `before` says
    who had a part last time: he keeps it while his load stays near the fair share.
    """
    if not hands:
        return {}
    given: dict[tuple[int, str], UUID] = {}
    share = (sum(hand.load for hand in hands) + sum(part.doors for part in parts)) / len(hands)
    ceiling = max(SLACK * share, *(float(part.doors) for part in parts), 0.0)
    by_worker = {hand.worker: hand for hand in hands}
    left: list[Part] = []
    for part in parts:
        hand = by_worker.get((before or {}).get((part.building, part.unit)) or UUID(int=0))
        fits = hand is not None and (not hand.load or hand.load + part.doors <= ceiling)
        if hand is not None and fits and hand.may(part):
            hand.take(part)
            given[part.building, part.unit] = hand.worker
        else:
            left.append(part)
    near = _Near(hands, share, ceiling)
    for part in left:
        nearest = near.best(part)
        if nearest is not None:
            nearest.take(part)
            given[part.building, part.unit] = nearest.worker
    return given


class _Near:
    """Workers by where they stand, so that a thousand are not looked through for each building."""

    def __init__(self, hands: Sequence[Hand], share: float, ceiling: float) -> None:
        self.hands, self.share, self.ceiling = hands, share, ceiling
        self.by_building = _group(hands, "building")
        self.by_grid = _group(hands, "grid")
        self.by_community = _group(hands, "community")
        self.last: Hand | None = None

    def best(self, part: Part) -> Hand | None:
        """The nearest who has room, else the least loaded; None where nobody may."""
        circles = (
            self.by_building.get(part.building, ()),
            self.by_grid.get(part.grid, ()) if part.grid else (),
            self.by_community.get(part.community, ()) if part.community else (),
            self.hands,
        )
        for circle in circles:
            room = [
                hand for hand in circle if hand.load + part.doors <= self.ceiling and hand.may(part)
            ]
            if room:
                self.last = self._among(room, part)
                return self.last
        allowed = [hand for hand in self.hands if hand.may(part)]
        self.last = min(allowed, key=_load, default=None)
        return self.last

    def _among(self, room: Sequence[Hand], part: Part) -> Hand:
        """The one who was given the door beside, up to his fair share; else the least loaded."""
        least = min(room, key=_load)
        last = self.last
        if last is None or not any(hand is last for hand in room):
            return least
        beside = last.parts[-1].grid == part.grid and last.load + part.doors <= self.share
        return last if beside else least


def _group(hands: Iterable[Hand], where: str) -> dict[int | None, list[Hand]]:
    grouped: dict[int | None, list[Hand]] = {}
    for hand in hands:
        grouped.setdefault(getattr(hand, where), []).append(hand)
    grouped.pop(None, None)
    return grouped


def _load(hand: Hand) -> int:
    return hand.load
