"""What follows from what a check found."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.duties.windows import Window

PLANNED, AGAIN, MET, UNCLEAR = "planned", "again", "met", "unclear"
CONTACT, CONTACTED, WITHDRAWN = "contact", "contacted", "withdrawn"
OPEN = (PLANNED, AGAIN)

TRANSITIONS: dict[tuple[str, str], str] = {
    (PLANNED, "met"): MET,
    (PLANNED, "no_answer"): AGAIN,
    (PLANNED, "not_met"): CONTACT,
    (PLANNED, "unclear"): UNCLEAR,
    (AGAIN, "met"): MET,
    (AGAIN, "no_answer"): CONTACT,
    (AGAIN, "not_met"): CONTACT,
    (CONTACT, "contact"): CONTACTED,
    (PLANNED, "withdraw"): WITHDRAWN,
    (AGAIN, "withdraw"): WITHDRAWN,
    (CONTACT, "withdraw"): WITHDRAWN,
}
"""(state, what was found or done) → state. One silence is never enough: it is tried once more."""

LABELS: dict[str, str | Promise] = {
    PLANNED: pgettext_lazy("of a presence check", "To do"),
    AGAIN: _("Nobody answered: once more"),
    MET: pgettext_lazy("of a presence check", "At home"),
    UNCLEAR: _("Cannot be said"),
    CONTACT: _("Call first: what is needed?"),
    CONTACTED: _("Called and settled"),
    WITHDRAWN: pgettext_lazy("of a presence check", "No longer asked"),
}
SENTENCES: dict[str, str | Promise] = {
    "quiet_hours": _("In the quiet hours nobody is checked upon"),
    "too_many": _("Checked upon often enough today"),
    "own_answer": _("Only the household answers this"),
}
"""Why a check is refused, for the box of what waits for a person."""


def after(state: str, found: str) -> str | None:
    """The state that follows, or None where this cannot be recorded any more."""
    return TRANSITIONS.get((state, found))


def replay(found: list[str]) -> str:
    """The state after all that was found, in order; what no longer fits changes nothing."""
    state = PLANNED
    for one in found:
        state = after(state, one) or state
    return state


def shown(state: str, hours: Window, at: datetime) -> str:
    """The word for a state's mark at an instant: as duties say it."""
    if state == PLANNED:
        return hours.unsettled_at(at)
    words = {AGAIN: "open", MET: "done", CONTACTED: "done", CONTACT: "late"}
    return words.get(state, "waived")
