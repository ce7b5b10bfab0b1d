"""How tickets are said on pages: the caller masked or unknown, the deadline in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wangdi.hotline.models import Kind, Ticket
from wangdi.hotline.rules import states
from wangdi.lib.masking import mask_name, mask_phone

SHORT = 60
TURNS = {
    states.RECEIVED: gettext_lazy("Clerk: classify"),
    states.CLASSIFIED: gettext_lazy("Clerk: assign"),
    states.REOPENED: gettext_lazy("Clerk: assign"),
    states.ASSIGNED: gettext_lazy("Community: accept"),
    states.ACCEPTED: gettext_lazy("Community: look into it"),
    states.HANDLED: gettext_lazy("Clerk: answer the caller"),
    states.REPLIED: gettext_lazy("Caller: say what he thinks"),
    states.EVALUATED: gettext_lazy("Clerk: close"),
}
TONES = {
    states.RECEIVED: ("amber", "◐"),
    states.REOPENED: ("amber", "◐"),
    states.REPLIED: ("bamboo", "✓"),
    states.EVALUATED: ("bamboo", "✓"),
    states.CLOSED: ("muted", "✓"),
}


@dataclass(frozen=True, slots=True)
class Row:
    one: Ticket
    what: str
    state: str
    tone: str
    shape: str
    due: str
    late: bool
    urgent: bool
    turn: str


def row(one: Ticket, at: datetime) -> Row:
    tone, shape = TONES.get(one.state, ("qing", "◐"))
    what = one.what if len(one.what) <= SHORT else f"{one.what[:SHORT]}…"
    return Row(
        one,
        what,
        str(states.LABELS[one.state]),
        tone,
        shape,
        due(one, at),
        one.in_time(at) is False,
        one.kind == Kind.MEDICAL and one.is_unanswered(),
        str(TURNS.get(one.state, "")),
    )


def due(one: Ticket, at: datetime) -> str:
    """“3 h left”, “2 days late”, or how it went."""
    if one.replied_at is not None:
        return _("answered in time") if one.in_time(at) else _("answered late")
    left = one.due_at - at
    span = _span(abs(left))
    text = _("%(span)s left") if left > timedelta(0) else _("%(span)s late")
    return text % {"span": span}


def caller(one: Ticket) -> str:
    """The caller masked; of somebody who wants to stay unknown nothing at all."""
    if one.anonymous:
        return _("wants to stay unknown")
    parts = (mask_name(one.caller_name or ""), mask_phone(one.caller_phone or ""))
    return " ".join(part for part in parts if part) or _("not told")


def _span(span: timedelta) -> str:
    hours = int(span / timedelta(hours=1))
    if hours >= 48:
        return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}
    if hours:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    minutes = int(span / timedelta(minutes=1))
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
