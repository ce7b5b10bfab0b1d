"""Who came back, and who lives behind a door."""

from datetime import date

from django.db.models import Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.people import queries as people
from wangdi.people.models import Dwelling, Household, Person
from wangdi.people.once import once
from wangdi.screening.models import Arrival

MOST = 50


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


@once
def arrivals_of(household: Household) -> list[Arrival]:
    """Those of a home who came back, newest first; of an unnamed home, those behind its door.

    Who moved in since brings his arrivals along.
    """
    of_home = Q(household=household) | Q(dwelling=household.dwelling_id, household=None)
    of_home |= Q(person__in=people.written_in(household))
    found = Arrival.objects.standing().filter(of_home).select_related("person")
    return list(found.order_by("-arrived_on", "-id")[:MOST])
