"""Which places a person sees: those of his scope, and what lies above them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404

from wangdi.access.scoping import Scope
from wangdi.territory import rules
from wangdi.territory.models import Grid, Place, PlaceKind


def above(scope: Scope) -> set[int]:
    """The places above the communities of a scope. One query."""
    rows = Place.objects.communities().filter(id__in=scope.communities)
    return {place for line in rows.values_list("ancestors", flat=True) for place in line}


def visible(scope: Scope) -> QuerySet[Place]:
    """Places within the scope and, by name, those above; for the whole office empty ones too."""
    within = (
        Q(community_id__in=scope.communities)
        | Q(grid_id__in=scope.grids)
        | Q(id__in=scope.buildings)
        | Q(id__in=above(scope))
    )
    if scope.whole:
        within |= Q(community_id=None)
    return Place.objects.filter(within)


def place(scope: Scope, number: int) -> Place:
    """The place, or a 404 that is the same for what is not there and what is not his."""
    found = visible(scope).filter(id=number).select_related("parent", "heir", "grid").first()
    if found is None:
        raise Http404
    return found


def grids(scope: Scope) -> QuerySet[Grid]:
    """The grids drawn now within a scope; those over the whole office for the office."""
    within = Q(community_id__in=scope.communities) | Q(id__in=scope.grids)
    if scope.whole:
        within |= Q(community_id=None)
    return Grid.objects.filter(within, valid_to=None)


def grid(scope: Scope, number: int) -> Grid:
    """The grid, also one that has ended, or a 404."""
    within = Q(community_id__in=scope.communities) | Q(id__in=scope.grids)
    found = Grid.objects.filter(within, id=number).select_related("community", "parent", "heir")
    if (one := found.first()) is None:
        raise Http404
    return one


def parents_for(scope: Scope, one: Place) -> list[tuple[int, str]]:
    """Where a place may go, as choices: the kinds that may hold it, within the scope."""
    rows = visible(scope).filter(kind__in=rules.parents_of(one.kind), valid_to=None)
    rows = rows.exclude(id__in=[one.id, one.parent_id or 0]).exclude(ancestors__contains=[one.id])
    return named(rows)


def alike(scope: Scope, one: Place) -> list[tuple[int, str]]:
    """Into what a place may go, as choices: those of its kind, nearest first."""
    rows = visible(scope).filter(kind__in=rules.alike(one.kind), valid_to=None)
    near = rows.exclude(id=one.id).filter(parent_id=one.parent_id)
    far = rows.exclude(id=one.id).exclude(parent_id=one.parent_id)
    return [*named(near), *(named(far) if one.kind not in SMALL else [])]


SMALL = (PlaceKind.COMPOUND, PlaceKind.HAMLET)


def named(rows: Iterable[Place] | QuerySet[Place]) -> list[tuple[int, str]]:
    """Choices by name, each with the place above it. Two queries."""
    found = list(rows)
    known = Place.objects.in_bulk({row.parent_id for row in found if row.parent_id})
    found.sort(key=lambda row: (len(row.ancestors), row.code, row.sort_key, row.id))
    return [
        (row.id, f"{row.name} · {known[row.parent_id].name}" if row.parent_id else row.name)
        for row in found
    ]


def way(one: Place) -> list[Place]:
    """The places above it, the highest first. One query."""
    known = Place.objects.in_bulk(one.ancestors)
    return [known[number] for number in one.ancestors if number in known]
