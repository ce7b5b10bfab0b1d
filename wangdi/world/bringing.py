"""The household ledger is brought in as an office does it: a workbook, looked through, written."""

from pathlib import Path

from wangdi.importing import actions, kinds
from wangdi.importing.models import ImportRun, RunState
from wangdi.intake.actors import Actor
from wangdi.territory.models import Place
from wangdi.world.asking import WorldDiffers

KIND = "ledger"


def send(workbook: Path, filename: str, *, by: Actor) -> ImportRun:
    """Send the file and have it looked through; nothing is written yet."""
    communities = frozenset(Place.objects.communities().values_list("id", flat=True))
    kind = kinds.kind(KIND)
    run = actions.receive(
        workbook.read_bytes(), filename, kind=kind, by=by, communities=communities
    )
    return _worked_on(run, RunState.READY)


def write(run: ImportRun) -> ImportRun:
    """Have the rows of a file that was looked through written."""
    return _worked_on(actions.ask_to_write(run, kind=kinds.kind(KIND)), RunState.APPLIED)


def _worked_on(run: ImportRun, wanted: str) -> ImportRun:
    """A large file waits for the worker: here we are it."""
    if run.state != wanted:
        actions.run_pending()
        run.refresh_from_db()
    if run.state != wanted:
        raise WorldDiffers(f"the ledger is {run.state} and not {wanted} ({run.trouble})")
    return run
