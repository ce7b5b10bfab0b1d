"""Places in a transaction at which a process can be made to die, set from outside by a file.

Nothing of the house knows of them: what talks to the database is wrapped in the process that is
to be killed. A point is used up when it is hit, so that one arming is one death.
"""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db.backends.signals import connection_created

from wangdi.lib import bulk

SAID_BY = "WANGDI_TRAP"
WRITES = re.compile(r'(?:^|\()\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.I)
BEGUN = re.compile(r'SELECT .*"field_phone".*FOR UPDATE', re.I | re.S)
WRITTEN = (
    *("intake_key", "screening_doorvisit", "screening_dooranswer", "duties_duty"),
    *("screening_arrival", "intake_reviewitem", "intake_event", "intake_fact", "intake_batch"),
    *("field_parked", "field_fieldreceipt", "field_sending", "field_phone", "field_signin"),
)
SERVER = (
    *("before begin", "after begin", "commit sent", "commit returned", "response half written"),
    *(f"{when} {table}" for table in WRITTEN for when in ("before", "after")),
)
DELIVERER = (
    *("before prove_heard", "after prove_heard", "before intake_cursor", "after intake_cursor"),
    *("commit sent", "commit returned"),
)


class Trap:
    """Dies at the point that stands in its file, and takes the file along.

    Which file is said by the environment of the process: one that was given none lives.
    """

    def reached(self, point: str) -> None:
        if self.is_set(point):
            self.spring()

    def is_set(self, point: str) -> bool:
        file = self._file()
        try:
            return file is not None and file.read_text() == point
        except FileNotFoundError:
            return False

    def spring(self) -> None:
        if file := self._file():
            file.unlink(missing_ok=True)
        os.kill(os.getpid(), signal.SIGKILL)

    def _file(self) -> Path | None:
        given = os.environ.get(SAID_BY)
        return Path(given) if given else None


def lay(trap: Trap) -> None:
    """From now on every connection of this process passes the points."""
    execute = bulk.execute

    def written(sql: str, parameters: Any = (), **more: Any) -> Any:
        return _around(trap, sql, lambda: execute(sql, parameters, **more))

    bulk.execute = written
    connection_created.connect(lambda connection, **_more: _wrap(trap, connection), weak=False)


def _wrap(trap: Trap, connection: Any) -> None:
    if getattr(connection, "trapped", False):
        return
    connection.trapped = True
    connection.execute_wrappers.append(
        lambda execute, sql, params, many, context: _around(
            trap, sql, lambda: execute(sql, params, many, context)
        )
    )
    begin, commit = connection._set_autocommit, connection._commit

    def beginning(autocommit: bool) -> None:
        if not autocommit:
            trap.reached("before begin")
        begin(autocommit)

    def committing() -> None:
        if trap.is_set("commit sent"):
            _send_commit(connection)
            trap.spring()
        commit()
        trap.reached("commit returned")

    connection._set_autocommit, connection._commit = beginning, committing


def _send_commit(connection: Any) -> None:
    """COMMIT is on its way and nobody waits for what the database says to it."""
    wire = connection.connection.pgconn
    wire.send_query(b"COMMIT")
    wire.flush()


def _around(trap: Trap, sql: str, execute: Callable[[], Any]) -> Any:
    written = WRITES.findall(sql)
    for table in written:
        trap.reached(f"before {table}")
    done = execute()
    for table in written:
        trap.reached(f"after {table}")
    if BEGUN.match(sql):
        trap.reached("after begin")
    return done
