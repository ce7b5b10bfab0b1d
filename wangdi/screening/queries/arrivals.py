"""Who came back, and who lives behind a door."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.people.models import Dwelling, Household, Person
from wangdi.screening.models import Arrival
from wangdi.screening.queries.doors import door_of


def arrivals_between(scope: Scope, first: date, last: date) -> QuerySet[Arrival]:
    """Standing arrivals of the days `first` to `last`, both included, newest first."""
    found = Arrival.objects.visible_to(scope).standing()
    return found.filter(arrived_on__range=(first, last)).order_by("-arrived_on", "-id")


def residents(dwelling: Dwelling) -> QuerySet[Person]:
    """Who lives behind a door that may be seen, in the order they came."""
    living = Person.objects.filter(household__dwelling=dwelling, left_on=None)
    return living.order_by("entered_on", "id")


def households(dwelling: Dwelling) -> QuerySet[Household]:
    """The households behind a door now, the first to come first."""
    return Household.objects.open().filter(dwelling=dwelling).order_by("id")


def arrivals_of(household: UUID) -> QuerySet[Arrival]:
    """Those of a home who came back, newest first; of an unnamed home, those behind its door.

    Who moved in since brings his arrivals along.
    """
    people = list(Person.objects.filter(household=household).values_list("id", flat=True))
    of_home = Q(household=household) | Q(dwelling_id=door_of(household), household=None)
    of_home |= Q(person__in=people)
    found = Arrival.objects.standing().filter(of_home).select_related("person")
    return found.order_by("-arrived_on", "-id")
