"""The review box: what was kept is corrected and taken, or dismissed with a reason."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wangdi.intake import gate, writing
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused, Work
from wangdi.intake.models import Key, ReviewItem
from wangdi.intake.registry import command as known_command
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids

PATIENCE = 500


def retake(item_id: UUID, *, by: Actor, changes: dict[str, Any] | None = None) -> None:
    """Try a kept record again, with `changes` to its fields, under the name of who decided.

    It goes in as a new record (the first stays as it came); raises Refused with the reason.
    """
    with transaction.atomic():
        item = _open_item(item_id)
        payload = {**item.payload, **(changes or {})}
        submit_one(actor=by, command=item.command, payload=payload, channel="review")
        _decide(item, by=by, decision="taken")


def dismiss(item_id: UUID, *, by: Actor, note: str) -> None:
    """Put a kept record aside with a reason; it remains readable. Raises Refused."""
    if not note.strip():
        raise Refused(_("Please give the reason."), "note")
    with transaction.atomic():
        item = _open_item(item_id)
        permission = known_command(item.command).permission
        if not gate.allow(by, permission, [item.stamp])[0]:
            raise Refused(_("You may not decide this."), reason="not_allowed")
        _decide(item, by=by, decision="dismissed", note=note)
        Key.objects.filter(key=item.key, answer=Key.Answer.REVIEW).update(
            answer=Key.Answer.DISMISSED
        )


def retry_waiting(*, by: Actor) -> int:
    """Try again what waits for an unknown parent, oldest first; returns how many found it."""
    waiting = ReviewItem.objects.filter(reason="unknown_parent", decided_at=None)
    found = 0
    for item_id in list(waiting.order_by("received_at").values_list("id", flat=True)[:PATIENCE]):
        try:
            retake(item_id, by=by)
            found += 1
        except Refused:
            continue
    return found


def _open_item(item_id: UUID) -> ReviewItem:
    item = ReviewItem.objects.select_for_update().get(id=item_id)
    if not item.is_open():
        raise Refused(_("This was already decided."), reason="decided")
    return item


def _decide(item: ReviewItem, *, by: Actor, decision: str, note: str = "") -> None:
    item.decided_at, item.decided_by = clock.now(), by.id
    item.decided_by_label, item.decision, item.note = by.label, decision, note
    item.save()
    work = Work(by, "page", ids.uuid7())
    work.event(f"intake.review_{decision}", kind="review_item", subject=item.id, stamp=item.stamp)
    writing.events(work, work.events)
