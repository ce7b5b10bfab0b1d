"""An installation in a folder of its own, for tests that start and kill it."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psycopg

from wangdi.project.database.place import _place
from wangdi.project.database.urls import urls


class Office:
    """An installation of its own, driven by its command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_")}
        self.env["WANGDI_HOME"] = str(folder)
        self.place = _place(folder, os.geteuid())

    def wangdi(self, *words: str) -> subprocess.CompletedProcess[str]:
        argv = [sys.executable, "-m", "wangdi", *words]
        return subprocess.run(argv, env=self.env, capture_output=True, text=True, check=False)

    def launch(self, *words: str) -> subprocess.Popen[bytes]:
        argv = [sys.executable, "-m", "wangdi", *words]
        return subprocess.Popen(argv, env=self.env, stderr=subprocess.DEVNULL)

    def kill(self, pids: set[int]) -> None:
        for pid in pids:
            with suppress(ProcessLookupError):  # it went with the one before
                os.kill(pid, signal.SIGKILL)

    def ask(self, question: str, *, runtime: bool = False) -> object:
        known = urls()
        with psycopg.connect(known.runtime if runtime else known.owner) as connection:
            found = connection.execute(question).fetchone()
        return found and found[0]

    @property
    def owner(self) -> str:
        """The owner's address; the test has set WANGDI_HOME to this office."""
        return urls().owner
