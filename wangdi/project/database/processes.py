"""The server's processes as the kernel knows them, and starting a program as another user."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from wangdi.project.children import end_with_parent
from wangdi.project.database.place import Place

CLEAN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def main_process(place: Place) -> int | None:
    """The pid of the server that runs on this data directory, or None.

    A pid file alone proves nothing (the id may have been given to another program since), so
    the process must also stand in the data directory, as every PostgreSQL process does.
    """
    try:
        pid = int((place.data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if pid in processes(place) else None


def processes(place: Place) -> set[int]:
    """Every living process that stands in the data directory."""
    here = str(place.data)
    return {int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _cwd(entry) == here}


def wait_for(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Whether `condition` came true in time; it is asked every 50 ms."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def bury(pid: int) -> None:
    """Take the exit of a child of ours, if it is one and has ended."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return


def run_as(argv: Sequence[str], *, user: int | None) -> subprocess.CompletedProcess[str]:
    """Run a PostgreSQL tool to its end as `user` (None: as ourselves)."""
    return subprocess.run(
        argv,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        cwd="/",
        env=CLEAN,
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )


def launch(
    place: Place, argv: Sequence[str], *, log: IO[bytes], stays: bool
) -> subprocess.Popen[bytes]:
    """Start the server in a session of its own, away from the terminal's Ctrl-C.

    Unless it `stays`, the kernel tells it to shut down if we die without doing so ourselves.
    """
    user = place.runs_as
    return subprocess.Popen(
        argv,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        cwd="/",
        env=CLEAN,
        umask=0o077,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        preexec_fn=None if stays else end_with_parent(signal.SIGINT),
    )


def _cwd(entry: Path) -> str:
    try:
        return str(entry.joinpath("cwd").readlink())
    except OSError:
        return ""
