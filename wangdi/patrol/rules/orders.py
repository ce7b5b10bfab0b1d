"""What a venue order asks for at an instant, and what a look at a venue finds wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CLOSE, STAY_OPEN = "close", "stay_open"
NO_BANQUETS, NO_POULTRY = "no_banquets", "no_poultry"
RESTRICTING = (CLOSE, NO_BANQUETS, NO_POULTRY)

COMING, IN_FORCE, OVER, LIFTED, TAKEN_BACK = "coming", "in_force", "over", "lifted", "taken_back"
LABELS: dict[str, str | Promise] = {
    COMING: pgettext_lazy("venue order", "Not yet in force"),
    IN_FORCE: pgettext_lazy("venue order", "In force"),
    OVER: pgettext_lazy("venue order", "Over"),
    LIFTED: pgettext_lazy("venue order", "Lifted"),
    TAKEN_BACK: pgettext_lazy("venue order", "Taken back"),
}

MUST_CLOSE, MUST_OPEN, FREE = "must_close", "must_open", "free"
DEMANDS: dict[str, str | Promise] = {
    MUST_CLOSE: _("Closed for a time"),
    MUST_OPEN: _("Has to stay open"),
    FREE: _("Open as it likes"),
}


@dataclass(frozen=True, slots=True)
class Times:
    """When an order begins and ends, and whether it was lifted or taken back before."""

    starts: datetime
    ends: datetime | None
    lifted: datetime | None = None
    annulled: datetime | None = None

    @property
    def last(self) -> datetime | None:
        """When it stops to bind: lifted, or its end; None: not yet known."""
        return min((one for one in (self.lifted, self.ends) if one), default=None)


def state(times: Times, at: datetime) -> str:
    """Where an order stands. It binds from its start, and no longer at its very end."""
    if times.annulled is not None:
        return TAKEN_BACK
    if times.ends is not None and times.ends <= at and not _lifted_before(times):
        return OVER
    if times.lifted is not None and times.lifted <= at:
        return LIFTED
    return COMING if at < times.starts else IN_FORCE


def _lifted_before(times: Times) -> bool:
    return times.lifted is not None and (times.ends is None or times.lifted < times.ends)


def demand(measures: Iterable[str]) -> str:
    """What the orders in force together ask of one venue; a closure is the stronger."""
    known = set(measures)
    if CLOSE in known:
        return MUST_CLOSE
    return MUST_OPEN if STAY_OPEN in known else FREE


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen at a venue; None: not asked, or it does not come up here."""

    open: bool
    temperature: bool | None = None
    codes: bool | None = None
    paper_way: bool | None = None
    prices_marked: bool | None = None
    banquet: bool | None = None
    poultry: bool | None = None


def faults(measures: Iterable[str], look: Look) -> list[str]:
    """The kinds of findings that a look at a venue brings, in the order of their weight."""
    known = set(measures)
    asked = demand(known)
    wrong = {
        "must_close": asked == MUST_CLOSE and look.open,
        "must_open": asked == MUST_OPEN and not look.open,
        "banquet": NO_BANQUETS in known and look.banquet is True,
        "poultry": NO_POULTRY in known and look.poultry is True,
        "no_entry_check": look.open and (look.temperature is False or look.codes is False),
        "no_paper_way": look.open and look.paper_way is False,
        "no_marks": look.open and look.prices_marked is False,
    }
    return [kind for kind, found in wrong.items() if found]
