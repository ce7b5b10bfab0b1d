"""Why somebody is on a line list now: one function over recorded facts and the clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.duties.windows import Window
from wangdi.lib import clock
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.slots import AM, PM, Slot, window
from wangdi.quarantine.section import QuarantineSection

LISTS: dict[str, str | Promise] = {
    "fever": _("Fever"),
    "symptoms": _("Symptoms"),
    "overdue": _("Release late"),
    "silent": _("No answer"),
    "late": _("Reading late"),
    "objection": _("Objection open"),
    "team": _("Team incomplete"),
    "home": _("Home to look at"),
    "unsuitable": _("Home not suitable"),
    "decide": _("To decide"),
    "serve": _("Notice to serve"),
    "release": _("Release within a day"),
    "due": _("Reading due now"),
    "reducer": _("Fever reducer taken"),
    "suspended": _("Away for treatment"),
    "open": _("All in care"),
}
"""The lists in the order of their urgency; the last holds everybody."""
HEALTH_LISTS = frozenset({"fever", "symptoms", "reducer", "late", "silent", "due", "suspended"})
"""Lists that tell of somebody's health."""
RELEASE_AHEAD = timedelta(hours=24)
"""So long before the hour a release is to be made ready; from the hour on it is late."""
REDUCED = timedelta(hours=24)
"""How long a fever reducer keeps somebody on its list."""
TO_LOOK_AT, UNSUITABLE = "look", "unsuitable"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded of one open episode. `home`: "", or what stands against its home."""

    stored: str
    begins_at: datetime
    release_from: datetime
    team_full: bool
    served_at: datetime | None
    last_reading_at: datetime | None
    fever_at: datetime | None
    done: frozenset[Slot]
    symptoms_at: datetime | None = None
    reducer_at: datetime | None = None
    objection: bool = False
    home: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """An instant, and what a version of the rules asks on its day: made once for many episodes."""

    at: datetime
    windows: tuple[tuple[Slot, Window], ...]
    silent: timedelta
    clear: timedelta
    places: int


def today(section: QuarantineSection, at: datetime) -> Today:
    """The windows of the day of `at` and the spans of the section."""
    slots = [Slot(clock.day_of(at), half) for half in (AM, PM)]
    windows = tuple((slot, window(slot, section)) for slot in slots)
    silent, clear = timedelta(hours=section.silent_hours), timedelta(hours=section.clear_hours)
    return Today(at, windows, silent, clear, len(section.team))


def why(facts: Facts, now: Today) -> set[str]:
    """The lists that an open episode stands on now; no reading is never a normal one."""
    reasons = {"open"} | _office(facts, now)
    if facts.stored == states.NOTIFIED:
        reasons |= _release(facts, now)
    if facts.stored in (states.NOTIFIED, states.DECIDED):
        reasons |= _health(facts, now)
    return reasons


def _office(facts: Facts, now: Today) -> set[str]:
    """What somebody of the office has to do, whatever is measured."""
    reasons: set[str] = set()
    if facts.stored == states.PROPOSED:
        reasons.add("decide")
    elif facts.stored == states.SUSPENDED:
        reasons.add("suspended")
    elif not facts.team_full:
        reasons.add("team")
    elif facts.stored == states.DECIDED:
        reasons.add("serve")
    if facts.objection:
        reasons.add("objection")
    if facts.home:
        reasons.add("home" if facts.home == TO_LOOK_AT else "unsuitable")
    return reasons


def _health(facts: Facts, now: Today) -> set[str]:
    told = {
        "fever": (facts.fever_at, now.clear),
        "symptoms": (facts.symptoms_at, now.clear),
        "reducer": (facts.reducer_at, REDUCED),
    }
    return {name for name, (at, span) in told.items() if at is not None and now.at - at <= span}


def _release(facts: Facts, now: Today) -> set[str]:
    """Readings are asked for until the hour; nobody is held past it without being seen."""
    if now.at >= facts.release_from:
        return {"overdue"}
    near = now.at >= facts.release_from - RELEASE_AHEAD
    return _readings(facts, now) | ({"release"} if near else set())


def _readings(facts: Facts, now: Today) -> set[str]:
    reasons: set[str] = set()
    for slot, hours in now.windows:
        asked = hours.missed_at > (facts.served_at or now.at) and hours.opens_at >= facts.begins_at
        if slot in facts.done or not asked or now.at < hours.opens_at:
            continue
        reasons.add("due" if now.at <= hours.due_at else "late")
    heard = max(filter(None, (facts.last_reading_at, facts.served_at)), default=None)
    if heard is not None and now.at - heard > now.silent:
        reasons.add("silent")
    return reasons
