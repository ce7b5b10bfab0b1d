"""`wangdi doctor`: one line per thing looked at, and what to do about it."""

import platform
import shutil
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from wangdi.project import database
from wangdi.project.home import CHECKOUT, home
from wangdi.project.migrating import OWNER, refuse_newer
from wangdi.project.trouble import Trouble

LEAST_FREE = 2 * 1024**3


@dataclass(frozen=True)
class Finding:
    thing: str
    is_well: bool
    sentence: str


def run(options: Namespace) -> int:
    """Print the findings; 1 if something needs a hand."""
    findings = list(_findings())
    for finding in findings:
        print(f"{'✓' if finding.is_well else '!'} {finding.thing}: {finding.sentence}")
    return int(not all(finding.is_well for finding in findings))


def _findings() -> Iterator[Finding]:
    yield Finding("Python", True, platform.python_version())
    yield _disk()
    yield _served()
    yield from _secrets()
    yield from _database()


def _disk() -> Finding:
    free = shutil.disk_usage(home()).free
    return Finding("Disk", free > LEAST_FREE, f"{free / 1024**3:.1f} GB free")


def _served() -> Finding:
    there = (CHECKOUT / "wangdi" / "ui" / "static" / "vendor" / "stamp").exists()
    return Finding("Fonts and icons", there, "there" if there else "missing; run: make setup")


def _secrets() -> Iterator[Finding]:
    for path in sorted((home() / "var" / "secrets").glob("*")):
        if path.stat().st_mode & 0o077:
            yield Finding("Secrets", False, f"{path} can be read by others; run: chmod 600 it")


def _database() -> Iterator[Finding]:
    known = database.status()
    where = f"data in {known.data}" if known.embedded else "a server of one's own"
    if not known.running:
        yield Finding("Database", True, f"stopped, {where}")
        return
    yield Finding("Database", True, f"running, {where}")
    try:
        executor = MigrationExecutor(connections[OWNER])
        refuse_newer(executor.loader)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (OperationalError, Trouble) as error:
        yield Finding("Migrations", False, str(error).splitlines()[0])
        return
    said = f"{len(plan)} pending; run: wangdi migrate" if plan else "none pending"
    yield Finding("Migrations", not plan, said)
