"""Processes of the house on a copy of the named world, stopped in the middle and killed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from wangdi.project.database.processes import wait_for
from wangdi.project.home import CHECKOUT
from wangdi.world.bench import databases
from wangdi.world.fixtures import Town

MARK = "wangdi-to-be-killed"
PATIENCE = 20
HELD = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = %s AND wait_event_type = 'Lock'
"""
THERE = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = %s
"""
TERMINATE = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = %s AND (wait_event_type = 'Lock' OR %s)
"""


@dataclass
class Machine:
    """Where the processes run, and a look into their database from outside."""

    town: Town
    owner: "psycopg.Connection[tuple[int]]"
    env: dict[str, str]
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *argv: str, given: str = "") -> subprocess.Popen[bytes]:
        """A process of Python's with the test's database; `given` is its standard input."""
        child = subprocess.Popen(
            [sys.executable, "-m", *argv], env=self.env, cwd=CHECKOUT, stdin=subprocess.PIPE
        )
        self.running.append(child)
        if child.stdin is not None:
            child.stdin.write(given.encode())
            child.stdin.close()
        return child

    def do(self, deed: str, *, given: str = "") -> subprocess.Popen[bytes]:
        """Begin a function of the house in a process of its own."""
        return self.start("tests.kills.doing", deed, given=given)

    def kill_at(self, table: str, deed: str, *, given: str = "") -> None:
        """Kill it for good in its transaction, at the first row that it writes to `table`."""
        with self.held(table):
            child = self.do(deed, given=given)
            assert wait_for(lambda: self.count(HELD) == 1, seconds=PATIENCE)
            child.kill()
            child.wait()
        assert wait_for(lambda: self.count(THERE) == 0, seconds=PATIENCE)

    def kill_when(self, done: Callable[[], bool], deed: str, *, given: str = "") -> None:
        """Kill it for good as soon as what it did can be seen."""
        child = self.do(deed, given=given)
        assert wait_for(done, seconds=PATIENCE)
        child.kill()
        child.wait()

    @contextmanager
    def held(self, table: str) -> Iterator[None]:
        """Nobody else writes to `table` meanwhile; who tries waits."""
        with psycopg.connect(self.env["DATABASE_URL"]) as holder:
            holder.execute(sql.SQL("LOCK TABLE {} IN EXCLUSIVE MODE").format(sql.Identifier(table)))
            yield

    def count(self, question: str) -> int:
        return self._one(question, MARK)

    def terminate(self, *, idle_too: bool = False) -> int:
        """End the server's side of the connections that wait for a lock, or of all."""
        return self._one(TERMINATE, MARK, idle_too)

    def _one(self, question: str, *given: object) -> int:
        found = self.owner.execute(question, given).fetchone()
        return found[0] if found else 0


@pytest.fixture
def machine(own_town: Town) -> Iterator[Machine]:
    known = databases.environment(str(connections["default"].settings_dict["NAME"]))
    env = {**os.environ, **known, "PGAPPNAME": MARK}
    with psycopg.connect(known["DATABASE_URL"], autocommit=True) as owner:
        one = Machine(own_town, owner, env)
        yield one
        for child in one.running:
            child.kill()
            child.wait()
        for alias in connections:
            connections[alias].close()
