"""How leads are said on pages: masked, with every reason why they stand on a list."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wangdi.leads import lines, rules
from wangdi.leads.models import Lead
from wangdi.leads.words import Attempted
from wangdi.lib.masking import mask_name
from wangdi.ui.components import times

TONES = {
    "overdue": ("amber", "▲"),
    "objection": ("indigo", "◐"),
    "unreachable": ("amber", "▲"),
    "to_decide": ("indigo", "◐"),
    "answered": ("bamboo", "✓"),
}
TURNS: dict[str, str | Promise] = {
    "objection": gettext_lazy("Somebody else than who settled it"),
    "unplaced": gettext_lazy("Duty desk"),
    "to_assign": gettext_lazy("Community secretary"),
    "to_contact": gettext_lazy("Grid worker"),
    "unreachable": gettext_lazy("Grid worker: at the door"),
    "to_verify": gettext_lazy("Grid worker"),
    "to_decide": gettext_lazy("Community secretary: measures"),
    "to_answer": gettext_lazy("Duty desk: tell the sender"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    label: str | Promise
    tone: str
    shape: str


@dataclass(frozen=True, slots=True)
class Row:
    lead: Lead
    who: str
    reasons: list[Reason]
    turn: str | Promise
    tried: str


def row(lead: Lead, at: datetime, tries: int) -> Row:
    """One line of a list: who, why here, since when, whose turn."""
    names = reasons_of(lead, at, tries)
    turn = next((TURNS[name] for name in rules.LISTS if name in names and name in TURNS), "")
    return Row(lead, mask_name(lead.name), [reason(name) for name in names], turn, tried(lead))


def reasons_of(lead: Lead, at: datetime, tries: int) -> list[str]:
    """The lists a lead stands on but the one of all, the most urgent first."""
    found = rules.why(lines.facts(lead), at, tries)
    return [name for name in rules.LISTS if name in found and name != "all"]


def reason(name: str) -> Reason:
    return Reason(rules.LISTS[name], *TONES.get(name, ("qing", "○")))


def tried(lead: Lead) -> str:
    """What was tried, in words; empty where nothing was."""
    if not lead.attempts:
        return ""
    count = ngettext("%(n)d try", "%(n)d tries", lead.attempts) % {"n": lead.attempts}
    return f"{count} · {Attempted(lead.last_attempt).label}" if lead.last_attempt else count


def claim(lead: Lead) -> str:
    """What is said of him, in one line."""
    parts = [str(lead.get_kind_display()), lead.place]
    if lead.arrived_on:
        parts.append(times.day(lead.arrived_on))
    return " · ".join(part for part in (*parts, lead.transport) if part)


def found_by(lead: Lead) -> str:
    """How the ledger knows whom it means, in a sentence's part."""
    return str(lead.get_grade_display())


def next_step(lead: Lead) -> tuple[str, str]:
    """The one act on a row: where it is done, and its verb."""
    if lead.objected_at:
        return reverse("leads:lead", args=[lead.id]), _("Look")
    if lead.settled_at:
        return reverse("leads:lead", args=[lead.id]), _("Open")
    if lead.grid_id is None and not lead.reached_at:
        return reverse("leads:place", args=[lead.id]), _("Assign")
    return reverse("leads:check", args=[lead.id]), _("Check")


ASSIGNED = gettext_lazy("Assigned. Whoever works there has it on the list now.")
