"""A phone of the proof: it keeps every record until it is told of it, and asks again until then."""

import asyncio
import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from wangdi.world.proving.handset import Handset, Record
from wangdi.world.proving.sync.proxy import END, whole

FINAL = ("applied", "duplicate", "review")
LARGEST, AGAIN = 199, 0.1
TRICKLE = (0, 0, 1, 2)
"""So many are sent even where the pace is reached, so that somebody always comes by."""
PAUSE, BACK_OFF, PATIENCE = 0.05, 0.5, 25


@dataclass
class Caller:
    """`told` is the file of what was acknowledged, one line for each answer."""

    handset: Handset
    dice: Random
    told: Path
    unsent: list[Record]
    known: list[Record] = field(default_factory=list)
    made: int = 0

    async def work(self, port: int, pace: Callable[[], float]) -> None:
        """Until everything is acknowledged; `pace` says which share may be sent by now."""
        self.made = len(self.unsent)
        while self.unsent:
            sent = self.made - len(self.unsent)
            await self._send(port, math.ceil(self.made * pace()) - sent)
            await asyncio.sleep(self.dice.uniform(0, PAUSE))

    async def _send(self, port: int, most: int) -> None:
        """Some of what is unsent, in whatever order, and at times something that was answered."""
        trickle = self.dice.choice(TRICKLE)
        size = min(len(self.unsent), self.dice.randint(5, LARGEST), max(most, trickle))
        batch = self.dice.sample(self.unsent, size)
        if self.known and (not batch or self.dice.random() < AGAIN):
            batch.append(self.dice.choice(self.known))
        answers = await self._ask(port, batch)
        if answers is None:
            await asyncio.sleep(self.dice.uniform(0, BACK_OFF))
            return
        done = self._keep(answers)
        if not done:
            await asyncio.sleep(BACK_OFF)
        self.known += [one for one in batch if one["key"] in done and self.dice.random() < 0.02]
        self.unsent = [one for one in self.unsent if one["key"] not in done]

    def _keep(self, answers: list[dict[str, Any]]) -> set[str]:
        """Written down before it is forgotten; what is `later` stays unsent."""
        final = [(one["key"], one["answer"]) for one in answers if one["answer"] in FINAL]
        with self.told.open("a") as file:
            file.write("".join(json.dumps(line) + "\n" for line in final))
        return {key for key, _answer in final}

    async def _ask(self, port: int, batch: list[Record]) -> list[dict[str, Any]] | None:
        """The answers; None where none came, whatever happened on the other side."""
        try:
            return await asyncio.wait_for(self._post(port, batch), PATIENCE)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            return None

    async def _post(self, port: int, batch: list[Record]) -> list[dict[str, Any]] | None:
        said = self.handset.envelope(batch, at=datetime.now(UTC), unsent=len(self.unsent))
        body = json.dumps(said).encode()
        head = (
            f"POST /field/sync HTTP/1.1\r\nHost: localhost\r\nX-Field-Shift: {self.handset.token}"
            f"\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
            "\r\nConnection: close\r\n\r\n"
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(head.encode() + body)
            await writer.drain()
            top, _end, answer = (await whole(reader)).partition(END)
        finally:
            writer.close()
        if b" 200 " not in top.split(b"\r\n")[0] + b" ":
            return None
        found: list[dict[str, Any]] = json.loads(answer)["answers"]
        return found
