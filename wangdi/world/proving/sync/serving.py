"""The house's own processes in the proof: granian, and who delivers facts, forked ready-made."""

import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from multiprocessing.process import BaseProcess
from pathlib import Path

from django.db import InterfaceError, OperationalError
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.server import Server

from wangdi.field import parking
from wangdi.intake.facts import deliver
from wangdi.lib import clock
from wangdi.world.proving.sync import points
from wangdi.world.proving.sync.street import Street

FORK = multiprocessing.get_context("fork")
TARGET = "wangdi.world.proving.sync.crashing:application"
THREADS, BACKLOG, LOG = 4, 256, "house.log"
WAITS = timedelta(seconds=20)
"""How long a record without a parent waits here, as it waits a day elsewhere."""


def make_ready() -> None:
    """Read the whole house once, here, so that what is forked of it answers at once."""
    import_module(TARGET.partition(":")[0])
    assert get_resolver().url_patterns


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def server(street: Street, trap: Path) -> BaseProcess:
    """Granian with one worker, in a group of its own so that all of it can be killed at once."""
    return _fork(lambda: _serve(street.port, trap), street.folder / LOG)


def deliverer(street: Street, trap: Path) -> BaseProcess:
    """Delivers facts and looks after what waits, until it is killed."""
    return _fork(lambda: _deliver(trap), street.folder / LOG)


def kill(process: BaseProcess) -> None:
    """The process and all it started, without a word."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid or 0, signal.SIGKILL)
    process.join()


def _fork(work: Callable[[], None], log: Path) -> BaseProcess:
    process = FORK.Process(target=_alone, args=(work, log))
    process.start()
    return process


def _alone(work: Callable[[], None], log: Path) -> None:
    os.setsid()
    with log.open("ab") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    work()


def _serve(port: int, trap: Path) -> None:
    os.environ[points.SAID_BY] = str(trap)
    Server(
        TARGET,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        backlog=BACKLOG,
        log_enabled=False,
    ).serve()


def _deliver(trap: Path) -> None:
    os.environ[points.SAID_BY] = str(trap)
    keeper = os.getppid()
    while os.getppid() == keeper:
        try:
            deliver()
            parking.escalate(clock.now() + parking.PATIENCE - WAITS)
        except (OperationalError, InterfaceError):
            os._exit(1)
        time.sleep(0.02)
