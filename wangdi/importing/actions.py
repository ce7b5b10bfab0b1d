"""What happens to files: received, understood, decided about, written, cleared away."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from wangdi.importing import reading, rules
from wangdi.importing.correcting import corrected
from wangdi.importing.kinds import ImportKind
from wangdi.importing.models import ImportRun, RunState, StoredFile
from wangdi.importing.remembering import remember
from wangdi.importing.working import work_on
from wangdi.intake.actors import Actor
from wangdi.lib import clock

PATIENCE = timedelta(seconds=60)
KEPT_FOR = timedelta(days=7)
BUSY = (RunState.CHECKING, RunState.APPLYING)


def receive(
    content: bytes, filename: str, *, kind: ImportKind, by: Actor, communities: frozenset[int]
) -> ImportRun:
    """Keep a file, sealed, to be read; a small one is read at once.

    SheetRefused with its sentence, and nothing kept, where it is no spreadsheet or not a safe one.
    """
    reading.guard(content)
    with transaction.atomic():
        run = ImportRun.objects.create(
            kind=kind.name,
            filename=filename[-200:],
            size=len(content),
            digest=hashlib.sha256(content).digest(),
            communities=sorted(communities),
            by=by.id,
            by_label=by.label,
            sent_at=clock.now(),
        )
        StoredFile.objects.create(run=run, content=content)
    return soon(run)


def correct_mapping(
    run: ImportRun, chosen: Mapping[str, int], *, kind: ImportKind, kept: Sequence[int] = ()
) -> ImportRun:
    """Look through the rows with other columns, and know the form the next time.

    `kept`: columns of the file that are kept in the note.
    """
    rules.check_go(run, RunState.WAITING)
    run.mapping, run.kept = dict(chosen), list(kept)
    remember(run, kind)
    return _again(run)


def choose_sheets(run: ImportRun, names: Sequence[str]) -> ImportRun:
    """Read other sheets of the workbook; what was said of columns and rows is asked anew."""
    rules.check_go(run, RunState.WAITING)
    rules.check_sheets(run, names)
    StoredFile.objects.filter(run=run).update(table=None)
    run.chosen, run.mapping, run.kept, run.corrections = list(names), {}, [], None
    return _again(run)


def set_words(run: ImportRun, meanings: Mapping[str, Mapping[str, str]]) -> ImportRun:
    """Say what the words of coded columns mean: column → plain word → code, "" for nothing."""
    rules.check_go(run, RunState.WAITING)
    run.values = {
        column: {**run.values.get(column, {}), **meanings.get(column, {})}
        for column in {**run.values, **meanings}
    }
    return _again(run)


def correct(run: ImportRun, line: int, changes: Mapping[int, str], *, by: Actor) -> None:
    """Put cells of a row right; `look_again` reads the rows anew once all are said."""
    rules.check_go(run, RunState.WAITING)
    corrected(run, line, changes, by=by)


def understand_anew(run: ImportRun) -> ImportRun:
    """Forget what was said of this file's columns, so that what is known of its form holds."""
    rules.check_go(run, RunState.WAITING)
    run.mapping, run.values, run.kept = {}, {}, []
    return _again(run)


def look_again(run: ImportRun) -> ImportRun:
    """Look through the rows with what was put right, without reading the workbook again."""
    rules.check_go(run, RunState.WAITING)
    return _again(run)


def decide(run: ImportRun, key: str, choice: str) -> ImportRun:
    """Answer a finding for all its rows; the file is looked through anew."""
    rules.check_decide(run, key, choice)
    run.decisions = {**run.decisions, key: choice}
    return _again(run)


def ask_to_write(run: ImportRun, *, kind: ImportKind) -> ImportRun:
    """Have the rows written; Refused with the reason where that cannot be."""
    rules.check_apply(run)
    remember(run, kind)
    run.state, run.taken_at, run.tries = RunState.APPLYING, None, 0
    run.save()
    return soon(run)


def retry(run: ImportRun) -> ImportRun:
    """Read a file once more that could not be read."""
    rules.check_go(run, RunState.WAITING)
    return _again(run)


def withdraw(run: ImportRun) -> None:
    """Give a file back unread: it is deleted, and only that it was here stays."""
    rules.check_go(run, RunState.WITHDRAWN)
    StoredFile.objects.filter(run=run).delete()
    run.state, run.findings, run.done_at = RunState.WITHDRAWN, None, clock.now()
    run.save()


def _again(run: ImportRun) -> ImportRun:
    run.state, run.taken_at, run.tries, run.trouble = RunState.WAITING, None, 0, ""
    run.save()
    return soon(run)


def soon(run: ImportRun) -> ImportRun:
    """Work on a small file at once; a large one waits for the worker. The run as it stands then."""
    if run.size <= rules.AT_ONCE and _take(Q(pk=run.pk)):
        work_on(run.pk)
    run.refresh_from_db()
    return run


def run_pending() -> int:
    """Work off what waits, one file after another; the worker calls this. How many were worked on.

    Several workers never take the same file; what a worker that died left is taken up again.
    """
    done = 0
    while (taken := _take(Q())) is not None:
        work_on(taken)
        done += 1
    return done


def _take(which: Q) -> UUID | None:
    """Take the oldest run that waits, or whose worker has been silent for a minute."""
    abandoned = Q(state__in=BUSY) & (Q(taken_at=None) | Q(taken_at__lt=clock.now() - PATIENCE))
    with transaction.atomic():
        run = (
            ImportRun.objects.select_for_update(skip_locked=True)
            .filter(which, Q(state=RunState.WAITING) | abandoned)
            .order_by("sent_at")
            .first()
        )
        if run is None:
            return None
        if run.state == RunState.WAITING:
            run.state = RunState.CHECKING
        run.taken_at, run.tries = clock.now(), run.tries + 1
        run.save(update_fields=["state", "taken_at", "tries"])
    return run.pk


def clear_away() -> int:
    """Delete files and the rows shown of them after a week; how many runs were cleared."""
    old = ImportRun.objects.filter(sent_at__lt=clock.now() - KEPT_FOR)
    files, _kinds = StoredFile.objects.filter(run__in=old).delete()
    unwritten = (RunState.READY, RunState.WAITING, RunState.FAILED)
    old.filter(state__in=unwritten).update(state=RunState.WITHDRAWN, done_at=clock.now())
    shown = old.filter(findings__isnull=False).update(findings=None, corrections=None)
    return max(files, shown)
