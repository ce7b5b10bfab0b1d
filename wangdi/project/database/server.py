"""Starting and stopping the embedded PostgreSQL; whoever comes second joins in."""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from wangdi.project.database import cluster, provision
from wangdi.project.database.binaries import VERSION, program
from wangdi.project.database.place import SOCKET_NAME, Place, place
from wangdi.project.database.processes import bury, launch, main_process, processes, wait_for
from wangdi.project.database.urls import is_embedded
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble

LEAVING_SECONDS = 10
STOPPING_SECONDS = 90
RECOVERING_SECONDS = 600
QUIET_SECONDS = 3
LARGEST_LOG = 8 * 1024 * 1024


@dataclass(frozen=True)
class Status:
    embedded: bool
    running: bool
    pid: int | None
    data: Path | None
    version: str


def start(*, stays: bool = False) -> bool:
    """Make sure that the database can be used; True if this call started its server.

    A server that `stays` outlives the caller; any other is told to stop when the caller dies.
    With DATABASE_URL set it only looks that roles and extensions are there. Raises Trouble.
    """
    if not is_embedded():
        provision.own()
        return False
    here = place()
    with _alone(here):
        if _joined(here):
            return False
        _clear_away(here)
        cluster.ensure(here)
        server = _launch(here, stays=stays)
        _await(here, server)
        provision.embedded(here)
    return True


def stop() -> bool:
    """Shut the embedded server down cleanly; False if none was running."""
    if not is_embedded():
        raise Trouble("DATABASE_URL is set: Wangdi does not stop a server that it does not keep.")
    here = place()
    with _alone(here):
        pid = main_process(here)
        if pid is None:
            return False
        os.kill(pid, signal.SIGINT)
        if not wait_for(lambda: _is_gone(here, pid), seconds=STOPPING_SECONDS):
            raise Trouble(f"PostgreSQL (process {pid}) did not stop in {STOPPING_SECONDS} s.")
    return True


@contextmanager
def running() -> Iterator[None]:
    """The database for as long as the block lasts; stops it after only if it started it."""
    started = start()
    try:
        yield
    finally:
        if started:
            stop()


def status() -> Status:
    """What is known of the server without changing anything."""
    if not is_embedded():
        return Status(embedded=False, running=True, pid=None, data=None, version="")
    here = place()
    pid = main_process(here)
    return Status(True, pid is not None, pid, here.data, VERSION)


@contextmanager
def _alone(here: Place) -> Iterator[None]:
    """One starter or stopper at a time; the kernel frees the lock of a killed one."""
    here.lock.parent.mkdir(parents=True, exist_ok=True)
    with here.lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _joined(here: Place) -> bool:
    """Whether a running server answers; one that is shutting down is waited for instead."""
    pid = main_process(here)
    while pid is not None and main_process(here) == pid:
        if _answers(here):
            return True
        time.sleep(0.05)
    return False


def _clear_away(here: Place) -> None:
    """After a kill: wait until the dead server's processes are gone, then drop its pid files.

    Holding the lock and with no process in the data directory, nobody can be using it.
    """
    if not wait_for(lambda: not processes(here), seconds=LEAVING_SECONDS):
        left = ", ".join(map(str, sorted(processes(here))))
        raise Trouble(
            f"Processes of an earlier database server still run ({left}); end them first."
        )
    (here.data / "postmaster.pid").unlink(missing_ok=True)
    (here.sockets / f"{SOCKET_NAME}.lock").unlink(missing_ok=True)


def _launch(here: Place, *, stays: bool) -> subprocess.Popen[bytes]:
    if here.log.exists() and here.log.stat().st_size > LARGEST_LOG:
        here.log.replace(here.log.with_suffix(".old.log"))
    with here.log.open("ab") as log:
        return launch(here, [program(here, "postgres"), "-D", str(here.data)], log=log, stays=stays)


def _await(here: Place, server: subprocess.Popen[bytes]) -> None:
    began, told = time.monotonic(), False
    while not _answers(here):
        if server.poll() is not None:
            raise Trouble(f"PostgreSQL did not start: {_reason(here)} (all of it: {here.log})")
        if time.monotonic() - began > RECOVERING_SECONDS:
            raise Trouble(
                f"PostgreSQL does not answer after {RECOVERING_SECONDS} s; see {here.log}."
            )
        if not told and time.monotonic() - began > QUIET_SECONDS:
            tell("The database puts itself in order after it was cut off; this can take a while.")
            told = True
        time.sleep(0.05)


def _answers(here: Place) -> bool:
    try:
        provision.as_keeper(here).close()
    except psycopg.OperationalError:
        return False
    return True


def _reason(here: Place) -> str:
    lines = here.log.read_text(errors="replace").splitlines()
    telling = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return telling[-1].split("]", 1)[-1].strip() if telling else "it gave no reason"


def _is_gone(here: Place, pid: int) -> bool:
    bury(pid)
    return not processes(here)
