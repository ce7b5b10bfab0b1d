"""What happens to many passes at once: their days, what is done to them, and back."""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Refused, Work
from wangdi.lib import clock, ids
from wangdi.passes.models import Pass, PassAct
from wangdi.passes.payloads import IssuePayload
from wangdi.passes.rules.acting import SENTENCES
from wangdi.passes.section import PassClass

Done = tuple[Pass, str, str, str]
"""A pass, what is done to it, why, and the sentence beside."""
KEPT = ("state", "valid_until", "tokens_from")


def span(asked: IssuePayload, klass: PassClass | None, now: datetime) -> tuple[datetime, datetime]:
    """From when to when: as asked, else from now to the end of the last day of the class."""
    begins = asked.valid_from or now
    if asked.valid_until is not None:
        return begins, asked.valid_until
    days = klass.days if klass else 1
    return begins, clock.at(clock.day_of(begins) + timedelta(days=days), time.min)


def act(work: Work, done: Sequence[Done], keys: Sequence[UUID] | None = None) -> None:
    """Write what is done to passes, with what stood before; the passes themselves are the caller's.

    Call it before they are changed.
    """
    keys = ids.uuid7s(len(done)) if keys is None else keys
    PassAct.objects.bulk_create(
        PassAct(
            id=key,
            of=one,
            what=what,
            why=why,
            note=note or None,
            before=_before(one),
            at=work.now,
            by=work.actor.id,
            by_label=work.actor.label,
            **stamps(one),
        )
        for key, (one, what, why, note) in zip(keys, done, strict=True)
    )


def undo(work: Work, keys: Collection[UUID]) -> list[Pass]:
    """Each pass as it stood before; only what was done last can be taken back."""
    acts = list(PassAct.objects.filter(id__in=keys, undone_at=None).order_by("id"))
    held = {
        one.id: one
        for one in Pass.objects.filter(id__in={act.of_id for act in acts})
        .order_by("id")
        .select_for_update()
    }
    later = PassAct.objects.filter(of__in=held, undone_at=None).exclude(id__in=keys)
    newest = dict(later.order_by("at").values_list("of", "at"))
    for one in acts:
        if one.of_id in newest and newest[one.of_id] >= one.at:
            raise Refused(str(SENTENCES["not_last"]), reason="not_last")
        for name, value in _after(one.before).items():
            setattr(held[one.of_id], name, value)
    Pass.objects.bulk_update(held.values(), list(KEPT))
    PassAct.objects.filter(id__in=[one.id for one in acts]).update(undone_at=work.now)
    if not acts:
        raise Refused(_("This was taken back already."), reason="annulled")
    return list(held.values())


def _before(one: Pass) -> dict[str, str]:
    return {
        "state": one.state,
        "valid_until": one.valid_until.isoformat(),
        "tokens_from": one.tokens_from.isoformat(),
    }


def _after(before: dict[str, str]) -> dict[str, Any]:
    return {
        "state": before["state"],
        "valid_until": datetime.fromisoformat(before["valid_until"]),
        "tokens_from": datetime.fromisoformat(before["tokens_from"]),
    }
