"""A day of door-knocking through the intake: silence, refusals, light at night, late phones."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.screening.models import Beat
from wangdi.world.proving.ground import Ground
from wangdi.world.proving.tally import DONE, Tally

BATCH = 60
HOUR = timedelta(hours=1)
EVENING = 18
PACE = 48
"""Doors that a worker knocks at within an hour."""
NATURES = ("home", "evening", "hidden", "empty", "refuses", "moved", "never")
SHARES = (62, 20, 2, 7, 3, 1, 5)
LATE, TWICE, FINDS = 0.15, 0.05, 0.02
Visit = tuple[UUID, datetime, str]


@dataclass
class Walk:
    """One round as its workers walk it; `tally` counts beside it what has reached the desk."""

    ground: Ground
    round: UUID
    dice: Random
    tally: Tally
    nature: dict[UUID, str] = field(default_factory=dict)
    kept: dict[UUID, list[tuple[list[Incoming], list[Visit]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    last: dict[UUID, tuple[datetime, str]] = field(default_factory=dict)
    visits: int = 0
    again: int = 0
    refused: int = 0
    found: int = 0

    def hour(self, start: datetime) -> None:
        """Every worker walks from `start` for an hour; what phones bring is answered at its end."""
        beats = _beats(self.round)
        for worker, actor in self.ground.workers.items():
            if worker in beats:
                knocks = list(self._knocks(beats[worker], start))
                self._keep(worker, knocks)
                self._send(worker, actor, patient=clock.local(start).hour < 21)
                if self.dice.random() < FINDS:
                    self._find(actor, beats[worker])

    def see_light(self, at: datetime, count: int) -> int:
        """Windows are counted at some buildings: behind hidden doors light is seen. How many."""
        behind: dict[int, list[UUID]] = defaultdict(list)
        for door, (_when, outcome) in self.last.items():
            if outcome == "vacant" and self.nature[door] == "hidden" and self._is_heard(door):
                behind[self.ground.doors[door][0]].append(door)
        walks = {one: worker for worker, mine in _beats(self.round).items() for one in mine}
        chosen = sorted(behind.keys() & walks.keys())[:count]
        for one in chosen:
            asked = {"round": self.round, "building": one, "lit": 9, "doors": behind[one]}
            answers = submit(
                actor=self.ground.workers[walks[one]],
                command="screening.count_lit",
                records=[Incoming(ids.uuid7(), asked, at)],
            )
            self.refused += answers.review
        seen = [door for one in chosen for door in behind[one]]
        for door in seen:
            self.tally.lit[door] = at
            self.last[door] = (at - 9 * HOUR, "lit")
        return len(seen)

    def _knocks(self, buildings: set[int], start: datetime) -> Iterator[Visit]:
        """Doors nobody was at, in walking order; then those that were silent two hours ago."""
        ready = [
            door
            for door, (building, _grid) in self.ground.doors.items()
            if building in buildings and self._is_ready(door, start)
        ]
        ready.sort(key=lambda door: door in self.last)
        step = HOUR / (PACE + 1)
        for number, door in enumerate(ready[:PACE], start=1):
            at = start + number * step
            outcome = self._outcome(door, at)
            self.last[door] = (at, outcome)
            yield door, at, outcome

    def _is_ready(self, door: UUID, start: datetime) -> bool:
        if door not in self.last:
            return True
        at, outcome = self.last[door]
        return outcome in ("no_answer", "lit") and at <= start - 2 * HOUR

    def _outcome(self, door: UUID, at: datetime) -> str:
        nature = self.nature.setdefault(door, self.dice.choices(NATURES, SHARES)[0])
        dark = clock.local(at).hour >= EVENING
        if nature == "hidden":
            return "answered" if door in self.tally.lit else "vacant"
        if nature == "evening":
            return "answered" if dark and self.dice.random() < 0.8 else "no_answer"
        if nature == "home":
            return "answered" if self.dice.random() < 0.95 else "no_answer"
        words = {"empty": "vacant", "refuses": "refused", "moved": "moved", "never": "no_answer"}
        return words[nature]

    def _is_heard(self, door: UUID) -> bool:
        return any(outcome in DONE for _at, outcome in self.tally.heard.get(door, ()))

    def _keep(self, worker: UUID, knocks: list[Visit]) -> None:
        for begin in range(0, len(knocks), BATCH):
            part = knocks[begin : begin + BATCH]
            records = [Incoming(ids.uuid7(), self._visit(*one), one[1]) for one in part]
            self.kept[worker].append((records, part))

    def _visit(self, door: UUID, _at: datetime, outcome: str) -> dict[str, Any]:
        replies = {"leaflet": True} if outcome == "answered" else None
        return {
            "round": self.round,
            "dwelling": door,
            "outcome": outcome,
            "replies": replies,
        }

    def _send(self, worker: UUID, actor: Actor, *, patient: bool) -> None:
        """What the phone has kept goes out, unless it has no signal; at times it goes out twice."""
        if patient and self.dice.random() < LATE:
            return
        for records, visits in self.kept.pop(worker, []):
            answers = submit(
                actor=actor, command="screening.record_visit", records=records, channel="phone"
            )
            applied = [
                visit
                for visit, one in zip(visits, answers.each, strict=True)
                if one.answer == "applied"
            ]
            self.tally.hear(applied)
            self.visits += answers.applied
            self.refused += answers.review
            if self.dice.random() < TWICE:
                self.again += submit(
                    actor=actor, command="screening.record_visit", records=records, channel="phone"
                ).duplicate

    def _find(self, actor: Actor, buildings: set[int]) -> None:
        """A door that is on no list."""
        building = min(buildings)
        grid = next(grid for one, grid in self.ground.doors.values() if one == building)
        asked = {"round": self.round, "building": building, "unit": "9", "room": str(self.found)}
        answers = submit(
            actor=actor, command="screening.find_door", records=[Incoming(ids.uuid7(), asked)]
        )
        for one in answers.each:
            if one.answer == "applied" and one.subject:
                self.ground.doors[one.subject] = (building, grid)
                self.tally.doors[one.subject] = grid
                self.found += 1


def _beats(canvass: UUID) -> dict[UUID, set[int]]:
    """Which buildings each worker has now, as his phone would be told."""
    found: dict[UUID, set[int]] = defaultdict(set)
    for worker, building in Beat.objects.filter(round=canvass).values_list("worker", "building"):
        found[worker].add(building)
    return dict(found)
