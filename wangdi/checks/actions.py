"""What happens to many checks at once: their duties, their tries, their ends."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from wangdi.checks import section
from wangdi.checks.models import Check, CheckTry
from wangdi.checks.rules import states
from wangdi.checks.words import Kind
from wangdi.duties import actions as duties
from wangdi.duties.windows import Window
from wangdi.intake.commands import Work

DUTIES = {Kind.VIDEO: "checks.video", Kind.DOOR: "checks.door"}
CONTACT = "checks.contact"
CALL_WITHIN, CALL_MISSED = timedelta(minutes=30), timedelta(hours=2)
Tried = tuple[Check, CheckTry]


def hold(wanted: Iterable[UUID]) -> dict[UUID, Check]:
    """The checks, locked in one order, with their household and file; one query."""
    rows = Check.objects.filter(id__in=set(wanted)).order_by("id")
    locked = rows.select_related("household", "episode").select_for_update(of=("self",))
    return {one.id: one for one in locked}


def save(changed: Iterable[Check]) -> None:
    Check.objects.bulk_update(list(changed), ["state"], batch_size=2000)


def plan(checks: Sequence[Check]) -> int:
    """A duty for each drawn check; a location is the household's to answer and nobody's duty."""
    return duties.plan(_draft(one, "1", one.hours) for one in checks if one.kind in DUTIES)


def settle(work: Work, tried: Sequence[Tried]) -> None:
    """What each try does to duties: done; once more after a silence; a call after the second."""
    for kind in DUTIES:
        done = [
            duties.Settled(one.id, None, work.now, work.actor.id, found.id)
            for one, found in tried
            if one.kind == kind
        ]
        duties.settle(DUTIES[kind], done)
    again = [one for one, _found in tried if one.state == states.AGAIN]
    duties.plan(_draft(one, "2", _once_more(work, one)) for one in again)
    duties.plan(_call(work, one) for one, _found in tried if one.state == states.CONTACT)


def unsettle(checks: Collection[UUID], evidence: Collection[UUID], reason: str) -> None:
    """Undo what tries (`evidence`) did to duties."""
    duties.withdraw(CONTACT, checks, reason)
    for kind in DUTIES.values():
        duties.withdraw(kind, checks, reason)
        duties.reopen(kind, checks, evidence=evidence)


def withdraw(checks: Sequence[Check], reason: str) -> None:
    """Nobody asks any more: the days are over, or the household is elsewhere."""
    for one in checks:
        one.state = states.after(one.state, "withdraw") or one.state
    save(checks)
    for kind in (*DUTIES.values(), CONTACT):
        duties.withdraw(kind, [one.id for one in checks], reason)


def _once_more(work: Work, check: Check) -> Window:
    """The second try: after a pause, within the time to answer."""
    asked = section.of(check.episode.profile_id)
    begins = work.now + timedelta(minutes=asked.again_minutes)
    due = begins + timedelta(minutes=asked.answer_minutes)
    return Window(begins, due, due + timedelta(minutes=asked.missed_minutes))


def _call(work: Work, check: Check) -> duties.Draft:
    due = work.now + CALL_WITHIN
    return _draft(check, "", Window(work.now, due, work.now + CALL_MISSED), CONTACT)


def _draft(check: Check, slot: str, hours: Window, kind: str = "") -> duties.Draft:
    return duties.Draft(
        kind=kind or DUTIES[Kind(check.kind)],
        subject_kind="check",
        subject=check.id,
        slot=slot,
        opens_at=hours.opens_at,
        due_at=hours.due_at,
        missed_at=hours.missed_at,
        label=check.household.address,
        stamp=check.stamp,
        household=check.household_id,
        sort_key=check.household.sort_key,
    )
