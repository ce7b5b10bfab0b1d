"""The duties of orders: to bring it in time, to take a lifeline within minutes, to mend."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from wangdi.care.models import Order, WellbeingCheck
from wangdi.care.rules import promises
from wangdi.duties import actions as duties
from wangdi.duties.actions import Draft, Settled
from wangdi.intake.commands import Work
from wangdi.lib import bulk

LIFELINE = "care.lifeline"
CARRY, OFFICE, MEDICAL = "care.carry", "care.office", "care.medical"
PROPERTY, COUNSEL = "care.property", "care.counsel"
PROBLEM, LOOK, ASK_HOW = "care.problem", "care.look", "care.ask_how"
OF_ROLE = {
    "grid_worker": CARRY,
    "community_secretary": OFFICE,
    "area_doctor": MEDICAL,
    "property_manager": PROPERTY,
    "counsellor": COUNSEL,
}
BRINGING = (LIFELINE, *OF_ROLE.values())
TAKE, BRING = "take", "bring"
ONCE = "once"
FIRST = "!"
"""Before every door in walking order: a lifeline is always on top."""


def kind_of(order: Order) -> str:
    return LIFELINE if order.lifeline else OF_ROLE[order.role]


def asked(orders: Sequence[Order], at: datetime, accept_minutes: int) -> None:
    """Each is to be brought by its promise; a lifeline besides to be taken within minutes."""
    accept = at + timedelta(minutes=accept_minutes)
    drafts = [_draft(kind_of(one), one, BRING, at, one.due_at) for one in orders]
    drafts += [_draft(LIFELINE, one, TAKE, at, accept) for one in orders if one.lifeline]
    duties.plan(drafts)


def taken(work: Work, orders: Sequence[Order]) -> None:
    """Somebody has them by name from now on; a lifeline's first clock stops."""
    _settle(work, LIFELINE, [one for one in orders if one.lifeline], TAKE)
    hold(orders)


def hold(orders: Iterable[Order]) -> None:
    """The duties to bring them are their holders', or everybody's of the role where none is."""
    rows = [(one.id, one.holder_id) for one in orders]
    bulk.execute(
        "UPDATE duties_duty d SET holder_id = h.holder"
        " FROM unnest(%s::uuid[], %s::int8[]) AS h(subject, holder)"
        " WHERE d.subject = h.subject AND d.slot = %s AND d.settled_at IS NULL"
        " AND d.kind = ANY(%s)",
        [[one for one, _ in rows], [user for _, user in rows], BRING, list(BRINGING)],
    )


def brought(work: Work, orders: Sequence[Order]) -> None:
    for kind in BRINGING:
        _settle(work, kind, [one for one in orders if kind_of(one) == kind], None)


def told_of_problem(work: Work, orders: Sequence[Order], minutes: int) -> None:
    due = work.now + timedelta(minutes=minutes)
    slot = work.now.strftime("%Y%m%dT%H%M%S")
    duties.plan(_draft(PROBLEM, one, slot, work.now, due) for one in orders)


def mended(work: Work, orders: Sequence[Order]) -> None:
    _settle(work, PROBLEM, orders, None)


def forget(orders: Iterable[Order], reason: str) -> None:
    subjects = [one.id for one in orders]
    for kind in (*BRINGING, PROBLEM):
        duties.withdraw(kind, subjects, reason)


def again(orders: Sequence[Order], act: str) -> None:
    """A step was taken back: what it had settled is to be done again."""
    subjects = [one.id for one in orders]
    if act in ("accept", "give_back"):
        for kind in BRINGING:
            duties.reopen(kind, subjects, evidence=subjects)
        hold(orders)
    elif act == "deliver":
        for kind in BRINGING:
            duties.reopen(kind, subjects, evidence=subjects)
    elif act == "problem":
        duties.withdraw(PROBLEM, subjects, "taken back")
    elif act == "mend":
        duties.reopen(PROBLEM, subjects, evidence=subjects)
    elif act in ("cancel", "decline"):
        revive(orders)


def revive(orders: Sequence[Order]) -> None:
    """What was withdrawn with an order stands again as it stood."""
    bulk.execute(
        "UPDATE duties_duty SET settled_at = NULL, settlement = '', settled_by = NULL, reason = ''"
        " WHERE subject = ANY(%s::uuid[]) AND kind = ANY(%s) AND settlement = 'withdrawn'",
        [[one.id for one in orders], list(BRINGING)],
    )


def to_look_at(checks: Sequence[WellbeingCheck], minutes: int, labels: Mapping[UUID, str]) -> None:
    """Somebody looks at an answer and decides; one that asks for a talk is looked at sooner."""
    duties.plan(
        Draft(
            *(LOOK, "wellbeing", one.id, ONCE, one.at),
            due := one.at + timedelta(minutes=minutes // (4 if one.wants_to_talk else 1)),
            due + promises.GRACE,
            labels[one.household_id],
            stamp=one.stamp,
            household=one.household_id,
        )
        for one in checks
    )


def _draft(kind: str, one: Order, slot: str, opens: datetime, due: datetime) -> Draft:
    """The label names no person, and of a talk not what it is."""
    what = one.number if one.private else one.label
    order = FIRST if one.lifeline else one.household.sort_key
    missed = promises.missed_at(due, lifeline=one.lifeline)
    return Draft(
        *(kind, "order", one.id, slot, opens, max(due, opens), max(missed, opens)),
        f"{what} · {one.household.address}"[:200],
        stamp=one.stamp,
        household=None if one.private else one.household_id,
        holder=None if kind == PROBLEM else one.holder_id,
        sort_key=order,
    )


def _settle(work: Work, kind: str, orders: Iterable[Order], slot: str | None) -> None:
    by = work.actor.id
    duties.settle(kind, (Settled(one.id, slot, work.now, by, one.id) for one in orders))
