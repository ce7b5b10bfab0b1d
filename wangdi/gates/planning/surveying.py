"""The entrances, the buildings and the people of a compound, as the planner must know them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from wangdi.access.scoping import Scope
from wangdi.checkpoints.models import Checkpoint, CheckpointKind, Traffic
from wangdi.gates.planning.choosing import Door, Force, Home, metres
from wangdi.lib.geo import Position
from wangdi.people.models import Need, Person
from wangdi.roster import section as roster
from wangdi.territory.models import SMALL_KINDS, Place, PlaceKind

PLANNED = (CheckpointKind.COMPOUND_GATE, CheckpointKind.PEDESTRIAN, CheckpointKind.VEHICLE)
SLOW = [Need.ALONE, Need.DISABILITY, Need.PREGNANT, Need.INFANT]
MOST = 200


@dataclass(frozen=True, slots=True)
class Survey:
    """`lost`: entrances and buildings whose position is not known; they are left as they are."""

    doors: tuple[Door, ...]
    homes: tuple[Home, ...]
    lost: tuple[str, ...]

    @property
    def people(self) -> int:
        return sum(one.people for one in self.homes)


def survey(place: Place) -> Survey:
    """Four queries, however large the compound."""
    gates = list(entrances(place))
    buildings = list(Place.objects.buildings().filter(parent=place))
    placed = [(one.name, one.position) for one in gates]
    placed += [(one.name, one.position) for one in buildings]
    origin = next((position for _name, position in placed if position), None)
    lost = tuple(name for name, position in placed if position is None)
    if origin is None:
        return Survey((), (), lost)
    living = _living([one.id for one in buildings])
    return Survey(
        tuple(_door(one, at, origin) for one in gates if (at := one.position)),
        tuple(
            _home(one, metres(at, origin), living.get(one.id, (0, 0)))
            for one in buildings
            if (at := one.position)
        ),
        lost,
    )


def entrances(place: Place) -> Sequence[Checkpoint]:
    """The gates of a compound itself; unit doors and sites are not given up for a plan."""
    rows = Checkpoint.objects.standing().filter(place=place, kind__in=PLANNED)
    return list(rows.order_by("number", "name"))


def force(place: Place, people: int | None = None, each: int | None = None) -> Force:
    """Shifts and people a shift as the roster's rules have them; as many as stand there now."""
    rules = roster.current()
    community = Place.objects.filter(id=place.community_id or 0).first()
    kind = PlaceKind(community.kind) if community else PlaceKind.COMMUNITY
    one = each or rules.need.get(kind, rules.need_else)
    standing = sum(gate.is_open() for gate in entrances(place))
    shifts = len(rules.shifts)
    return Force(standing * shifts * one if people is None else people, shifts, one)


def compounds(scope: Scope, only: int | None = None) -> Sequence[tuple[Place, int, int]]:
    """Compounds of the scope with two entrances or more: (place, how many, how many open)."""
    rows = (
        Checkpoint.objects.visible_to(scope)
        .standing()
        .filter(kind__in=PLANNED, place__kind__in=SMALL_KINDS, place__valid_to=None)
    )
    if only is not None:
        rows = rows.filter(place=only)
    counts = (
        rows.order_by()
        .values_list("place")
        .annotate(n=Count("id"), opened=Count("id", filter=Q(status="open")))
        .filter(n__gte=2)
    )
    found = {place: (n, opened) for place, n, opened in counts}
    places = Place.objects.filter(id__in=found).order_by("community_id", "name", "id")
    return [(place, *found[place.id]) for place in places[:MOST]]


def _living(buildings: Sequence[int]) -> dict[int, tuple[int, int]]:
    rows = Person.objects.living().filter(building_id__in=buildings).order_by()
    counts = rows.values_list("building_id").annotate(
        n=Count("id"), slow=Count("id", filter=Q(needs__overlap=SLOW))
    )
    return {building: (n, slow) for building, n, slow in counts if building is not None}


def _door(one: Checkpoint, at: Position, origin: Position) -> Door:
    north, east = metres(at, origin)
    return Door(
        one.id,
        one.name,
        north,
        east,
        people=one.traffic != Traffic.VEHICLES,
        vehicles=one.lets_vehicles(),
        fire_exit=one.fire_exit,
        is_open=one.is_open(),
    )


def _home(one: Place, at: tuple[float, float], living: tuple[int, int]) -> Home:
    return Home(one.id, one.name, *at, people=living[0], slow=living[1])
