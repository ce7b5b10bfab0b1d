"""The states of an order, what leads from one to the next, and the picture of it in the docs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ASKED, ACCEPTED, DOING = "asked", "accepted", "doing"
DELIVERED, CONFIRMED = "delivered", "confirmed"
PROBLEM, MENDED = "problem", "mended"
CANCELLED, DECLINED = "cancelled", "declined"
STATES = (
    *(ASKED, ACCEPTED, DOING, DELIVERED, CONFIRMED, PROBLEM, MENDED),
    *(CANCELLED, DECLINED),
)
OPEN = (ASKED, ACCEPTED, DOING, PROBLEM)
"""Somebody still waits for something."""
TO_DO = (ASKED, ACCEPTED, DOING)
BROUGHT = (DELIVERED, CONFIRMED, PROBLEM, MENDED)
"""It was at the door, whatever was said of it afterwards."""
ACTS = (
    *("accept", "start", "deliver", "give_back", "confirm", "problem", "mend"),
    *("cancel", "decline"),
)

TRANSITIONS: dict[tuple[str, str], str] = {
    (ASKED, "accept"): ACCEPTED,
    (ASKED, "deliver"): DELIVERED,
    (ASKED, "cancel"): CANCELLED,
    (ASKED, "decline"): DECLINED,
    (ACCEPTED, "start"): DOING,
    (ACCEPTED, "deliver"): DELIVERED,
    (ACCEPTED, "give_back"): ASKED,
    (ACCEPTED, "cancel"): CANCELLED,
    (ACCEPTED, "decline"): DECLINED,
    (DOING, "deliver"): DELIVERED,
    (DOING, "give_back"): ASKED,
    (DOING, "cancel"): CANCELLED,
    (DELIVERED, "confirm"): CONFIRMED,
    (DELIVERED, "problem"): PROBLEM,
    (CONFIRMED, "problem"): PROBLEM,
    (PROBLEM, "mend"): MENDED,
    (MENDED, "confirm"): CONFIRMED,
    (MENDED, "problem"): PROBLEM,
}
"""(state, act) → state. All acts are people's; who may do which is asked at the intake."""

LABELS: dict[str, str | Promise] = {
    ASKED: pgettext_lazy("order", "Asked for"),
    ACCEPTED: pgettext_lazy("order", "Taken"),
    DOING: pgettext_lazy("order", "Under way"),
    DELIVERED: pgettext_lazy("order", "Delivered"),
    CONFIRMED: pgettext_lazy("order", "Confirmed"),
    PROBLEM: pgettext_lazy("order", "Problem"),
    MENDED: pgettext_lazy("order", "Mended"),
    CANCELLED: pgettext_lazy("order", "Cancelled"),
    DECLINED: pgettext_lazy("order", "Declined"),
}
SENTENCES: dict[str, str | Promise] = {
    ASKED: _("Nobody has taken this order yet."),
    ACCEPTED: _("Somebody has taken this order already."),
    DOING: _("This order is under way already."),
    DELIVERED: _("This order was delivered already."),
    CONFIRMED: _("The household has confirmed this order already."),
    PROBLEM: _("The household told a problem with this order; it has to be mended first."),
    MENDED: _("The problem was mended already."),
    CANCELLED: _("This order was cancelled."),
    DECLINED: _("This order was declined."),
}


def after(state: str, act: str) -> str | None:
    """The state that `act` leads to, or None where it cannot be done."""
    return TRANSITIONS.get((state, act))


def mermaid() -> str:
    """The table as a state diagram, for docs/."""
    lines = ["stateDiagram-v2", f"    [*] --> {ASKED}"]
    lines += [f"    {before} --> {then}: {act}" for (before, act), then in TRANSITIONS.items()]
    lines += [f"    {one} --> [*]" for one in (CONFIRMED, CANCELLED, DECLINED)]
    return "\n".join(lines) + "\n"
