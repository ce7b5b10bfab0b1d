"""Undo, with a reason: every command has it, and the trace of both stays."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wangdi.intake import gate, writing
from wangdi.intake.actors import Actor
from wangdi.intake.commands import NewEvent, Refused, Work
from wangdi.intake.models import Event, Key
from wangdi.intake.registry import command as known_command
from wangdi.intake.stamps import Stamp
from wangdi.lib import ids


def annul(*, actor: Actor, keys: Sequence[UUID], reason: str) -> None:
    """Annul what `keys` (all of one command) did; raises Refused with the sentence why not.

    The change is undone by the room that made it; the keys stay in the ledger, marked.
    """
    if not reason.strip():
        raise Refused(_("Please give the reason."), "reason")
    with transaction.atomic():
        rows = list(Key.objects.select_for_update().filter(key__in=keys).order_by("key"))
        _check(rows, keys)
        command = known_command(rows[0].command)
        stamps = _stamps(rows, command.event)
        if not all(gate.allow(actor, command.permission, [stamp for _, stamp in stamps])):
            raise Refused(_("You may not annul this."), reason="not_allowed")
        work = Work(actor, "page", ids.uuid7())
        command.annul(work, list(keys), reason)
        Key.objects.filter(key__in=keys).update(annulled_at=work.now)
        undone = [
            NewEvent(f"{command.event}.annulled", command.subject_kind, subject, stamp, reason)
            for subject, stamp in stamps
        ]
        writing.events(work, undone + work.events)
        writing.facts(work)


def _check(rows: Sequence[Key], keys: Sequence[UUID]) -> None:
    if len(rows) != len(set(keys)) or any(row.answer != Key.Answer.APPLIED for row in rows):
        raise Refused(_("Nothing was applied under this key."), reason="not_applied")
    if any(row.annulled_at for row in rows):
        raise Refused(_("This was annulled already."), reason="annulled")
    if len({row.command for row in rows}) != 1:
        raise Refused(_("Only one kind of change can be annulled at a time."), reason="mixed")


def _stamps(rows: Sequence[Key], verb: str) -> list[tuple[UUID, Stamp]]:
    """What the keys made and where that stands, read from the audit trail."""
    subjects = [row.subject or row.key for row in rows]
    made = Event.objects.filter(
        batch__in={row.batch for row in rows}, verb=verb, subject__in=subjects
    )
    return [
        (subject, Stamp(community, grid))
        for subject, community, grid in made.values_list("subject", "community_id", "grid_id")
    ]
