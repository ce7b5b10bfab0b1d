"""What the records say of everybody at a gate at once: a batch costs a handful of queries."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from wangdi.gates import section
from wangdi.gates.payloads import CrossPayload
from wangdi.gates.rules.deciding import Asked, Known, Rules
from wangdi.gates.section import GatesSection
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk, clock
from wangdi.passes import queries as passes
from wangdi.passes.queries import Standing
from wangdi.passes.section import PassClass

NO_PLACE: frozenset[int] = frozenset()
WITHIN_TIME = frozenset({"ok", "not_yet", "expired"})
# The gate of a compound belongs to whoever has its buildings: a property manager is asked by one.
GATES = """
    SELECT c.id, c.place_id, c.community_id, c.grid_id, coalesce(c.building_id, (
            SELECT min(b.id) FROM territory_place b
            WHERE b.parent_id = p.id AND b.kind = 'building' AND b.valid_to IS NULL)),
        CASE WHEN p.kind = 'unit' THEN p.parent_id ELSE p.id END, p.ancestors
    FROM checkpoints_checkpoint c JOIN territory_place p ON p.id = c.place_id
    WHERE c.id = ANY(%s::uuid[])
"""
# Where the person of a pass lives now, or else its household; and whether he is held at home.
OWN = "o.id, o.community_id, o.grid_id, o.building_id, {gone}, e.id IS NOT NULL"
OF_PASS = OWN.format(
    gone="CASE WHEN m.id IS NULL THEN h.closed_on IS NOT NULL ELSE m.left_on IS NOT NULL END"
)
BESIDE = """
    LEFT JOIN people_household o ON o.id = coalesce(m.household_id, p.household_id)
    LEFT JOIN quarantine_episode e ON e.person_id = m.id AND e.closed_at IS NULL
        AND e.state IN ('notified', 'suspended')
"""
PEOPLE = f"""
    SELECT m.id, {OWN.format(gone="m.left_on IS NOT NULL")}
    FROM people_person m
    JOIN people_household o ON o.id = m.household_id
    LEFT JOIN quarantine_episode e ON e.person_id = m.id AND e.closed_at IS NULL
        AND e.state IN ('notified', 'suspended')
    WHERE m.id = ANY(%s::uuid[])
"""
HOMES = """
    SELECT h.id, h.id, h.community_id, h.grid_id, h.building_id, h.closed_on IS NOT NULL, false
    FROM people_household h WHERE h.id = ANY(%s::uuid[])
"""
BUILDINGS = "SELECT id, ancestors FROM territory_place WHERE id = ANY(%s::int4[])"
# Only what may still count: ways under a pass, of these homes and passes, since a day.
WAYS = """
    SELECT household, pass_id, direction, at, checkpoint_id, form, id FROM gates_crossing
    WHERE household = ANY(%b::uuid[]) AND at >= %b AND at <= %b AND received_at >= %b
        AND pass_id IS NOT NULL AND annulled_at IS NULL AND outcome IN ('allow', 'condition')
    UNION ALL
    SELECT household, pass_id, direction, at, checkpoint_id, form, id FROM gates_crossing
    WHERE pass_id = ANY(%b::uuid[]) AND household IS NULL AND at >= %b AND at <= %b
        AND received_at >= %b AND annulled_at IS NULL AND outcome IN ('allow', 'condition')
    ORDER BY at
"""


@dataclass(frozen=True, slots=True)
class Gate:
    """A checkpoint: its stamp, the place it guards, and all that lies above that place."""

    id: UUID
    place: int
    stamp: Stamp
    guarded: int
    above: frozenset[int]


class Home(NamedTuple):
    """Where somebody lives: his household, its stamp, the places above, and whether he is held."""

    household: UUID
    stamp: Stamp
    places: frozenset[int]
    gone: bool
    held: bool


class Way(NamedTuple):
    household: UUID | None
    pass_id: UUID
    direction: str
    at: datetime
    checkpoint: UUID
    form: str
    id: UUID


@dataclass(slots=True)
class Facts:
    """All of a batch, by id. `version` names the rules that hold."""

    version: str
    rules: GatesSection
    people: dict[UUID, Home] = field(default_factory=dict)
    homes: dict[UUID, Home] = field(default_factory=dict)
    passes: dict[UUID, Standing] = field(default_factory=dict)
    ways: dict[UUID, list[Way]] = field(default_factory=dict)
    """Earlier ways by household, or by the pass of a guest."""
    asks: dict[str, Rules] = field(default_factory=dict)
    """What the gate asks, by class of pass; worked out once for each."""

    def rules_for(self, klass: PassClass | None) -> Rules:
        code = klass.code if klass else ""
        if code not in self.asks:
            self.asks[code] = self.rules.rules(klass)
        return self.asks[code]


class Stander(NamedTuple):
    """Who stands at the gate: how the pass he shows stands, and where he lives."""

    shown: Standing | None
    home: Home | None


def gates(checkpoints: Iterable[UUID]) -> dict[UUID, Gate]:
    """Checkpoints by id. One query."""
    rows = bulk.execute(GATES, [list(set(checkpoints))], prepare=True)
    return {
        one: Gate(one, place, Stamp(*stamp), guarded, frozenset(above))
        for one, place, *stamp, guarded, above in rows
    }


def gather(asked: Sequence[CrossPayload], at: datetime) -> Facts:
    """Everything that deciding about these needs, and no query where nothing asks for it."""
    version, rules = section.in_force(at)
    facts = Facts(version, rules)
    held = {one.pass_id for one in asked if one.pass_id}
    rows = passes.standing_beside(held, at, OF_PASS, BESIDE) if held else []
    facts.passes = {shown.id: shown for shown, _home in rows}
    facts.people = _homes((shown.person, *home) for shown, home in rows if shown.person)
    facts.homes = _homes((home[0], *home) for shown, home in rows if not shown.person and home[0])
    people = {one.person for one in asked if one.person} - facts.people.keys()
    if people:
        facts.people |= _homes(bulk.execute(PEOPLE, [list(people)]))
    known = {one.household for one in asked if one.household}
    known |= {one.household for one in facts.passes.values() if one.household}
    known -= (lived := {home.household for home in facts.people.values()})
    if missing := known - facts.homes.keys():
        facts.homes |= _homes(bulk.execute(HOMES, [list(missing)]))
    paper = any(one.form == "paper" for one in asked)
    if held and (since := _counted_since(facts, at, paper=paper)):
        _read_ways(facts, known | lived, (since, at))
    return facts


def asked_of(payload: CrossPayload, at: datetime) -> Asked:
    """The moment at the gate, as the decision is asked."""
    measured, seen = payload.temperature, payload.codes_seen
    return Asked(
        direction=payload.direction,
        at=at,
        token=payload.token,
        emergency=payload.emergency,
        mask=payload.mask,
        celsius=float(measured.celsius) if measured else None,
        first=float(measured.first) if measured and measured.first is not None else None,
        site=measured.site if measured else "forehead",
        health=seen.health if seen else None,
        travel=seen.travel if seen else None,
        visitor=payload.visitor is not None or payload.visit is not None,
    )


def stander(payload: CrossPayload, facts: Facts) -> Stander:
    """His own home, his household's, or that of the pass he shows."""
    shown = facts.passes.get(payload.pass_id) if payload.pass_id else None
    person = payload.person or (shown.person if shown else None)
    if person and (home := facts.people.get(person)):
        return Stander(shown, home)
    household = payload.household or (shown.household if shown else None)
    return Stander(shown, _home_by(facts, household) if household else None)


def known_of(
    who: Stander, payload: CrossPayload, at: datetime, gate: Gate, facts: Facts
) -> tuple[Known, Rules]:
    """What the records say of one at an instant, and the rules of his pass's class."""
    shown, home = who
    klass = shown.rules if shown else None
    guest = klass is not None and klass.holder in ("guest", "vehicle") and payload.person is None
    sort = "unknown" if home is None and shown is None else "guest"
    if home and not guest and not home.gone and gate.guarded in home.places:
        sort = "resident"
    ways = facts.ways.get(counted_by(shown, home)) if shown else None
    before = [one for one in ways if one.at <= at] if ways else ()
    known = Known(
        who=sort,
        held=bool(home and home.held),
        standing=_standing(payload, shown),
        here=shown is None or shown.place == gate.guarded or shown.place in gate.above,
        valid_from=shown.valid_from if shown else None,
        valid_until=shown.valid_until if shown else None,
        outs=tuple([one.at for one in before if one.direction == "out"]) if before else (),
        ins=tuple([one.at for one in before if one.direction == "in"]) if before else (),
    )
    return known, facts.rules_for(klass)


def _standing(payload: CrossPayload, shown: Standing | None) -> str:
    """The pass's standing without its hours, which the decision looks at by itself."""
    if shown is None:
        return "none"
    if payload.signed_at and payload.signed_at < shown.tokens_from.replace(microsecond=0):
        return "void"
    return "active" if shown.code in WITHIN_TIME else shown.code


def _homes(rows: Iterable[tuple[Any, ...]]) -> dict[UUID, Home]:
    """The homes by whose they are, and one query for the few buildings that they are in."""
    found = list(rows)
    above = _places({row[4] for row in found if row[4] is not None})
    return {
        whose: Home(
            household, Stamp(community, grid, building), above.get(building, NO_PLACE), gone, held
        )
        for whose, household, community, grid, building, gone, held in found
    }


def _places(buildings: Collection[int]) -> dict[int, frozenset[int]]:
    """Of each building: itself and every place above it."""
    if not buildings:
        return {}
    rows = bulk.execute(BUILDINGS, [list(buildings)], prepare=True)
    return {building: frozenset((building, *above)) for building, above in rows}


def _home_by(facts: Facts, household: UUID) -> Home | None:
    if household in facts.homes:
        return facts.homes[household]
    return next((one for one in facts.people.values() if one.household == household), None)


def counted_by(shown: Standing, home: Home | None) -> UUID:
    """Under what earlier ways are counted: the household, or a guest's pass."""
    return shown.household or (home.household if home else None) or shown.id


def _counted_since(facts: Facts, at: datetime, *, paper: bool) -> datetime | None:
    """Since when earlier ways can matter to one of these passes; None: to none of them.

    Three days more than a quota looks back, for what a phone brings late.
    """
    classes = [one.rules for one in facts.passes.values() if one.rules]
    if not paper and not any(one.quota or one.code in facts.rules.once_a_day for one in classes):
        return None
    days = max((one.quota.every_days for one in classes if one.quota), default=1)
    return clock.day_bounds(clock.day_of(at) - timedelta(days=days + 2))[0]


def _read_ways(facts: Facts, homes: Iterable[UUID], span: tuple[datetime, datetime]) -> None:
    since, until = span
    guests = [one.id for one in facts.passes.values() if one.household is None]
    window = [since, until, since]
    for row in bulk.execute(WAYS, [list(homes), *window, guests, *window]):
        way = Way(*row)
        facts.ways.setdefault(way.household or way.pass_id, []).append(way)
