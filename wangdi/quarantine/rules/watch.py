"""Why somebody is on a line list now: one function over recorded facts and the clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.lib import clock
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.slots import AM, PM, Slot, window
from wangdi.quarantine.section import QuarantineSection

LISTS: dict[str, str | Promise] = {
    "fever": _("Fever"),
    "late": _("Reading late"),
    "silent": _("No answer"),
    "decide": _("To decide"),
    "team": _("Team incomplete"),
    "serve": _("Notice to serve"),
    "due": _("Reading due now"),
    "release": _("Release today"),
    "overdue": _("Release late"),
    "open": _("All in care"),
}
"""The lists in the order of their urgency; the last holds everybody."""
OVERDUE_AFTER = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded of one open episode."""

    stored: str
    begins_at: datetime
    release_from: datetime
    team_full: bool
    served_at: datetime | None
    last_reading_at: datetime | None
    fever_at: datetime | None
    done: frozenset[Slot]


def why(facts: Facts, section: QuarantineSection, at: datetime) -> set[str]:
    """The lists that an open episode stands on at `at`; no reading is never a normal one."""
    reasons = {"open"}
    if facts.stored == states.PROPOSED:
        reasons.add("decide")
    elif facts.stored == states.DECIDED:
        reasons.add("serve" if facts.team_full else "team")
    elif facts.stored == states.NOTIFIED:
        reasons |= _release(facts, at) or _readings(facts, section, at)
        if not facts.team_full:
            reasons.add("team")
    if facts.fever_at is not None and at - facts.fever_at <= timedelta(hours=section.clear_hours):
        reasons.add("fever")
    return reasons


def _release(facts: Facts, at: datetime) -> set[str]:
    if at < facts.release_from:
        return set()
    return {"overdue"} if at >= facts.release_from + OVERDUE_AFTER else {"release"}


def _readings(facts: Facts, section: QuarantineSection, at: datetime) -> set[str]:
    today = clock.day_of(at)
    reasons: set[str] = set()
    for half in (AM, PM):
        slot = Slot(today, half)
        hours = window(slot, section)
        asked = hours.missed_at > (facts.served_at or at) and hours.opens_at >= facts.begins_at
        if slot in facts.done or not asked or at < hours.opens_at:
            continue
        reasons.add("due" if at <= hours.due_at else "late")
    heard = max(filter(None, (facts.last_reading_at, facts.served_at)), default=None)
    if heard is not None and at - heard > timedelta(hours=section.silent_hours):
        reasons.add("silent")
    return reasons
