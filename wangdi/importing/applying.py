"""A file's rows through the intake, all in one transaction with the mark that it is done."""

from uuid import UUID

from django.db import transaction

from wangdi.importing import kinds, stash
from wangdi.importing.models import ImportRun, RunState
from wangdi.intake.commands import Incoming
from wangdi.intake.models import Key
from wangdi.intake.submitting import Answers, submit
from wangdi.lib import clock

CHANNEL, OTHER_CONTENT = "import", "other_content"


def apply(run: ImportRun) -> Answers | None:
    """Write the rows of a run that is `applying`; None where another process did it meanwhile.

    Killed at any moment it leaves nothing, and is begun anew; rows that came before stay single.
    """
    kind = kinds.kind(run.kind)
    incoming = [
        Incoming(key, payload, run.sent_at)
        for key, payload in zip(*stash.unpacked(run, kind), strict=True)
    ]
    with transaction.atomic():
        waiting = ImportRun.objects.select_for_update().filter(pk=run.pk, state=RunState.APPLYING)
        if not waiting.exists():
            return None
        answers = submit(actor=run.actor, command=kind.command, records=incoming, channel=CHANNEL)
        _finish(run, answers)
    return answers


def _finish(run: ImportRun, answers: Answers) -> None:
    run.state, run.done_at, run.step = RunState.APPLIED, clock.now(), ""
    run.applied, run.duplicate, run.review = answers.applied, answers.duplicate, answers.review
    run.rows = answers.received + (run.left_out or 0)
    run.batch = _batch(answers)
    if run.taken_at:
        run.seconds = (run.done_at - run.taken_at).total_seconds()
    run.save()
    run.file.delete()


def _batch(answers: Answers) -> UUID | None:
    """The batch of the intake, by a key that it entered; None where nothing new came of it.

    Other content under a known key is kept, but the key is that of an earlier batch.
    """
    fresh = [one.key for one in answers.each if one.answer == "applied"]
    fresh += [
        one.key for one in answers.each if one.answer == "review" and one.reason != OTHER_CONTENT
    ]
    known = Key.objects.filter(key__in=fresh[:1]).values_list("batch", flat=True)
    return known.first()
