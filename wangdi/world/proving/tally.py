"""An independent count of a round: plain Python over what was sent, asking no room."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

DONE = ("answered", "vacant")


@dataclass(slots=True)
class Tally:
    """`doors` → grid; `heard`: what reached the desk of each door; `lit`: light, and when."""

    doors: dict[UUID, int]
    heard: dict[UUID, list[tuple[datetime, str]]] = field(default_factory=dict)
    lit: dict[UUID, datetime] = field(default_factory=dict)

    def hear(self, visits: Iterable[tuple[UUID, datetime, str]]) -> None:
        for door, at, outcome in visits:
            self.heard.setdefault(door, []).append((at, outcome))

    def is_done(self, door: UUID) -> bool:
        """Somebody answered; or it was vacant, and no light was seen behind it afterwards."""
        heard = self.heard.get(door, ())
        if any(outcome == "answered" for _at, outcome in heard):
            return True
        vacant = [at for at, outcome in heard if outcome == "vacant"]
        if not vacant:
            return False
        lit = self.lit.get(door)
        return lit is None or max(vacant) > lit

    def gaps(self) -> set[UUID]:
        return {door for door in self.doors if not self.is_done(door)}

    def by_grid(self) -> dict[int, tuple[int, int]]:
        """Doors and doors done of each grid."""
        doors, done = Counter(self.doors.values()), Counter[int]()
        for door, grid in self.doors.items():
            done[grid] += self.is_done(door)
        return {grid: (count, done[grid]) for grid, count in doors.items()}

    def silent_twice(self) -> int:
        """Doors at which somebody knocked more than once in vain and that are still not done."""
        return sum(len(self.heard.get(door, ())) > 1 for door in self.gaps())

    def first_done(self) -> dict[datetime, int]:
        """Of the doors that are done, how many were first so within each hour of the day."""
        found: Counter[datetime] = Counter()
        for door in self.doors:
            if self.is_done(door):
                first = min(at for at, outcome in self.heard[door] if outcome in DONE)
                found[first.replace(minute=0, second=0, microsecond=0)] += 1
        return dict(found)
