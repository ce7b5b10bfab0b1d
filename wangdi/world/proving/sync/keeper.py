"""Keeps the house running and kills it: at a point that was set, at random, and the database."""

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, cycle
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import psycopg

from wangdi.project import database
from wangdi.project.database.place import place
from wangdi.project.database.processes import processes
from wangdi.project.database.urls import urls
from wangdi.world.proving.sync import points, serving
from wangdi.world.proving.sync.serving import FORK
from wangdi.world.proving.sync.street import PACE, STUCK, Street

SERVER, DELIVERER = "server", "deliverer"
LIFE, HIT_SECONDS, PAUSE = (0.05, 0.5), 6.0, 0.01
EVERY_DATABASE, EVERY_RANDOM = 12, 5
CUT_ALL = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
    AND application_name = current_setting('application_name')
"""


@dataclass
class Keeper:
    """`own_cluster`: the whole database server may be killed; else only its connections are cut."""

    street: Street
    dice: Random
    kills: int
    own_cluster: bool
    most_seconds: float
    done: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    slowest_recovery: float = 0
    running: dict[str, BaseProcess] = field(default_factory=dict)

    def torment(self) -> bool:
        """Until every phone is done and all kills were made, or the time is over; whether done."""
        end = time.monotonic() + self.most_seconds
        out = FORK.Process(target=self.street.live)
        plan = self._plan()
        self._tell_pace()
        self._start_missing()
        out.start()
        try:
            while out.is_alive() and time.monotonic() < end:
                self._start_missing()
                if sum(self.done.values()) < self.kills:
                    next(plan)()
                    self._tell_pace()
                time.sleep(PAUSE)
            return not out.is_alive()
        finally:
            out.kill()
            out.join()
            for process in self.running.values():
                serving.kill(process)

    def _tell_pace(self) -> None:
        """Whole or not at all: phones read it at any moment."""
        share = sum(self.done.values()) / self.kills if self.kills else 1
        fresh = self.street.folder / "pace.new"
        fresh.write_text(f"{share:.4f}")
        fresh.replace(self.street.folder / PACE)

    def trap(self, who: str) -> Path:
        return self.street.folder / f"trap-{who}"

    def _plan(self) -> Iterator[Callable[[], None]]:
        """The named points in turn, and between them random kills and the database's."""
        named = cycle(
            chain(((SERVER, point) for point in points.SERVER),
                  ((DELIVERER, point) for point in points.DELIVERER))
        )  # fmt: skip
        for number, (who, point) in enumerate(named, 1):
            yield lambda who=who, point=point: self._at(who, point)  # type: ignore[misc]
            if number % EVERY_RANDOM == 0:
                yield self._at_random
            if number % EVERY_DATABASE == 0:
                yield self._database

    def _at(self, who: str, point: str) -> None:
        """Set the trap and wait for it; where nobody comes by it is taken away again."""
        trap, process = self.trap(who), self.running[who]
        trap.write_text(point)
        end = time.monotonic() + HIT_SECONDS
        while trap.exists() and process.is_alive() and time.monotonic() < end:
            time.sleep(PAUSE)
        if trap.exists():
            trap.unlink(missing_ok=True)
            self.missed[f"{who}: {point}"] += 1
            return
        self.done[f"{who}: {point}"] += 1
        self._end(who)

    def _at_random(self) -> None:
        time.sleep(self.dice.uniform(*LIFE))
        who = self.dice.choice((SERVER, DELIVERER))
        self.done[f"{who}: at random"] += 1
        self._end(who)

    def _end(self, who: str) -> None:
        serving.kill(self.running.pop(who))

    def _database(self) -> None:
        time.sleep(self.dice.uniform(*LIFE))
        self.done["database"] += 1
        if not self.own_cluster:
            with psycopg.connect(urls().owner, autocommit=True) as owner:
                owner.execute(CUT_ALL)
            return
        for pid in processes(place()):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        began = time.monotonic()
        database.start()
        self.slowest_recovery = max(self.slowest_recovery, time.monotonic() - began)

    def _start_missing(self) -> None:
        if not self._lives(SERVER):
            self.running[SERVER] = serving.server(self.street, self.trap(SERVER))
        if not self._lives(DELIVERER):
            self.running[DELIVERER] = serving.deliverer(self.street, self.trap(DELIVERER))

    def _lives(self, who: str) -> bool:
        return who in self.running and self.running[who].is_alive()

    def left(self) -> dict[str, int]:
        found: dict[str, int] = json.loads((self.street.folder / STUCK).read_text())
        return found
