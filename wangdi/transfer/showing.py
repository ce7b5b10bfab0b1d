"""How handovers are said on pages: masked, with how long they wait and whose turn it is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wangdi.lib.masking import mask_name
from wangdi.transfer import rules
from wangdi.transfer.models import Handover

TONES = {
    rules.EXPECTED: ("indigo", "○"),
    rules.ARRIVED: ("amber", "◐"),
    rules.SCREENED: ("amber", "◐"),
    rules.HANDED: ("amber", "◐"),
    rules.RIDING: ("amber", "◐"),
    rules.RECEIVED: ("qing", "◐"),
    rules.HOME: ("bamboo", "✓"),
    rules.REFERRED: ("cinnabar", "■"),
    rules.ABSENT: ("muted", "–"),
}
TURNS = {
    rules.EXPECTED: gettext_lazy("Entry point: meet"),
    rules.ARRIVED: gettext_lazy("Entry point: measure"),
    rules.SCREENED: gettext_lazy("Entry point: hand over"),
    rules.HANDED: gettext_lazy("Entry point: seat"),
    rules.RIDING: gettext_lazy("Community: receive"),
    rules.RECEIVED: gettext_lazy("Community: see to the door"),
    rules.REFERRED: gettext_lazy("Doctor: answer"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: who, how far, since how many minutes, whose turn."""

    one: Handover
    who: str
    state: str
    tone: str
    shape: str
    waited: str
    late: bool
    turn: str


def who(one: Handover) -> str:
    return mask_name(one.name)


def tail(one: Handover) -> str:
    """The last four digits of the telephone, to tell two of one name apart."""
    return one.phone[-4:] if one.phone else ""


def line(one: Handover) -> str:
    """One person in a group, masked: name, the end of his number, where from."""
    parts = (who(one), tail(one), one.origin, one.transport_number)
    return " · ".join(part for part in parts if part)


def row(one: Handover, at: datetime, *, alarm_minutes: int) -> Row:
    tone, shape = TONES[one.state]
    minutes = one.minutes(at)
    total = rules.minutes_between(one.arrived_at, at) if one.arrived_at else 0
    under_way = one.state in rules.BETWEEN
    return Row(
        one,
        who(one),
        str(rules.LABELS[one.state]),
        tone,
        shape,
        waited(minutes) if under_way else "",
        under_way and total > alarm_minutes,
        str(TURNS.get(one.state, "")),
    )


def waited(minutes: int) -> str:
    """“25 minutes”, “3 h 05 min”."""
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours, rest = divmod(minutes, 60)
    return _("%(h)d h %(m)02d min") % {"h": hours, "m": rest}
