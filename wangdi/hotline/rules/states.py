"""The states of a ticket, what leads from one to the next, and the picture of it in the docs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

RECEIVED, CLASSIFIED, ASSIGNED = "received", "classified", "assigned"
ACCEPTED, HANDLED, REPLIED = "accepted", "handled", "replied"
EVALUATED, CLOSED, REOPENED = "evaluated", "closed", "reopened"
STATES = (
    *(RECEIVED, CLASSIFIED, ASSIGNED, ACCEPTED, HANDLED),
    *(REPLIED, EVALUATED, CLOSED, REOPENED),
)
UNANSWERED = (RECEIVED, CLASSIFIED, ASSIGNED, ACCEPTED, HANDLED, REOPENED)

TRANSITIONS: dict[tuple[str, str], str] = {
    (RECEIVED, "classify"): CLASSIFIED,
    (CLASSIFIED, "classify"): CLASSIFIED,
    (CLASSIFIED, "assign"): ASSIGNED,
    (ASSIGNED, "accept"): ACCEPTED,
    (ASSIGNED, "give_back"): CLASSIFIED,
    (ACCEPTED, "give_back"): CLASSIFIED,
    (ACCEPTED, "handle"): HANDLED,
    (HANDLED, "reply"): REPLIED,
    (REPLIED, "evaluate"): EVALUATED,
    (REPLIED, "close"): CLOSED,
    (REPLIED, "reopen"): REOPENED,
    (EVALUATED, "close"): CLOSED,
    (EVALUATED, "reopen"): REOPENED,
    (CLOSED, "reopen"): REOPENED,
    (REOPENED, "assign"): ASSIGNED,
    (REOPENED, "accept"): ACCEPTED,
}
"""(state, act) → state. All acts are people's."""

LABELS: dict[str, str | Promise] = {
    RECEIVED: pgettext_lazy("ticket", "Received"),
    CLASSIFIED: pgettext_lazy("ticket", "Classified"),
    ASSIGNED: pgettext_lazy("ticket", "Assigned"),
    ACCEPTED: pgettext_lazy("ticket", "Accepted"),
    HANDLED: pgettext_lazy("ticket", "Handled"),
    REPLIED: pgettext_lazy("ticket", "Replied"),
    EVALUATED: pgettext_lazy("ticket", "Evaluated"),
    CLOSED: pgettext_lazy("ticket", "Closed"),
    REOPENED: pgettext_lazy("ticket", "Reopened"),
}
SENTENCES: dict[str, str | Promise] = {
    RECEIVED: _("Nobody has said yet what kind of matter this is."),
    CLASSIFIED: _("This ticket has not been assigned to a community yet."),
    ASSIGNED: _("The community has not accepted this ticket yet."),
    ACCEPTED: _("This ticket is being handled."),
    HANDLED: _("The caller has not been answered yet."),
    REPLIED: _("The caller has been answered already."),
    EVALUATED: _("The caller has said what he thinks of it already."),
    CLOSED: _("This ticket is closed."),
    REOPENED: _("This ticket was reopened; assign or accept it."),
}


def after(state: str, act: str) -> str | None:
    """The state that `act` leads to, or None where it cannot be done."""
    return TRANSITIONS.get((state, act))


def mermaid() -> str:
    """The table as a state diagram, for docs/."""
    lines = ["stateDiagram-v2", f"    [*] --> {RECEIVED}"]
    lines += [f"    {before} --> {then}: {act}" for (before, act), then in TRANSITIONS.items()]
    lines += [f"    {CLOSED} --> [*]"]
    return "\n".join(lines) + "\n"
