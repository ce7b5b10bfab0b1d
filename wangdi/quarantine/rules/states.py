"""The states of an episode, what leads from one to the next, and the picture of it in the docs."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROPOSED, DECIDED, DECLINED = "proposed", "decided", "declined"
NOTIFIED, RELEASED, ENDED = "notified", "released", "ended"
ACTIVE, DUE = "active", "due"

STORED = (PROPOSED, DECIDED, DECLINED, NOTIFIED, RELEASED, ENDED)
"""What people's acts lead to. Active and due follow from the clock and are never stored."""
OPEN = (PROPOSED, DECIDED, NOTIFIED)
CLOSED = (DECLINED, RELEASED, ENDED)

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
    (NOTIFIED, "end"): ENDED,
    (ACTIVE, "end"): ENDED,
    (DUE, "end"): ENDED,
    (DUE, "release"): RELEASED,
}
"""(state, act) → state. `begin` and `complete` are acts of the clock, all others of people."""

LABELS: dict[str, str | Promise] = {
    PROPOSED: _("To decide"),
    DECIDED: _("Decided"),
    DECLINED: _("Not needed"),
    NOTIFIED: _("Notified"),
    ACTIVE: _("In quarantine"),
    DUE: _("Release due"),
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


def mermaid() -> str:
    """The table as a state diagram, for docs/."""
    lines = ["stateDiagram-v2", f"    [*] --> {PROPOSED}"]
    lines += [f"    {before} --> {then}: {act}" for (before, act), then in TRANSITIONS.items()]
    lines += [f"    {state} --> [*]" for state in CLOSED]
    return "\n".join(lines) + "\n"
