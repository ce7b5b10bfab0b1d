"""Crossings that phones bring, 200 at a time, against a bulk insert of the same rows."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import cycle, islice
from uuid import UUID

from wangdi.gates import disposing
from wangdi.gates.payloads import CrossPayload, Decided, Temperature
from wangdi.gates.recording import COLUMNS
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import bulk, clock, ids
from wangdi.world.bench.guarded import Guarded, compounds
from wangdi.world.bench.results import result, say
from wangdi.world.company import Company

CROSSINGS, BATCH, GATES = 20_000, 200, 20
RATIO = 0.20
COOL = Temperature(celsius=Decimal("36.5"))
SAID = Decided(outcome="allow", code="ok", rules="bench", bundle="bench")


def main(crossings: int = CROSSINGS) -> None:
    """Gate after gate hands in what its phone wrote while it had no signal."""
    disposing.lay_ahead(clock.now())
    guard = Company.load()["desk"]
    batches = list(
        islice(_batches([one for one in compounds(GATES, BATCH) if one.people]), crossings // BATCH)
    )
    # The phones' records stand ready on the phones: no collector walks them while we measure.
    gc.collect()
    gc.freeze()
    ours = floor = 0.0
    for batch in batches:
        same = list(_rows(batch, guard))
        ours += _seconds(partial(_through_the_intake, guard, batch))
        floor += _seconds(partial(bulk.insert, "gates_crossing", COLUMNS, same))
    say(
        [
            result("gates_replay_ratio", floor / ours, "×", RATIO),
            result("gates_replay_per_s", crossings / ours, "/s"),
            result("gates_replay_floor_per_s", crossings / floor, "/s"),
        ]
    )


def _batches(places: Sequence[Guarded]) -> Iterator[list[Incoming]]:
    """By turns out and in, every hundredth without a mask."""
    now = clock.now()
    for turn, place in enumerate(cycle(places)):
        people = islice(cycle(place.people), BATCH)
        yield [
            Incoming(ids.uuid7(), _payload(place.gate.id, one, turn // len(places), n), now)
            for n, one in enumerate(people)
        ]


def _payload(gate: UUID, one: tuple[UUID, UUID, UUID], turn: int, n: int) -> CrossPayload:
    person, household, pass_id = one
    coming = turn % 2 == 1
    return CrossPayload(
        checkpoint=gate,
        direction="in" if coming else "out",
        at=clock.now() - timedelta(minutes=30, seconds=n),
        means="scan",
        token="good",
        form="phone",
        pass_id=pass_id,
        person=person,
        household=household,
        temperature=COOL if coming else None,
        mask=n % 100 != 7,
        decided=SAID,
    )


def _through_the_intake(guard: Actor, batch: Sequence[Incoming]) -> None:
    answers = submit(actor=guard, command="gates.cross", records=batch, channel="phone")
    if answers.applied != len(batch):
        raise AssertionError(f"{answers.applied} of {len(batch)} crossings were applied")


def _rows(batch: Sequence[Incoming], guard: Actor) -> Iterator[tuple[object, ...]]:
    """The same rows as the batch leaves, under keys of their own."""
    now = clock.now()
    for one in batch:
        asked = one.payload
        if isinstance(asked, CrossPayload):
            told: dict[str, object] = dict.fromkeys(COLUMNS)
            told |= {"id": ids.uuid7(), "received_at": now, "at": asked.at, "place_id": 1}
            told |= {"checkpoint_id": asked.checkpoint, "direction": asked.direction}
            told |= {"means": "scan", "form": "phone", "who": "resident", "outcome": "allow"}
            told |= {"code": "ok", "should_have_been": "", "rules": "bench", "bundle": "bench"}
            told |= {"forced": False, "person": asked.person, "household": asked.household}
            told |= {"pass_id": asked.pass_id, "site": "", "health_code": "", "travel_code": ""}
            told |= {"celsius": asked.temperature and asked.temperature.celsius}
            told |= {"mask": asked.mask, "by": guard.id, "community_id": 1}
            yield tuple(told.values())


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
