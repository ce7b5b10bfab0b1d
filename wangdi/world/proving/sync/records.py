"""What the phones record: mostly visits, some arrivals, doors that are found after their visits.

Some refer to what never comes, some cannot be, some bear the key of another. The seed says all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from wangdi.world.proving.handset import Handset, Record
from wangdi.world.proving.names import name_of

VISIT, ARRIVAL, FOUND = (
    "screening.record_visit",
    "screening.record_arrival",
    "screening.find_door",
)
OUTCOMES = ("answered", "no_answer", "vacant", "refused")
ARRIVES, FINDS, UNKNOWN, IMPOSSIBLE, WILD = 0.12, 0.01, 0.01, 0.01, 0.05
WILD_CLOCKS = ("1970-01-01T00:00:00.000Z", "2038-01-19T03:14:08.000Z", "yesterday", "")


@dataclass(frozen=True)
class Ground:
    """Where the phones walk, in plain values."""

    round: str
    doors: Sequence[str]
    building: int
    day: str


def make(handset: Handset, ground: Ground, dice: Random, count: int) -> list[Record]:
    """`count` records of one phone; a found door and the visit behind it count as two."""
    made: list[Record] = []
    while len(made) < count:
        name = f"{handset.device[-6:]}-{len(made)}"
        if dice.random() < FINDS and len(made) + 1 < count:
            made += _found(handset, ground, dice, name)
        elif dice.random() < ARRIVES:
            made.append(_sealed(handset, dice, ARRIVAL, _arrival(ground, dice, name)))
        else:
            made.append(_sealed(handset, dice, VISIT, _visit(ground, dice, name)))
    return made


def _found(handset: Handset, ground: Ground, dice: Random, name: str) -> list[Record]:
    door = {"round": ground.round, "building": ground.building, "unit": "", "room": name}
    found = _sealed(handset, dice, FOUND, door)
    visit = _visit(ground, dice, name) | {"dwelling": found["key"], "outcome": "answered"}
    return [_sealed(handset, dice, VISIT, visit), found]


def _visit(ground: Ground, dice: Random, name: str) -> dict[str, Any]:
    door = str(_key(dice)) if dice.random() < UNKNOWN else dice.choice(ground.doors)
    outcome = "on the moon" if dice.random() < IMPOSSIBLE else dice.choice(OUTCOMES)
    return {"round": ground.round, "dwelling": door, "outcome": outcome, "note": name}


def _arrival(ground: Ground, dice: Random, name: str) -> dict[str, Any]:
    return {
        "dwelling": dice.choice(ground.doors),
        "name": name_of(name),
        "origin": "湖北省武汉市",
        "origin_code": "420100",
        "arrived_on": ground.day,
    }


def _sealed(handset: Handset, dice: Random, command: str, payload: dict[str, Any]) -> Record:
    at: datetime | str = datetime.now(UTC) - timedelta(seconds=dice.randrange(600))
    if dice.random() < WILD:
        at = dice.choice(WILD_CLOCKS)
    return handset.record(_key(dice), command, payload, at=at, mono=dice.randrange(10**7))


def _key(dice: Random) -> UUID:
    return UUID(int=dice.getrandbits(128), version=4)
