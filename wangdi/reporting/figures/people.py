"""The base: households and people in the ledger."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, register
from wangdi.people.models import Household, Person

GROUP = _("Ledger")


def households(cut: Cut) -> QuerySet[Household]:
    there = Q(opened_on__lte=cut.day) & (Q(closed_on=None) | Q(closed_on__gt=cut.day))
    return Household.objects.filter(there)


def people(cut: Cut) -> QuerySet[Person]:
    there = Q(entered_on__lte=cut.day) & (Q(left_on=None) | Q(left_on__gt=cut.day))
    return Person.objects.filter(there)


def describe_person(person: Person) -> str:
    """Where, never who."""
    return person.household.address


register(
    Figure(
        name="ledger.households",
        label=_("Households"),
        definition=_("Households of the ledger that were open on the day."),
        group=GROUP,
        order=110,
        rows=households,
        describe=lambda household: household.address,
        url=lambda household: reverse("people:household", args=[household.pk]),
        permission="people.view_ledger",
        keeps_rows=False,
    ),
    Figure(
        name="ledger.people",
        label=_("People"),
        definition=_("People of the ledger who lived here on the day."),
        group=GROUP,
        order=120,
        rows=lambda cut: people(cut).select_related("household"),
        describe=describe_person,
        url=lambda person: reverse("people:household", args=[person.household_id]),
        permission="people.view_ledger",
        keeps_rows=False,
    ),
)
