"""`wangdi db start | stop | status | env | run | destroy`."""

import os
import shlex
import subprocess
from argparse import Namespace

from wangdi.project.database.destroy import destroy
from wangdi.project.database.server import running, start, status, stop
from wangdi.project.database.urls import urls
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble


def run(options: Namespace) -> int:
    """Do the one thing asked; the exit code of `run` is that of the command it ran."""
    if options.what == "run":
        return _run_command(options.command)
    tasks = {"start": _start, "stop": _stop, "status": _status, "env": _env}
    (tasks | {"destroy": _destroy})[options.what]()
    return 0


def _start() -> None:
    tell("The database runs now." if start(stays=True) else "The database was running already.")


def _stop() -> None:
    tell("The database has stopped." if stop() else "The database was not running.")


def _destroy() -> None:
    destroy()
    tell("The database and all its data are removed.")


def _status() -> None:
    known = status()
    if not known.embedded:
        print("own server (DATABASE_URL)")
    elif known.running:
        print(f"running: PostgreSQL {known.version}, process {known.pid}, data in {known.data}")
    else:
        print(f"stopped: PostgreSQL {known.version}, data in {known.data}")


def _env() -> None:
    if not status().running:
        tell("The database is not running; start it with: wangdi db start")
    known = urls()
    print(f"export DATABASE_URL={shlex.quote(known.owner)}")
    print(f"export DATABASE_RUNTIME_URL={shlex.quote(known.runtime)}")


def _run_command(argv: list[str]) -> int:
    if not argv:
        raise Trouble("Name the command to run, for example: wangdi db run -- pytest")
    with running():
        return subprocess.run(
            argv[1:] if argv[0] == "--" else argv, env=os.environ | {"WANGDI_DB": "running"}
        ).returncode
