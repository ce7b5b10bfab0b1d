"""The page of places: communities, what stands in them, and the grids drawn over it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.people import queries
from wangdi.territory.models import Place, PlaceKind
from wangdi.territory.queries import GridCount, communities, counts_of, grids_of, name_of_scope


@dataclass(frozen=True, slots=True)
class Row:
    """A community with its counts."""

    place: Place
    compounds: int
    buildings: int
    doors: int
    grids: list[GridCount]


@page("territory.view_places")
def places(request: DeskRequest) -> HttpResponse:
    wanted = request.scope.communities
    counts, doors, grids = counts_of(wanted), queries.doors_of(wanted), grids_of(wanted)
    rows = [
        Row(
            place,
            counts.get((place.pk, PlaceKind.COMPOUND), 0),
            counts.get((place.pk, PlaceKind.BUILDING), 0),
            doors.get(place.pk, 0),
            [grid for grid in grids if grid.community == place.pk],
        )
        for place in communities(wanted)
    ]
    name, count = name_of_scope(wanted, request.scope.grids)
    return render(
        request,
        "people/places.html",
        {
            "rows": rows,
            "name": name or request.standing.place_name,
            "count": count,
            "sums": {
                "compounds": sum(row.compounds for row in rows),
                "buildings": sum(row.buildings for row in rows),
                "doors": sum(row.doors for row in rows),
                "grids": len(grids),
            },
        },
    )
