"""How a check is shown: its word, its mark, what can be done from here."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.checks.models import Check
from wangdi.checks.rules import states
from wangdi.checks.words import Kind

LISTS: dict[str, str | Promise] = {
    "contact": _("Call first"),
    "late": _("Check late"),
    "now": _("To check now"),
    "asked": _("Location asked for"),
    "ahead": _("Later today"),
    "done": _("Done today"),
}
"""The lists of a day, the most urgent first."""
TONES = {"contact": ("amber", "▲"), "again": ("amber", "◐")}


@dataclass(frozen=True, slots=True)
class Row:
    """`mark` is a duty's state word; `act_url` empty: nothing to do from here."""

    check: Check
    mark: str
    label: str
    act_url: str = ""
    act_label: str | Promise = ""


def list_of(check: Check, at: datetime) -> str:
    """The one list on which a check stands."""
    if check.state == states.CONTACT:
        return "contact"
    if check.state not in states.OPEN:
        return "done"
    if check.kind == Kind.LOCATION:
        return "asked" if at <= check.missed_at else "late"
    if check.state == states.AGAIN:
        return "now"
    if at < check.opens_at:
        return "ahead"
    return "now" if at <= check.due_at else "late"


def row(check: Check, at: datetime, *, may_record: bool, may_call: bool) -> Row:
    mark = states.shown(check.state, check.hours, at)
    act: tuple[str, str | Promise] = ("", "")
    if check.state == states.CONTACT and may_call:
        act = (reverse("checks:contact", args=[check.id]), _("Call first"))
    elif check.state in states.OPEN and check.kind != Kind.LOCATION and may_record:
        act = (reverse("checks:check", args=[check.id]), _("Record"))
    return Row(check, mark, label_of(check, at), *act)


def label_of(check: Check, at: datetime) -> str:
    """The state in words; an unanswered location says so when its time is over."""
    if check.kind == Kind.LOCATION and check.state == states.PLANNED:
        return str(_("Waits for the household") if at <= check.missed_at else _("No answer came"))
    return check.label
