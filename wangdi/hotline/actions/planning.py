"""The duties of a ticket: to assign it, to answer an emergency at once, to answer in time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from wangdi.duties import actions as duties
from wangdi.duties.actions import Draft, Settled
from wangdi.hotline.models import Kind, Ticket
from wangdi.intake.commands import Work
from wangdi.intake.stamps import NOWHERE

ASSIGN, MEDICAL = "hotline.assign", "hotline.medical"
ANSWER, REPLY = "hotline.answer", "hotline.reply"
ALL = (ASSIGN, MEDICAL, ANSWER, REPLY)
ONCE = "once"
LOOK_WITHIN, HURRY = timedelta(hours=2), timedelta(minutes=10)
MISSED = timedelta(hours=12)


def received(work: Work, tickets: Sequence[Ticket]) -> None:
    """Somebody has to assign it within two hours; an emergency calls a doctor's duty at once."""
    urgent = [one for one in tickets if one.kind == Kind.MEDICAL]
    duties.plan(_draft(MEDICAL, one, work.now, work.now + HURRY) for one in urgent)
    duties.plan(
        _draft(ASSIGN, one, work.now, min(work.now + _within(one), one.due_at)) for one in tickets
    )


def assigned(work: Work, tickets: Sequence[Ticket], holders: Mapping[UUID, int | None]) -> None:
    """The community answers by the deadline; whoever had it before is free."""
    _settle(work, ASSIGN, tickets)
    duties.withdraw(ANSWER, [one.id for one in tickets], "assigned anew")
    duties.plan(
        _draft(
            *(ANSWER, one, work.now, max(one.due_at, work.now)),
            holder=holders.get(one.id),
            slot=f"{one.community_id}.{_moment(work.now)}",
        )
        for one in tickets
    )


def given_back(work: Work, tickets: Sequence[Ticket]) -> None:
    """The community is free of it; the clerk has it again."""
    duties.withdraw(ANSWER, [one.id for one in tickets], "given back")
    _assign_anew(work, tickets)


def handled(work: Work, tickets: Sequence[Ticket]) -> None:
    """It is done; the caller still waits for a word, by the first receiver."""
    _settle(work, ANSWER, tickets)
    _settle(work, MEDICAL, tickets)
    duties.plan(
        _draft(
            *(REPLY, one, work.now, max(one.due_at, work.now)),
            holder=one.first_receiver,
            slot=_moment(work.now),
        )
        for one in tickets
    )


def replied(work: Work, tickets: Sequence[Ticket]) -> None:
    _settle(work, REPLY, tickets)


def reopened(work: Work, tickets: Sequence[Ticket]) -> None:
    """It comes back to the clerk, with the time that its class has."""
    duties.withdraw(REPLY, [one.id for one in tickets], "reopened")
    _assign_anew(work, tickets)


def _assign_anew(work: Work, tickets: Sequence[Ticket]) -> None:
    due = work.now + LOOK_WITHIN
    duties.plan(_draft(ASSIGN, one, work.now, due, slot=_moment(work.now)) for one in tickets)


def forget(tickets: Iterable[UUID], reason: str) -> None:
    for kind in ALL:
        duties.withdraw(kind, list(tickets), reason)


def again(tickets: Sequence[Ticket], act: str) -> None:
    """A step was taken back: what it had settled is to be done again."""
    subjects = [one.id for one in tickets]
    undone = {"assign": (ASSIGN,), "handle": (ANSWER, MEDICAL), "reply": (REPLY,)}
    for kind in undone.get(act, ()):
        duties.reopen(kind, subjects, evidence=subjects)
    planned = {"assign": ANSWER, "handle": REPLY}.get(act)
    if planned:
        duties.withdraw(planned, subjects, "taken back")


def _within(one: Ticket) -> timedelta:
    return HURRY if one.kind == Kind.MEDICAL else LOOK_WITHIN


def _settle(work: Work, kind: str, tickets: Iterable[Ticket]) -> None:
    by = work.actor.id
    duties.settle(kind, (Settled(one.id, None, work.now, by, one.id) for one in tickets))


def _moment(at: datetime) -> str:
    """A slot of its own for each time that a ticket comes round."""
    return at.strftime("%Y%m%dT%H%M%S")


def _draft(
    kind: str,
    one: Ticket,
    opens: datetime,
    due: datetime,
    **more: Any,
) -> Draft:
    return Draft(
        *(kind, "ticket", one.id, more.pop("slot", ONCE), opens, due, due + MISSED),
        f"{one.number} · {one.get_kind_display()}",
        stamp=NOWHERE if kind == ASSIGN else one.stamp,
        holder=more.get("holder"),
        sort_key=f"{due:%Y%m%d%H%M}",
    )
