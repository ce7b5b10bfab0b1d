"""What may be done to a pass in which state, and what comes of it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.passes.words import State, What, Why

AFTER: dict[tuple[str, str], str] = {
    (State.GOOD, What.BLOCKED): State.BLOCKED,
    (State.GOOD, What.VOID): State.VOID,
    (State.GOOD, What.REVOKED): State.REVOKED,
    (State.GOOD, What.RENEWED): State.GOOD,
    (State.GOOD, What.REPLACED): State.GOOD,
    (State.BLOCKED, What.VOID): State.VOID,
    (State.BLOCKED, What.REVOKED): State.REVOKED,
}
"""(state, what is done) → state. What is void or revoked stays so, unless that is taken back."""
WHYS: dict[str, tuple[Why, ...]] = {
    What.BLOCKED: (Why.UNCLEAR, Why.LOST, Why.LENT, Why.OTHER),
    What.VOID: (Why.DONE, Why.MOVED, Why.ASKED, Why.MISTAKE, Why.OTHER),
    What.REVOKED: (Why.LENT, Why.COPIED, Why.OTHER),
    What.RENEWED: (Why.LONGER, Why.DONE, Why.OTHER),
    What.REPLACED: (Why.LOST, Why.COPIED, Why.OTHER),
}
SAID = (Why.OTHER, Why.UNCLEAR)
"""Reasons that need a sentence beside."""
SENTENCES: dict[str, str | Promise] = {
    State.BLOCKED: _("This pass is blocked: take the block back first."),
    State.VOID: _("This pass is void already."),
    State.REVOKED: _("This pass was revoked already."),
    "why": _("That is no reason for this."),
    "note": _("Say in a sentence why."),
    "not_last": _("Something was done to this pass since; take that back first."),
}


def after(state: str, what: str) -> str | None:
    """The state that an act leads to; None where it cannot be done."""
    return AFTER.get((state, what))


def why_not(state: str, what: str, why: str, note: str) -> str:
    """The code of what is wrong; empty where the act can be done."""
    if why not in WHYS[what]:
        return "why"
    if why in SAID and not note.strip():
        return "note"
    return "" if after(state, what) is not None else str(state)
