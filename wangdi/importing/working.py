"""One run, taken by one process: looked through or written, and what became of it."""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from wangdi.importing import applying, kinds, rules
from wangdi.importing.examining import Examined, examine
from wangdi.importing.kinds import Verdict
from wangdi.importing.models import ImportRun, RunState
from wangdi.importing.stash import packed
from wangdi.importing.summary import summary
from wangdi.intake.commands import Refused
from wangdi.lib import clock
from wangdi.lib.sheets import SheetRefused

log = logging.getLogger("wangdi.importing")


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Millions of objects come, stay and go together: looking for cycles among them is idle work

    that costs a third of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def work_on(run_id: UUID) -> None:
    """Do what a taken run asks for. What cannot be done is said on it; nothing is raised."""
    run = ImportRun.objects.get(pk=run_id)
    if run.tries > rules.MOST_TRIES:
        return _fail(run, "gave_up")
    try:
        with _no_collecting():
            _work(run)
    except SheetRefused as refusal:
        _fail(run, refusal.code)
    except Refused as refusal:
        _fail(run, refusal.reason if refusal.reason in rules.TROUBLES else "error")
    except Exception:
        log.exception("import %s failed", run.pk)
        _fail(run, "error")


def _work(run: ImportRun) -> None:
    if run.state == RunState.APPLYING:
        _tell(run, "writing")
        applying.apply(run)
    else:
        _check(run)


def _tell(run: ImportRun, step: str) -> None:
    """Say on the run what is being done; also the sign of life of whoever does it."""
    ImportRun.objects.filter(pk=run.pk).update(step=step, taken_at=clock.now())


def _check(run: ImportRun) -> None:
    began = clock.now()
    seen = examine(run, kinds.kind(run.kind), tell=lambda step: _tell(run, step))
    run.header_line, run.headings = seen.header.bottom + 1, seen.header.names
    run.mapping, run.values, run.kept = seen.mapping, seen.known.values, seen.known.kept
    run.sheets = seen.sheets
    run.findings = summary(seen)
    run.file.rows = None if seen.missing else packed(seen)
    run.file.save(update_fields=["rows", "table"])
    _count(run, seen)
    run.state, run.step, run.trouble = RunState.READY, "", ""
    run.seconds = (clock.now() - began).total_seconds()
    run.save()


def _count(run: ImportRun, seen: Examined) -> None:
    run.rows = len(seen.verdicts) + seen.set_aside
    run.applied = seen.count(Verdict.APPLIED)
    run.duplicate = seen.count(Verdict.DUPLICATE) + seen.count(Verdict.SENT_BEFORE)
    run.review, run.left_out = seen.count(Verdict.REVIEW), seen.count(Verdict.LEFT_OUT)
    run.left_out += seen.set_aside


def _fail(run: ImportRun, trouble: str) -> None:
    ImportRun.objects.filter(pk=run.pk).update(
        state=RunState.FAILED, trouble=trouble, step="", done_at=clock.now()
    )
