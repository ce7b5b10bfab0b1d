"""The duties of findings: to name somebody, to put it right in time, to look at it again."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from wangdi.duties import actions as duties
from wangdi.duties.actions import Draft, Settled
from wangdi.intake.commands import Work
from wangdi.lib import bulk
from wangdi.patrol import section
from wangdi.patrol.models import FindingStep, PatrolFinding
from wangdi.patrol.rules import states
from wangdi.patrol.section import PatrolSection

NAME, MEND, LOOK = "patrol.name", "patrol.mend", "patrol.look"
KINDS = (NAME, MEND, LOOK)
GRACE = timedelta(days=2)


def plan(findings: Sequence[PatrolFinding], at: datetime, rules: PatrolSection) -> None:
    """What each finding asks for in its state now."""
    duties.plan(draft for one in findings if (draft := _next(one, at, rules)) is not None)


def _next(one: PatrolFinding, at: datetime, rules: PatrolSection) -> Draft | None:
    if one.state == states.FOUND:
        return _draft(NAME, one, at, min(one.due_at, at + timedelta(minutes=rules.name_within)))
    if one.state == states.ASSIGNED:
        return _draft(MEND, one, at, one.due_at)
    if one.state == states.ANSWERED:
        return _draft(LOOK, one, at, at + timedelta(minutes=rules.look_within))
    return None


def done(work: Work, steps: Iterable[FindingStep], kinds: Sequence[str]) -> None:
    """The duties of these kinds are done by whoever acts, as each step shows."""
    rows = [Settled(one.finding_id, None, work.now, work.actor.id, one.id) for one in steps]
    for kind in kinds:
        duties.settle(kind, rows)


def hold(findings: Iterable[PatrolFinding]) -> None:
    """The duty to put it right is its holder's, and due when the finding is."""
    rows = [(one.id, one.holder_id, one.due_at) for one in findings]
    if not rows:
        return
    bulk.execute(
        "UPDATE duties_duty d SET holder_id = h.holder, due_at = GREATEST(h.due, d.opens_at),"
        " missed_at = GREATEST(h.due, d.opens_at) + %s"
        " FROM unnest(%s::uuid[], %s::int8[], %s::timestamptz[]) AS h(subject, holder, due)"
        " WHERE d.subject = h.subject AND d.kind = %s AND d.settled_at IS NULL",
        [GRACE, *map(list, zip(*rows, strict=True)), MEND],
    )


def forget(findings: Iterable[PatrolFinding], reason: str) -> None:
    subjects = [one.id for one in findings]
    for kind in KINDS:
        duties.withdraw(kind, subjects, reason)


def again(work: Work, findings: Sequence[PatrolFinding], steps: Sequence[UUID]) -> None:
    """Steps were taken back: what does not belong to the state goes, what does stands again."""
    subjects, at = [one.id for one in findings], work.now
    for kind in KINDS:
        duties.reopen(kind, subjects, evidence=steps)
        wrong = [one.id for one in findings if _kind_of(one) != kind]
        duties.withdraw(kind, wrong, "taken back")
    plan(findings, at, section.at(at))
    hold([one for one in findings if one.state == states.ASSIGNED])


def _kind_of(one: PatrolFinding) -> str | None:
    return {states.FOUND: NAME, states.ASSIGNED: MEND, states.ANSWERED: LOOK}.get(one.state)


def _draft(kind: str, one: PatrolFinding, opens: datetime, due: datetime) -> Draft:
    due = max(due, opens)
    where = one.venue.name if one.venue else one.where
    return Draft(
        *(kind, "finding", one.id, str(one.returned), opens, due, due + GRACE),
        " · ".join(filter(None, (str(one.get_kind_display()), where, one.number)))[:200],
        stamp=one.stamp,
        holder=one.holder_id if kind == MEND else None,
        sort_key="",
    )
