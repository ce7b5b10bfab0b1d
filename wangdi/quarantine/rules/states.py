"""The states of an episode, what leads from one to the next, and the picture of it in the docs."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROPOSED, DECIDED, DECLINED = "proposed", "decided", "declined"
NOTIFIED, SUSPENDED = "notified", "suspended"
RELEASED, ENDED = "released", "ended"
ACTIVE, DUE = "active", "due"

STORED = (PROPOSED, DECIDED, DECLINED, NOTIFIED, SUSPENDED, RELEASED, ENDED)
"""What people's acts lead to. Active and due follow from the clock and are never stored."""
STATES = (PROPOSED, DECIDED, DECLINED, NOTIFIED, ACTIVE, DUE, SUSPENDED, RELEASED, ENDED)
OPEN = (PROPOSED, DECIDED, NOTIFIED, SUSPENDED)
CLOSED = (DECLINED, RELEASED, ENDED)
RUNNING = (NOTIFIED, ACTIVE, DUE)
"""Told of it and at home: readings are asked for."""

TRANSITIONS: dict[tuple[str, str], str] = {
    (PROPOSED, "accept"): DECIDED,
    (PROPOSED, "decline"): DECLINED,
    (PROPOSED, "end"): ENDED,
    (DECIDED, "reconsider"): PROPOSED,
    (DECIDED, "serve"): NOTIFIED,
    (DECIDED, "end"): ENDED,
    (NOTIFIED, "take_back"): DECIDED,
    (NOTIFIED, "begin"): ACTIVE,
    (ACTIVE, "take_back"): DECIDED,
    (ACTIVE, "complete"): DUE,
    (NOTIFIED, "suspend"): SUSPENDED,
    (ACTIVE, "suspend"): SUSPENDED,
    (DUE, "suspend"): SUSPENDED,
    (SUSPENDED, "resume"): NOTIFIED,
    (NOTIFIED, "end"): ENDED,
    (ACTIVE, "end"): ENDED,
    (DUE, "end"): ENDED,
    (SUSPENDED, "end"): ENDED,
    (DUE, "expose"): ACTIVE,
    (DUE, "release"): RELEASED,
    (DECIDED, "expose"): DECIDED,
    (NOTIFIED, "expose"): NOTIFIED,
    (ACTIVE, "expose"): ACTIVE,
    (SUSPENDED, "expose"): SUSPENDED,
    (DECIDED, "extend"): DECIDED,
    (NOTIFIED, "extend"): NOTIFIED,
    (ACTIVE, "extend"): ACTIVE,
    (SUSPENDED, "extend"): SUSPENDED,
    (DECIDED, "shorten"): DECIDED,
    (NOTIFIED, "shorten"): NOTIFIED,
    (ACTIVE, "shorten"): ACTIVE,
    (SUSPENDED, "shorten"): SUSPENDED,
    (DECIDED, "object"): DECIDED,
    (NOTIFIED, "object"): NOTIFIED,
    (ACTIVE, "object"): ACTIVE,
    (DUE, "object"): DUE,
    (SUSPENDED, "object"): SUSPENDED,
    (ACTIVE, "report_breach"): ACTIVE,
    (DUE, "report_breach"): DUE,
}
"""(state, act) → state. `begin` and `complete` are acts of the clock, all others of people.

Days that are complete are not made longer any more; contact again begins them anew.
"""
ACTS = tuple(dict.fromkeys(act for _state, act in TRANSITIONS))

LABELS: dict[str, str | Promise] = {
    PROPOSED: _("To decide"),
    DECIDED: _("Decided"),
    DECLINED: _("Not needed"),
    NOTIFIED: _("Notified"),
    ACTIVE: _("In quarantine"),
    DUE: _("Release due"),
    SUSPENDED: _("Away for treatment"),
    RELEASED: _("Released"),
    ENDED: _("Ended early"),
}
SENTENCES: dict[str, str | Promise] = {
    PROPOSED: _("This has not been decided yet."),
    DECIDED: _("The notice has not been served yet."),
    DECLINED: _("It was decided that nothing is needed."),
    NOTIFIED: _("The observation has not begun yet."),
    ACTIVE: _("The days are not complete yet."),
    DUE: _("The days are complete; the release is due."),
    SUSPENDED: _("The person is away in a hospital or facility. Record first that he is back."),
    RELEASED: _("The person was released already."),
    ENDED: _("This ended early."),
}


def state_at(stored: str, *, begins_at: datetime, release_from: datetime, at: datetime) -> str:
    """The state at an aware instant: a notified episode is active from the day it begins, and due

    from its release hour on.
    """
    if stored != NOTIFIED or at < begins_at:
        return stored
    return ACTIVE if at < release_from else DUE


def after(state: str, act: str) -> str | None:
    """The state that `act` leads to, or None where it cannot be done."""
    return TRANSITIONS.get((state, act))


def stored(state: str) -> str:
    """As what a state is written: what follows from the clock is written as notified."""
    return NOTIFIED if state in (ACTIVE, DUE) else state


def mermaid() -> str:
    """The table as a state diagram, for docs/; acts that lead back to their state stand below."""
    lines = ["stateDiagram-v2", f"    [*] --> {PROPOSED}"]
    ways = [(before, act, then) for (before, act), then in TRANSITIONS.items() if before != then]
    lines += [f"    {before} --> {then}: {act}" for before, act, then in ways]
    lines += [f"    {state} --> [*]" for state in CLOSED]
    return "\n".join(lines) + "\n"


def table() -> str:
    """Every state with every act: where it leads, or – where it cannot be done; for docs/."""
    head = f"| state | {' | '.join(ACTS)} |\n|---|{'---|' * len(ACTS)}\n"
    rows = (
        f"| {state} | {' | '.join(after(state, act) or '–' for act in ACTS)} |\n"
        for state in STATES
    )
    return head + "".join(rows)
