"""Phones and a deliverer, each a process, killed at random moments and started again."""

import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psycopg
from django.db import InterfaceError, OperationalError, connections

from wangdi.intake.facts import deliver
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.project.database import urls
from wangdi.screening.models import CanvassRound
from wangdi.territory.models import Grid
from wangdi.world.acts import hear
from wangdi.world.bench.results import result, say
from wangdi.world.cast import FIRST_BEAT
from wangdi.world.company import Company
from wangdi.world.proving import counting, hearing
from wangdi.world.proving.phones import Phone

PHONES = 3
LIFE, CUT = (0.02, 0.4), 0.25
FORK = multiprocessing.get_context("fork")
END_ONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
ORDER BY random() LIMIT 1
"""


@dataclass
class Keeper:
    """What runs, and how often something was ended; the work by its name."""

    work: dict[str, Callable[[], None]]
    dice: Random
    running: dict[str, multiprocessing.process.BaseProcess] = field(default_factory=dict)
    kills: int = 0
    cuts: int = 0

    def torment(self, seconds: int) -> None:
        """Until the time is over: let them work for a moment, then end one or its connection."""
        end = time.monotonic() + seconds
        with psycopg.connect(urls().owner, autocommit=True) as owner:
            while time.monotonic() < end:
                self._start_missing()
                time.sleep(self.dice.uniform(*LIFE))
                if self.dice.random() < CUT:
                    self.cuts += owner.execute(END_ONE).rowcount
                else:
                    self._kill(self.dice.choice(sorted(self.running)))
            for name in sorted(self.running):
                self._kill(name)

    def _start_missing(self) -> None:
        for name, work in self.work.items():
            if name not in self.running or not self.running[name].is_alive():
                self.running[name] = FORK.Process(target=_until_cut_off, args=(work,))
                self.running[name].start()

    def _kill(self, name: str) -> None:
        process = self.running.pop(name)
        process.kill()
        process.join()
        self.kills += process.exitcode == -9


def keep(seconds: int, seed: int) -> None:
    """The whole trial; its results on standard output, one JSON object a line."""
    with tempfile.TemporaryDirectory() as folder:
        phones = _phones(seed, Path(folder))
        hearing.begin()
        connections.close_all()
        work: dict[str, Callable[[], None]] = {f"phone {one.number}": one.work for one in phones}
        keeper = Keeper(work | {"deliverer": _deliver}, Random(seed))
        keeper.torment(seconds)
        for phone in phones:
            phone.send_next()
        hear()
        say(counting.results(phones))
    say([result("kills", keeper.kills, "processes"), result("cuts", keeper.cuts, "connections")])


def _phones(seed: int, folder: Path) -> list[Phone]:
    canvass = CanvassRound.objects.filter(series=None).order_by("-id")[0]
    beat = Grid.objects.get(code=FIRST_BEAT)
    doors = Dwelling.objects.filter(grid_id=beat.id).order_by("id").values_list("id", flat=True)
    known, day = list(doors), clock.today().isoformat()
    worker = Company.load()["worker"]
    return [
        Phone(number, seed, folder / f"{number}", worker, canvass.id, known, day)
        for number in range(1, PHONES + 1)
    ]


def _until_cut_off(work: Callable[[], None]) -> None:
    """A lost connection ends the process; the keeper starts another."""
    try:
        work()
    except (OperationalError, InterfaceError):
        os._exit(1)


def _deliver() -> None:
    keeper = os.getppid()
    while os.getppid() == keeper:
        deliver()
        time.sleep(0.01)
