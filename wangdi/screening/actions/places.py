"""Which doors a round goes through."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from wangdi.people.models import Dwelling
from wangdi.screening import outcomes
from wangdi.screening.models import CanvassRound, DoorAnswer
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place, PlaceKind

DOOR = "screening.door"


def communities_of(places: Sequence[int], grids: Sequence[int] = ()) -> list[int]:
    """The communities that these places are, contain or lie in, and those of the grids."""
    touched = Place.objects.under(places).filter(valid_to=None)
    inside = touched.filter(kind__in=COMMUNITY_KINDS).values_list("id", flat=True)
    around = Place.objects.filter(id__in=places).exclude(community_id=None)
    drawn = Grid.objects.filter(id__in=grids).values_list("community_id", flat=True)
    return sorted({*inside, *drawn, *(place.community_id or 0 for place in around)})


def is_whole(canvass: CanvassRound) -> bool:
    """Whether every door of the round's communities is in it, so that a count needs no look."""
    return not canvass.sweeps and not canvass.grids and not _small(canvass.places)


def doors_in(places: Sequence[int], grids: Sequence[int] = ()) -> QuerySet[Dwelling]:
    """All doors of some places: of whole communities, of smaller places' buildings, of grids."""
    small = _small(places)
    whole = communities_of([place for place in places if place not in small])
    wanted = Q(community_id__in=whole)
    if small:
        inside = Place.objects.under(small).filter(kind=PlaceKind.BUILDING)
        wanted |= Q(building__in=inside.values("id"))
    if grids:
        wanted |= Q(grid_id__in=grids)
    return Dwelling.objects.filter(wanted)


def doors_of(canvass: CanvassRound) -> QuerySet[Dwelling]:
    """All doors of a round; of a sweep those that no earlier round got done before it began."""
    found = doors_in(canvass.places, canvass.grids)
    if not canvass.sweeps:
        return found
    done = DoorAnswer.objects.filter(
        round__in=canvass.sweeps,
        dwelling=OuterRef("id"),
        outcome__in=outcomes.COVERED,
        done_at__lte=canvass.opened_at,
    )
    return found.filter(~Exists(done))


def _small(places: Sequence[int]) -> list[int]:
    """Those of the places that lie within a community."""
    found = Place.objects.filter(id__in=places, community_id__isnull=False)
    return list(found.exclude(kind__in=COMMUNITY_KINDS).values_list("id", flat=True))


def buildings_of(canvass: CanvassRound, asked: Iterable[int]) -> set[int]:
    """Those of the buildings whose doors belong to the round."""
    found = Place.objects.filter(id__in=set(asked), valid_to=None)
    inside = found.filter(community_id__in=canvass.communities)
    return {
        place.id
        for place in inside
        if {place.id, place.community_id, *place.ancestors} & set(canvass.places)
        or place.grid_id in canvass.grids
    }
