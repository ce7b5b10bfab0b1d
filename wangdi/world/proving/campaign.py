"""A campaign of twelve hours and its sweep, held hour by hour against an independent count."""

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from wangdi.access.scopes import standing
from wangdi.access.scoping import Scope
from wangdi.accounts.models import User
from wangdi.duties.models import Duty
from wangdi.intake.actors import Actor
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import clock
from wangdi.screening import actions, beats, queries
from wangdi.screening.models import CanvassRound
from wangdi.screening.queries import progress
from wangdi.world.acts import hear
from wangdi.world.bench.results import Result, result, say
from wangdi.world.proving.ground import DESK, Ground, Size, lay
from wangdi.world.proving.tally import Tally
from wangdi.world.proving.walking import HOUR, Walk

STARTS = datetime(2022, 3, 22, 0, tzinfo=UTC)
"""08:00 in Shanghai."""
HOURS, LEAVES, LIGHT = 14, 5, 11
"""Hours walked; after which of them a worker leaves, and before which windows are counted."""
LIT_BUILDINGS = 200


@dataclass
class Trial:
    """What was compared, and how often the house and the count said something else."""

    ground: Ground
    scope: Scope
    hours: int = 0
    wrong_hours: int = 0
    wrong_grids: int = 0
    wrong_duties: int = 0
    percents: list[Result] = field(default_factory=list)

    def compare(self, canvass: CanvassRound, tally: Tally) -> None:
        """Coverage of the whole and of each grid, and the duties that are left, right now."""
        said = {
            unit.id: (unit.doors, unit.covered)
            for unit in queries.coverage_by(self.scope, canvass, "grid")
        }
        counted = tally.by_grid()
        wrong = sum(said.get(grid) != counts for grid, counts in counted.items())
        self.hours += 1
        self.wrong_grids += wrong
        whole = queries.coverage(self.scope, canvass)
        doors, done = len(tally.doors), sum(done for _doors, done in counted.values())
        self.wrong_hours += (whole.doors, whole.covered) != (doors, done) or bool(wrong)
        due = Duty.objects.unsettled().filter(kind=actions.DOOR, slot=str(canvass.id))
        self.wrong_duties += set(due.values_list("subject", flat=True)) != tally.gaps()
        wall = f"{clock.local(clock.now()):%d_%H}"
        self.percents.append(result(f"coverage_{wall}h", 100 * done / doors, "%"))


def prove(seed: int, doors: int, workers: int) -> None:
    """Walk it and print the results, one JSON object a line."""
    say(walk(seed, Size(doors, workers, max(workers // 8, 1))))


def walk(seed: int, size: Size) -> list[Result]:
    """One line for each promise, and the coverage at every hour."""
    began = time.monotonic()
    dice = Random(seed)
    ground = lay(size)
    laid = time.monotonic()
    with clock.frozen(STARTS) as hand:
        campaign = _ask(
            ground.desk,
            "open_campaign",
            name="敲门行动",
            places=[ground.office],
            starts_at=STARTS,
            hours=12,
        )
        desk = User.objects.get(username=DESK)
        trial = Trial(ground, standing(desk).scope("screening.view"))
        canvass = CanvassRound.objects.get(campaign=campaign)
        most = _give_out(ground, canvass, trial.scope)
        grids = {door: grid for door, (_building, grid) in ground.doors.items()}
        day = Walk(ground, canvass.id, dice, Tally(grids))
        lit = _day(day, trial, canvass, hand)
        curve = _curve_differs(trial.scope, canvass, day.tally)
        swept = _sweep(day, trial, canvass, hand, campaign)
    took = (laid - began, time.monotonic() - laid)
    return [*_promises(trial, day, curve, swept), *_figures(day, lit, most, took)]


def _promises(trial: Trial, day: Walk, curve: int, swept: int) -> list[Result]:
    return [
        *trial.percents,
        result("hours_compared", trial.hours, "hours"),
        result("hours_that_differ", trial.wrong_hours, "hours", 0),
        result("grids_that_differ", trial.wrong_grids, "grid hours", 0),
        result("hours_with_other_duties", trial.wrong_duties, "hours", 0),
        result("curve_hours_that_differ", curve, "hours", 0),
        result("sweep_doors_that_differ", swept, "doors", 0),
        result("records_refused", day.refused, "records", 0),
    ]


def _figures(day: Walk, lit: int, most: int, took: tuple[float, float]) -> list[Result]:
    return [
        result("doors", len(day.tally.doors), "doors"),
        result("doors_found_on_no_list", day.found, "doors"),
        result("workers", len(day.ground.workers), "workers"),
        result("most_doors_of_one_worker", most, "doors"),
        result("visits", day.visits, "visits"),
        result("sent_again_and_known", day.again, "records"),
        result("doors_lit_at_night", lit, "doors"),
        result("seconds_to_lay_the_ground", took[0], "s"),
        result("seconds_to_walk", took[1], "s", 180),
    ]


def _give_out(ground: Ground, canvass: CanvassRound, scope: Scope) -> int:
    """The plan of doors per worker, applied; the largest load."""
    plan = beats.propose(canvass, scope)
    records = beats.records(canvass, plan.given.items())
    submit(actor=ground.desk, command="screening.give_beat", records=records)
    return max(doors for _worker, _buildings, doors in plan.loads())


def _day(day: Walk, trial: Trial, canvass: CanvassRound, hand: clock.Hand) -> int:
    """Hour by hour; one worker leaves at noon, windows are counted in the evening. Doors lit."""
    lit = 0
    for number in range(HOURS):
        start = clock.now()
        if number == LIGHT:
            lit = day.see_light(start, LIT_BUILDINGS)
        hand.move(HOUR)
        day.hour(start)
        trial.compare(canvass, day.tally)
        if number + 1 == LEAVES:
            gone = next(iter(trial.ground.workers))
            _ask(trial.ground.desk, "record_leaving", room="staff", worker=gone)
            hear()
    return lit


def _curve_differs(scope: Scope, canvass: CanvassRound, tally: Tally) -> int:
    """In how many hours the curve of first answers is another than the count's."""
    said: Counter[datetime] = Counter()
    for step, count in progress.done_by_step(scope, [canvass.id], STARTS):
        said[step.astimezone(UTC).replace(minute=0)] += count
    counted = tally.first_done()
    return sum(said[hour] != counted.get(hour, 0) for hour in said.keys() | counted.keys())


def _sweep(day: Walk, trial: Trial, first: CanvassRound, hand: clock.Hand, campaign: UUID) -> int:
    """The morning after: through the gaps alone. Doors in which the sweep and the count differ."""
    hand.move(timedelta(hours=10))
    gaps = day.tally.gaps()
    opened = _ask(
        day.ground.desk,
        "open_round",
        name="兜底翻",
        places=[day.ground.office],
        sweeps=[first.id],
        campaign=campaign,
        starts_on=clock.today(),
        ends_on=clock.today(),
    )
    sweep = CanvassRound.objects.get(id=opened)
    there = set(actions.doors_of(sweep).values_list("id", flat=True))
    beat = beats.propose(sweep, trial.scope)
    records = beats.records(sweep, beat.given.items())
    submit(actor=day.ground.desk, command="screening.give_beat", records=records)
    left = {door: where for door, where in day.ground.doors.items() if door in gaps}
    again = Walk(
        Ground(day.ground.office, day.ground.desk, left, day.ground.workers),
        sweep.id,
        day.dice,
        Tally({door: grid for door, (_building, grid) in left.items()}),
        day.nature,
    )
    start = clock.now()
    hand.move(HOUR)
    again.hour(start)
    trial.compare(sweep, again.tally)
    day.visits += again.visits
    day.refused += again.refused
    return len(gaps ^ there)


def _ask(actor: Actor, command: str, *, room: str = "screening", **payload: Any) -> UUID:
    answer = submit_one(actor=actor, command=f"{room}.{command}", payload=payload)
    assert answer.subject is not None
    return answer.subject
