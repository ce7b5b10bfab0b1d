"""How fast a household ledger comes in, against the floor, measured side by side.

The floor reads the same workbook with calamine and copies the same rows into the same indexed
tables. Everything is rolled back.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction
from python_calamine import CalamineWorkbook

from wangdi.importing import actions, kinds
from wangdi.importing.models import ImportRun, RunState
from wangdi.importing.sample_ledger import PEOPLE, addresses
from wangdi.intake.actors import Actor
from wangdi.lib import ids
from wangdi.territory.actions import NewPlace, lay
from wangdi.territory.models import PlaceKind

PEOPLE_TABLES = ("people_dwelling", "people_household", "people_person")
INTAKE_TABLES = ("intake_key", "intake_event")
Copies = dict[str, list[bytes]]


def measure(people: int = PEOPLE) -> dict[str, Any]:
    """Seconds of review, writing and floor, the ratio of them, and the peak in MB so far.

    `ratio` is against the copied people alone; `ratio_with_intake` copies keys and events too.
    """
    with TemporaryDirectory() as folder, transaction.atomic():
        workbook = Path(folder) / "ledger.xlsx"
        _write(workbook, people)
        _lay_places()
        with transaction.atomic():
            timed, copies = _import(workbook)
            transaction.set_rollback(True)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        timed |= _floor(workbook, copies)
        transaction.set_rollback(True)
    ours = timed["review_s"] + timed["apply_s"]
    floor = timed["read_s"] + timed["copy_s"]
    return {
        **timed,
        "ratio": ours / floor,
        "ratio_with_intake": ours / (floor + timed["copy_intake_s"]),
        "peak_mb": peak,
    }


def _write(workbook: Path, people: int) -> None:
    """In another process, so that its memory is not counted here."""
    module = "wangdi.importing.sample_ledger"
    subprocess.run([sys.executable, "-m", module, str(workbook), str(people)], check=True)


def _lay_places() -> None:
    key, found = ids.uuid7(), list(addresses())
    communities = lay(
        NewPlace(PlaceKind.COMMUNITY, community, None, key)
        for community in dict.fromkeys(address[0] for address in found)
    )
    compounds = lay(
        NewPlace(PlaceKind.COMPOUND, compound, communities[None, community], key)
        for community, compound in dict.fromkeys(address[:2] for address in found)
    )
    lay(
        NewPlace(PlaceKind.BUILDING, one[2], compounds[communities[None, one[0]], one[1]], key)
        for one in found
    )


def _import(workbook: Path) -> tuple[dict[str, Any], Copies]:
    nobody = Actor(None, "measure")
    content = workbook.read_bytes()
    began = time.perf_counter()
    run = actions.receive(
        content, workbook.name, kind=kinds.kind("ledger"), by=nobody, communities=frozenset()
    )
    del content
    actions.run_pending()
    review = time.perf_counter() - began
    ImportRun.objects.filter(pk=run.pk).update(state=RunState.APPLYING, taken_at=None)
    writing = _seconds(actions.run_pending)
    run.refresh_from_db()
    counts = {name: getattr(run, name) for name in ("rows", "applied", "duplicate", "review")}
    copies = {table: _copied_out(table) for table in (*PEOPLE_TABLES, *INTAKE_TABLES)}
    return {"review_s": review, "apply_s": writing, **counts}, copies


def _floor(workbook: Path, copies: Copies) -> dict[str, float]:
    return {
        "read_s": _seconds(
            lambda: CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python()
        ),
        "copy_s": _seconds(lambda: _copy_in(PEOPLE_TABLES, copies)),
        "copy_intake_s": _seconds(lambda: _copy_in(INTAKE_TABLES, copies)),
    }


def _copied_out(table: str) -> list[bytes]:
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(f"COPY {table} TO STDOUT (FORMAT binary)") as copy,
    ):
        return [bytes(portion) for portion in copy]


def _copy_in(tables: Sequence[str], copies: Copies) -> None:
    """With the foreign keys checked, as at the end of a transaction."""
    with connection.connection.cursor() as cursor:
        for table in tables:
            with cursor.copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy:
                for portion in copies[table]:
                    copy.write(portion)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
