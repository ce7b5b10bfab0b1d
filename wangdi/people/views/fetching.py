"""Fetching households, people and doors that may be seen; anything else is a 404."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from wangdi.access.pages import DeskRequest
from wangdi.people.models import Dwelling, Household, Person
from wangdi.territory.models import Place


def household_of(request: DeskRequest, household: UUID) -> Household:
    visible = Household.objects.visible_to(request.scope).select_related("dwelling")
    return get_object_or_404(visible, pk=household)


def person_of(request: DeskRequest, person: UUID) -> Person:
    visible = Person.objects.visible_to(request.scope).select_related("household")
    return get_object_or_404(visible.filter(left_on=None), pk=person)


def anybody(request: DeskRequest, person: UUID) -> Person:
    """Somebody who lives here or did; not who was merged into another entry."""
    visible = Person.objects.visible_to(request.scope).select_related("household")
    return get_object_or_404(visible.filter(merged_into=None), pk=person)


def dwelling_of(request: DeskRequest, dwelling: UUID) -> Dwelling:
    return get_object_or_404(Dwelling.objects.visible_to(request.scope), pk=dwelling)


def buildings_of(request: DeskRequest) -> QuerySet[Place]:
    """The buildings in which this person may register."""
    scope = request.scope
    within: QuerySet[Place] = (
        Place.objects.buildings().filter(community_id__in=scope.communities)
        | Place.objects.buildings().filter(grid_id__in=scope.grids)
        | Place.objects.buildings().filter(id__in=scope.buildings)
    )
    return within.select_related("parent")
