"""A whole import taken back, while nothing stands on it: what would go, what stays, and doing it.

Every record goes by the command's own `annul`; what stays is told. Rows that still wait for
review are dismissed with the same reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wangdi.importing import kinds
from wangdi.importing.models import ImportRun, RunState, Undoing
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused, Work
from wangdi.intake.models import Key, ReviewItem

Made = list[tuple[UUID, UUID]]


@dataclass(frozen=True)
class Plan:
    """Keys of what would go, how many records stay, how many rows wait for review."""

    going: Sequence[UUID]
    stays: int
    waiting: int

    @property
    def count(self) -> int:
        return len(self.going)


def plan(run: ImportRun) -> Plan:
    """What undoing a run would do now. Three queries and those of the kind."""
    made = _made(run)
    held = kinds.kind(run.kind).held
    standing = held(dict(made)) if held and made else set()
    going = [key for key, _subject in made if key not in standing]
    return Plan(going, len(made) - len(going), _waiting(run).count())


def _made(run: ImportRun) -> Made:
    if run.batch is None:
        return []
    keys = Key.objects.filter(batch=run.batch, answer=Key.Answer.APPLIED, annulled_at=None)
    return [
        (key, subject or key) for key, subject in keys.order_by("key").values_list("key", "subject")
    ]


def _waiting(run: ImportRun) -> QuerySet[ReviewItem]:
    waiting = ReviewItem.objects.filter(decided_at=None)
    return waiting.filter(batch=run.batch) if run.batch else waiting.none()


def check_undo(run: ImportRun, planned: Plan) -> None:
    """Raise Refused with the sentence why a run cannot be undone."""
    if run.state != RunState.APPLIED or run.batch is None:
        raise Refused(_("Nothing of this file was written."), reason="not_applied")
    if not planned.count and not planned.waiting:
        raise Refused(_("There is nothing left of this import to undo."), reason="nothing_left")


def undo(run: ImportRun, *, key: UUID, work: Work, reason: str) -> Undoing:
    """Take back what nothing stands on; Refused where that is nothing at all."""
    planned = plan(run)
    check_undo(run, planned)
    gone = _annul(list(planned.going), work, reason) if planned.going else 0
    dismissed = _dismiss(run, work, reason)
    return Undoing.objects.create(
        id=key,
        run=run,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        reason=reason,
        gone=gone,
        stayed=planned.stays + planned.count - gone,
        dismissed=dismissed,
    )


def _annul(keys: Sequence[UUID], work: Work, reason: str) -> int:
    """Annul a set; where its command refuses, the halves are tried apart. How many went."""
    try:
        with transaction.atomic():
            annul(actor=work.actor, keys=keys, reason=reason)
    except Refused:
        if len(keys) == 1:
            return 0
        middle = len(keys) // 2
        return _annul(keys[:middle], work, reason) + _annul(keys[middle:], work, reason)
    return len(keys)


def _dismiss(run: ImportRun, work: Work, reason: str) -> int:
    """Put aside the rows that still wait; the intake's own event is written for each."""
    items = list(_waiting(run).select_for_update())
    for item in items:
        work.event("intake.review_dismissed", kind="review_item", subject=item.id, stamp=item.stamp)
    ReviewItem.objects.filter(id__in=[item.id for item in items]).update(
        decided_at=work.now,
        decided_by=work.actor.id,
        decided_by_label=work.actor.label,
        decision="dismissed",
        note=reason,
    )
    Key.objects.filter(key__in=[item.key for item in items], answer=Key.Answer.REVIEW).update(
        answer=Key.Answer.DISMISSED
    )
    return len(items)
