"""Where the embedded server's files lie, and under which user it runs.

PostgreSQL refuses to run as root. Under root it therefore runs as a user id that nobody else
has, and where that user cannot reach the project (root's home is closed to all others) its
files lie under /var/lib/wangdi instead of the project's own `var/`.
"""

import hashlib
import os
import pwd
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wangdi.project.home import home

SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET = 107
UNNAMED_ID = 60942
AWAY = Path("/var/lib/wangdi")


@dataclass(frozen=True)
class Place:
    base: Path
    data: Path
    sockets: Path
    log: Path
    lock: Path
    runs_as: int | None
    """The user id that the server is given, or None to run as whoever starts it."""
    is_away: bool
    """Whether the files lie outside the project."""


def place() -> Place:
    """The place of this installation's server; makes nothing."""
    return _place(home(), os.geteuid())


@cache
def _place(of: Path, euid: int) -> Place:
    as_root = euid == 0
    is_away = as_root and not is_open_to_all(of)
    base = AWAY / _digest(of) if is_away else of / "var"
    data = base / "postgres"
    return Place(
        base=base,
        data=data,
        sockets=_sockets(base, euid),
        log=of / "var" / "log" / "postgres.log",
        lock=of / "var" / "database.lock",
        runs_as=_ordinary_user(data) if as_root else None,
        is_away=is_away,
    )


def is_open_to_all(path: Path) -> bool:
    """Whether any user may pass through `path` and every folder above it."""
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents) if folder.exists())


def _ordinary_user(data: Path) -> int:
    if data.exists() and (owner := data.stat().st_uid):
        return owner
    try:
        return pwd.getpwnam("wangdi").pw_uid
    except KeyError:
        return UNNAMED_ID


def _sockets(base: Path, euid: int) -> Path:
    """A short, plain path: sockets allow 107 bytes, and a comma would part two hosts."""
    near = base / "run"
    is_plain = re.fullmatch(r"[\w/ .+-]+", str(near), re.ASCII)
    if is_plain and len(os.fsencode(near / SOCKET_NAME)) <= LONGEST_SOCKET:
        return near
    return Path("/tmp") / f"wangdi-{euid}-{_digest(base)}"


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
