"""The states of a finding, what leads from one to the next, and the picture of it in the docs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FOUND, ASSIGNED, ANSWERED = "found", "assigned", "answered"
CLOSED, DROPPED = "closed", "dropped"
STATES = (FOUND, ASSIGNED, ANSWERED, CLOSED, DROPPED)
TO_MEND = (FOUND, ASSIGNED)
OPEN = (FOUND, ASSIGNED, ANSWERED)

TRANSITIONS: dict[tuple[str, str], str] = {
    (FOUND, "assign"): ASSIGNED,
    (ASSIGNED, "assign"): ASSIGNED,
    (FOUND, "answer"): ANSWERED,
    (ASSIGNED, "answer"): ANSWERED,
    (ANSWERED, "close"): CLOSED,
    (ANSWERED, "send_back"): ASSIGNED,
    (CLOSED, "send_back"): ASSIGNED,
    (FOUND, "drop"): DROPPED,
    (ASSIGNED, "drop"): DROPPED,
}
"""(state, act) → state. All acts are people's."""

LABELS: dict[str, str | Promise] = {
    FOUND: pgettext_lazy("finding", "Found, nobody named yet"),
    ASSIGNED: pgettext_lazy("finding", "Being put right"),
    ANSWERED: pgettext_lazy("finding", "Answered, to be looked at again"),
    CLOSED: pgettext_lazy("finding", "Put right"),
    DROPPED: pgettext_lazy("finding", "Unfounded"),
}
SENTENCES: dict[str, str | Promise] = {
    FOUND: _("Nobody has answered for this finding yet."),
    ASSIGNED: _("This finding is being put right."),
    ANSWERED: _("This finding was answered already; somebody looks at it again."),
    CLOSED: _("This finding was looked at again and is closed."),
    DROPPED: _("This finding was found to be none."),
}


def first(*, settled: bool, named: bool) -> str:
    """How a finding begins. What was settled on the spot is looked at again like anything else."""
    if settled:
        return ANSWERED
    return ASSIGNED if named else FOUND


def after(state: str, act: str) -> str | None:
    """The state that `act` leads to, or None where it cannot be done."""
    return TRANSITIONS.get((state, act))


def may_close(answered_by: int | None, looks: int | None) -> bool:
    """Nobody closes what he answered himself."""
    return looks is not None and looks != answered_by


def mermaid() -> str:
    """The table as a state diagram, for docs/."""
    lines = ["stateDiagram-v2", *(f"    [*] --> {one}" for one in (FOUND, ASSIGNED, ANSWERED))]
    lines += [f"    {before} --> {then}: {act}" for (before, act), then in TRANSITIONS.items()]
    lines += [f"    {one} --> [*]" for one in (CLOSED, DROPPED)]
    return "\n".join(lines) + "\n"
