"""The data directory: made once, of one version, configured anew at each start."""

import os
import pwd
import shutil
from pathlib import Path

from wangdi.project.database.binaries import MAJOR, program
from wangdi.project.database.place import Place
from wangdi.project.database.processes import run_as
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble

KEEPER = "wangdi_keeper"
NOBODY = "nobody"
BIG_MACHINE = 6 * 1024**3


def ensure(place: Place) -> None:
    """Make the data directory if there is none, check its version, write its settings."""
    _folders(place)
    if not (place.data / "PG_VERSION").exists():
        _create(place)
    check_version(place)
    for name, text in _settings(place).items():
        _write(place, place.data / name, text)


def check_version(place: Place) -> None:
    """Trouble if the data directory is of another major version than the programs."""
    found = int((place.data / "PG_VERSION").read_text())
    if found == MAJOR:
        return
    side = "newer" if found > MAJOR else "older"
    raise Trouble(
        f"The data in {place.data} was written by PostgreSQL {found}, {side} than the "
        f"PostgreSQL {MAJOR} of this Wangdi. Nothing was changed. Use the Wangdi that wrote "
        "it, or dump it there and load it here."
    )


def _folders(place: Place) -> None:
    if not place.base.exists() and place.is_away:
        tell(
            f"This folder is closed to other users and PostgreSQL refuses to run as root, so the "
            f"database is kept in {place.base}."
        )
    place.base.mkdir(parents=True, exist_ok=True)
    place.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.sockets.mkdir(exist_ok=True, mode=0o700)
    _give(place, place.sockets)
    keeper = os.geteuid() if place.runs_as is None else place.runs_as
    for folder in (place.sockets, place.data):
        if folder.exists() and folder.lstat().st_uid != keeper:
            name = _name(folder.lstat().st_uid)
            raise Trouble(
                f"{folder} belongs to the user {name}; start Wangdi as {name} or as root."
            )


def _create(place: Place) -> None:
    """Make it beside its place and move it there whole, so that a kill leaves nothing half."""
    tell("Making the database's data directory.")
    draft = place.data.with_name("postgres.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    maker = None if place.runs_as is None else pwd.getpwnam(NOBODY).pw_uid
    if maker is not None:
        os.chown(draft, maker, maker)
    argv = [program(place, "initdb"), "-D", str(draft), "-U", KEEPER, "-A", "reject"]
    argv += ["--encoding=UTF8", "--locale-provider=libc", "--locale=C.UTF-8", "--data-checksums"]
    made = run_as(argv, user=maker)
    if made.returncode:
        raise Trouble(f"PostgreSQL could not make its data directory: {_last(made.stderr)}")
    for path in (draft, *draft.rglob("*")):
        _give(place, path)
    if place.data.exists():
        place.data.rmdir()
    draft.rename(place.data)


def _settings(place: Place) -> dict[str, str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    buffers = "512MB" if memory > BIG_MACHINE else "256MB"
    return {
        "postgresql.conf": CONFIGURATION.format(
            buffers=buffers, cache=f"{memory // 2**21}MB", sockets=place.sockets
        ),
        "pg_hba.conf": f"local all {KEEPER} peer map=keeper\nlocal all all scram-sha-256\n",
        "pg_ident.conf": "".join(
            f'keeper "{name}" {KEEPER}\n' for name in sorted({"root", _name(os.geteuid())})
        ),
    }


CONFIGURATION = """\
# Written by Wangdi at every start; changes here are lost.
listen_addresses = ''
unix_socket_directories = '"{sockets}"'
unix_socket_permissions = 0700
max_connections = 60
shared_buffers = {buffers}
effective_cache_size = {cache}
work_mem = 16MB
maintenance_work_mem = 128MB
huge_pages = off
jit = off
random_page_cost = 1.1
fsync = on
synchronous_commit = on
full_page_writes = on
wal_compression = lz4
min_wal_size = 256MB
max_wal_size = 2GB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9
autovacuum_vacuum_insert_scale_factor = 0.1
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C.UTF-8'
default_text_search_config = 'pg_catalog.simple'
password_encryption = scram-sha-256
# A failed statement may hold personal data: neither it nor its values reach the log.
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
log_line_prefix = '%m [%p] '
"""


def _write(place: Place, path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o600)
    _give(place, path)


def _give(place: Place, path: Path) -> None:
    if place.runs_as is not None:
        os.chown(path, place.runs_as, place.runs_as, follow_symlinks=False)


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _last(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason"
