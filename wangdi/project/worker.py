"""The worker: one process beside the server that does what comes round by itself."""

import logging
import signal
import threading
import time
from argparse import Namespace
from types import FrameType

from django.db import InterfaceError, OperationalError, close_old_connections, connection

from wangdi.lib.ticks import Tick, all_ticks

log = logging.getLogger("wangdi.worker")
PAUSE = 0.5


class Worker:
    """Calls every tick when its time has come; a tick that fails is logged and called again."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.next_at = {tick.name: 0.0 for tick in all_ticks()}

    def run(self) -> None:
        """Work until told to stop; the tick in hand is finished first."""
        while not self.stopping.is_set():
            self.round(time.monotonic())
            self.stopping.wait(PAUSE)
        connection.close()

    def round(self, at: float) -> list[str]:
        """Call what is due at `at` (monotonic seconds); the names called."""
        due = [tick for tick in all_ticks() if self.next_at[tick.name] <= at]
        for tick in due:
            self.next_at[tick.name] = at + tick.seconds
            self._call(tick)
        return [tick.name for tick in due]

    def _call(self, tick: Tick) -> None:
        try:
            tick.run()
        except (OperationalError, InterfaceError):
            log.warning("%s: the database is not reachable; trying again", tick.name)
            close_old_connections()
        except Exception:
            log.exception("%s failed; it is called again in %s s", tick.name, tick.seconds)

    def stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopping.set()


def run(options: Namespace) -> None:
    """`wangdi work`: until SIGTERM or SIGINT."""
    worker = Worker()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, worker.stop)
    worker.run()
