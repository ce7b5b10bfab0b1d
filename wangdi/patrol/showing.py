"""How findings, venues and orders are said on pages: words with a shape, and time in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.patrol.actions.standing import Demand
from wangdi.patrol.models import PatrolFinding, Venue, VenueOrder
from wangdi.patrol.rules import orders, states

TONES = {
    states.FOUND: ("amber", "○"),
    states.ASSIGNED: ("qing", "◐"),
    states.ANSWERED: ("indigo", "◐"),
    states.CLOSED: ("bamboo", "✓"),
    states.DROPPED: ("muted", "–"),
}
ORDER_TONES = {
    orders.COMING: ("indigo", "○"),
    orders.IN_FORCE: ("qing", "◐"),
    orders.OVER: ("muted", "–"),
    orders.LIFTED: ("muted", "–"),
    orders.TAKEN_BACK: ("muted", "–"),
}


@dataclass(frozen=True, slots=True)
class Row:
    one: PatrolFinding
    state: str
    tone: str
    shape: str
    due: str
    late: bool
    where: str


def row(one: PatrolFinding, at: datetime) -> Row:
    tone, shape = TONES[one.state]
    where = one.venue.name if one.venue else one.where
    return Row(
        one, str(states.LABELS[one.state]), tone, shape, due(one, at), one.is_late(at), where
    )


def due(one: PatrolFinding, at: datetime) -> str:
    """“3 hours left”, “2 days late”; nothing where nobody waits."""
    if one.state not in states.TO_MEND:
        return ""
    left = one.due_at - at
    text = _("%(span)s left") if left > timedelta(0) else _("%(span)s late")
    return text % {"span": span(abs(left))}


def span(length: timedelta) -> str:
    hours = int(length / timedelta(hours=1))
    if hours >= 48:
        return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}
    if hours:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    minutes = int(length / timedelta(minutes=1))
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


@dataclass(frozen=True, slots=True)
class VenueRow:
    one: Venue
    demand: str
    demand_label: str
    seen: str
    wrong: bool


def venue(one: Venue, demand: Demand) -> VenueRow:
    what = demand.what
    said = {None: _("not seen yet"), True: _("found open"), False: _("found closed")}
    wrong = (what == orders.MUST_CLOSE and one.seen_open is True) or (
        what == orders.MUST_OPEN and one.seen_open is False
    )
    return VenueRow(one, what, str(orders.DEMANDS[what]), said[one.seen_open], wrong)


@dataclass(frozen=True, slots=True)
class OrderWord:
    state: str
    tone: str
    shape: str


def order(one: VenueOrder, at: datetime) -> OrderWord:
    state = one.state_at(at)
    return OrderWord(str(orders.LABELS[state]), *ORDER_TONES[state])
