"""Who has spoken for a day and who has not, for every unit and every place above it."""

from dataclasses import dataclass
from datetime import date, datetime

from wangdi.reporting.models import Statement, Verdict
from wangdi.reporting.queries import units
from wangdi.reporting.queries.columns import Extent
from wangdi.reporting.rules import chain, days
from wangdi.territory.models import Place

TONES = {
    chain.UPCOMING: ("muted", "○"),
    chain.SILENT: ("cinnabar", "■"),
    chain.SENT_BACK: ("cinnabar", "▲"),
    chain.STATED: ("indigo", "◐"),
    chain.NIL: ("indigo", "◐"),
    chain.ACCEPTED: ("bamboo", "✓"),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that speaks for its day: its state, its word, and what was said before."""

    place: Place
    state: str
    statement: Statement | None
    last: Statement | None

    @property
    def last_verdict(self) -> Verdict | None:
        """What was answered to the last word."""
        return getattr(self.last, "verdict", None) if self.last else None

    @property
    def tone(self) -> str:
        return TONES[self.state][0]

    @property
    def shape(self) -> str:
        return TONES[self.state][1]


@dataclass(frozen=True, slots=True)
class Above:
    """A place above: the worst of its communities, and how many of them are in which state."""

    place: Place
    state: str
    counts: dict[str, int]

    @property
    def tone(self) -> str:
        return TONES[self.state][0]

    @property
    def shape(self) -> str:
        return TONES[self.state][1]


@dataclass(frozen=True, slots=True)
class Chain:
    communities: list[Unit]
    offices: list[Unit]
    above: list[Above]

    @property
    def silent(self) -> list[Unit]:
        """Who has not spoken, before the cut-off too."""
        waiting = (chain.SILENT, chain.UPCOMING, chain.SENT_BACK)
        return [one for one in self.communities if one.state in waiting]

    @property
    def alarm(self) -> list[Unit]:
        return [one for one in self.communities if one.state in (chain.SILENT, chain.SENT_BACK)]


def chain_of(day: date, extent: Extent, at: datetime) -> Chain:
    """The units of an extent on `day`, as things stand at `at`; four queries."""
    offices = [one for one in units.offices_that_hand_up() if one.id in extent.units]
    ids = [*(one.id for one in extent.communities), *(one.id for one in offices)]
    said = _said(day, ids)
    due = days.window(day).due
    communities = [_unit(one, said.get(one.id, []), at, due) for one in extent.communities]
    due = days.office_window(day).due
    handing = [_unit(one, said.get(one.id, []), at, due) for one in offices]
    return Chain(communities, handing, _above(extent, communities))


def _said(day: date, ids: list[int]) -> dict[int, list[Statement]]:
    statements = Statement.objects.filter(day=day, unit_id__in=ids).select_related("verdict")
    found: dict[int, list[Statement]] = {}
    for one in statements.order_by("signed_at", "id"):
        found.setdefault(one.unit_id, []).append(one)
    return found


def _unit(place: Place, statements: list[Statement], at: datetime, due: datetime) -> Unit:
    standing = next((one for one in statements if one.annulled_at is None), None)
    last = statements[-1] if statements else None
    verdict = getattr(last, "verdict", None) if last else None
    said = chain.Said(
        standing is not None,
        bool(standing and standing.is_nil),
        verdict.accepted if verdict else None,
    )
    return Unit(place, chain.state(said, at, due), standing, last)


def _above(extent: Extent, communities: list[Unit]) -> list[Above]:
    """Every place in sight that has communities under it, highest first."""
    inside = {one for unit in communities for one in unit.place.ancestors}
    places = [one for one in extent.above if one.id in inside]
    if extent.place is not None and extent.place.id in inside:
        places.append(extent.place)
    known = {one.id for one in places}
    lower = Place.objects.filter(id__in=inside - known, ancestors__overlap=sorted(known))
    ordered = sorted(lower, key=lambda one: (len(one.ancestors), one.code, one.id))
    return [_one_above(place, communities) for place in [*places, *ordered]]


def _one_above(place: Place, communities: list[Unit]) -> Above:
    states = [one.state for one in communities if place.id in one.place.ancestors]
    counts = {state: states.count(state) for state in chain.WORST if state in states}
    return Above(place, chain.worst(states), counts)
