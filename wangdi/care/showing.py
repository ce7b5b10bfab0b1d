"""How orders are said on pages: the promise in words, the household as far as the reader may."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.scopes import Standing
from wangdi.care.models import Order
from wangdi.care.models.planning import measured
from wangdi.care.queries import seen
from wangdi.care.rules import states
from wangdi.lib.masking import mask_name

SHORT = 60
TONES = {
    states.ASKED: ("qing", "○"),
    states.ACCEPTED: ("qing", "◐"),
    states.DOING: ("qing", "◐"),
    states.DELIVERED: ("bamboo", "✓"),
    states.CONFIRMED: ("bamboo", "✓"),
    states.MENDED: ("bamboo", "✓"),
    states.PROBLEM: ("amber", "▲"),
    states.CANCELLED: ("muted", "–"),
    states.DECLINED: ("muted", "–"),
}


@dataclass(frozen=True, slots=True)
class Row:
    one: Order
    label: str
    what: str
    amount: str
    who: str
    state: str
    tone: str
    shape: str
    due: str
    late: bool


def row(one: Order, at: datetime, standing: Standing) -> Row:
    """One order for this reader: the words of a talk are the counsellor's alone."""
    tone, shape = TONES[one.state]
    tells = seen.tells_what(standing, one)
    what = (one.what or "") if tells else ""
    return Row(
        one,
        label(one, tells),
        what if len(what) <= SHORT else f"{what[:SHORT]}…",
        amount(one),
        mask_name(one.person.name) if one.person and tells else "",
        str(states.LABELS[one.state]),
        tone,
        shape,
        due(one, at),
        one.in_time(at) is False and one.state in states.TO_DO,
    )


def label(one: Order, tells: bool) -> str:
    return one.label if tells or not one.private else _("Not shown here")


def amount(one: Order) -> str:
    """“5 kg”, “3 bags”; nothing where nobody said how much."""
    return measured(one.amount, one.unit) if one.amount is not None else ""


def due(one: Order, at: datetime) -> str:
    """“3 hours left”, “2 days late”, or how it went."""
    if one.delivered_at is not None:
        return _("came in time") if one.delivered_at <= one.due_at else _("came late")
    if one.state not in states.TO_DO:
        return ""
    left = one.due_at - at
    text = _("%(span)s left") if left > timedelta(0) else _("%(span)s late")
    return text % {"span": _span(abs(left))}


def _span(span: timedelta) -> str:
    hours = int(span / timedelta(hours=1))
    if hours >= 48:
        return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}
    if hours:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    minutes = int(span / timedelta(minutes=1))
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
