"""A round through all doors: most answer, some do not, some are knocked at again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming
from wangdi.lib import ids
from wangdi.people.models import Dwelling
from wangdi.screening.commands.visits import VisitPayload
from wangdi.territory.models import Place
from wangdi.world.acts import Act, Days
from wangdi.world.asking import PHONE_BATCH, ask, subjects
from wangdi.world.company import Company

STEP = "canvass"
BEGAN, LASTS = 2, 3
SHARES = (0.36, 0.36, 0.14)
"""How much of its doors a beat does on the day before yesterday, yesterday and today."""
OUTCOMES = ("answered", "no_answer", "refused", "vacant", "moved")
WEIGHTS = (84, 11, 2, 2, 1)
OPENS, MINUTES = "08:30", 11 * 60
SCRIPT = "请问家里现住几口人?14 天内有没有人从外地回来?有没有发热、干咳?有什么困难需要帮忙?"
Door = tuple[UUID, str]


@dataclass
class Canvass:
    """Acts of one round over the place of code `top`; `round` is known once it is open."""

    top: str
    days: Days
    company: Company
    dice: Random
    round: UUID | None = None
    again: dict[int, list[Door]] = field(default_factory=lambda: defaultdict(list))

    def acts(self) -> Iterator[Act]:
        yield Act(self.days.at(BEGAN, "07:40"), STEP, self._open)
        for grid, doors in _doors_by_grid().items():
            by = self.company.walkers[grid]
            begun = 0
            for day, share in zip(range(BEGAN, -1, -1), SHARES, strict=True):
                part = doors[begun : begun + max(1, round(len(doors) * share))]
                begun += len(part)
                yield from self._walk(day, part, by)
            evening = min(self.days.at(1, "20:00"), self.days.now)
            yield Act(evening, STEP, partial(self._revisit, grid, by))

    def _open(self) -> None:
        office = Place.objects.get(code=self.top, valid_to=None)
        opened = ask(
            "screening.open_round",
            [
                {
                    "name": f"全域入户大摸排({self.days.day(BEGAN):%m月%d日}起)",
                    "places": [office.id],
                    "starts_on": self.days.day(BEGAN).isoformat(),
                    "ends_on": (self.days.day(BEGAN) + timedelta(days=LASTS)).isoformat(),
                    "script": SCRIPT,
                }
            ],
            by=self.company["desk"],
        )
        [self.round] = subjects(opened)

    def _walk(self, day: int, doors: Sequence[Door], by: Actor) -> Iterator[Act]:
        """A day of a worker: his phone hands in a portion when it is full, or in the evening."""
        opens = self.days.at(day, OPENS)
        step = timedelta(minutes=MINUTES) / max(1, len(doors))
        knocked = [(door, opens + step * at) for at, door in enumerate(doors)]
        done = [(door, at) for door, at in knocked if at <= self.days.now]
        for first in range(0, len(done), PHONE_BATCH):
            portion = done[first : first + PHONE_BATCH]
            yield Act(portion[-1][1], STEP, partial(self._knock, portion, by))

    def _knock(self, portion: Sequence[tuple[Door, datetime]], by: Actor) -> None:
        outcomes = self.dice.choices(OUTCOMES, WEIGHTS, k=len(portion))
        visits = []
        for ((door, use), at), drawn in zip(portion, outcomes, strict=True):
            outcome = "vacant" if use == "vacant" else drawn
            if outcome == "no_answer":
                self.again[by.id or 0].append((door, use))
            visits.append(self._visit(door, outcome, at))
        ask("screening.record_visit", visits, by=by, channel="phone")

    def _revisit(self, grid: int, by: Actor) -> None:
        """In the evening two doors in three open that stayed shut by day."""
        shut, at = self.again.pop(by.id or 0, []), self.days.at(1, "19:00")
        answers = self.dice.choices(("answered", "no_answer"), (2, 1), k=len(shut))
        visits = [
            self._visit(door, answer, at + timedelta(minutes=place))
            for place, ((door, _use), answer) in enumerate(zip(shut, answers, strict=True))
        ]
        ask("screening.record_visit", visits, by=by, channel="phone")

    def _visit(self, door: UUID, outcome: str, at: datetime) -> Incoming:
        if self.round is None:
            raise ValueError("nobody knocks before the round is open")
        seen = self.dice.randint(1, 4) if outcome == "answered" else None
        payload = VisitPayload(round=self.round, dwelling=door, outcome=outcome, people_seen=seen)
        return Incoming(ids.uuid7_at(at), payload, at)


def _doors_by_grid() -> dict[int, list[Door]]:
    """The doors of every beat in the order in which one walks."""
    doors: dict[int, list[Door]] = defaultdict(list)
    rows = Dwelling.objects.exclude(grid_id=None).order_by("sort_key", "id")
    for grid, door, use in rows.values_list("grid_id", "id", "use"):
        doors[grid or 0].append((door, use))
    return doors
