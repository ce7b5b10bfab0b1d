"""A phone with its outbox: what it sends follows from the seed, what was answered is kept.

It sends in order, begins again where no answer came, and at times sends an answered batch anew.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answers, submit
from wangdi.world.proving.names import name_of

VISITS, ARRIVALS = 40, 6
ARRIVES, AGAIN, UNKNOWN = 0.25, 0.2, 0.03
OUTCOMES = ("answered", "no_answer", "vacant", "refused")


@dataclass(frozen=True)
class Phone:
    """`outbox` is a file of answers, one line for each batch that was answered."""

    number: int
    seed: int
    outbox: Path
    actor: Actor
    canvass: UUID
    doors: Sequence[UUID]
    day: str

    def work(self) -> None:
        """Send until killed, or until whoever started it is gone."""
        keeper = os.getppid()
        while os.getppid() == keeper:
            self.send_next()

    def send_next(self) -> None:
        """The first batch without an answer, and at times one of those before it again."""
        answered = sum(not line["again"] for line in self.answers())
        if answered and Random().random() < AGAIN:
            self._send(Random().randrange(answered), again=True)
        self._send(answered, again=False)

    def answers(self) -> Iterator[dict[str, Any]]:
        """Every answer that came, in order."""
        text = self.outbox.read_text() if self.outbox.exists() else ""
        yield from map(json.loads, text.splitlines())

    def _send(self, number: int, *, again: bool) -> None:
        command, records = self._batch(number)
        answers = submit(actor=self.actor, command=command, records=records, channel="phone")
        self._keep(answers, command, again=again)

    def _keep(self, answers: Answers, command: str, *, again: bool) -> None:
        each = [(str(one.key), one.answer) for one in answers.each]
        line = json.dumps({"again": again, "command": command, "each": each}) + "\n"
        with self.outbox.open("ab") as file:
            file.write(line.encode())

    def _batch(self, number: int) -> tuple[str, list[Incoming]]:
        """The same keys and the same content each time."""
        dice = Random(f"{self.seed}/{self.number}/{number}")
        name = f"{self.number}-{number}"
        if dice.random() < ARRIVES:
            made = [self._arrival(f"{name}-{at}", dice) for at in range(ARRIVALS)]
            return "screening.record_arrival", made
        return "screening.record_visit", [self._visit(f"{name}-{at}", dice) for at in range(VISITS)]

    def _visit(self, note: str, dice: Random) -> Incoming:
        door = _key(dice) if dice.random() < UNKNOWN else dice.choice(self.doors)
        outcome = dice.choice(OUTCOMES)
        payload = {"round": self.canvass, "dwelling": door, "outcome": outcome, "note": note}
        return Incoming(_key(dice), payload)

    def _arrival(self, name: str, dice: Random) -> Incoming:
        payload = {
            "dwelling": dice.choice(self.doors),
            "name": name_of(name),
            "origin": "湖北省武汉市",
            "origin_code": "420100",
            "arrived_on": self.day,
        }
        return Incoming(_key(dice), payload)


def _key(dice: Random) -> UUID:
    return UUID(int=dice.getrandbits(128), version=4)
