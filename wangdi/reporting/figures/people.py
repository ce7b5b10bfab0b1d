"""The base: doors, households and people in the ledger, and what they need."""

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Text, register
from wangdi.people.models import Dwelling, DwellingUse, Household, HouseholdKind, Need, Person

GROUP = _("Ledger")
NEEDS = _("Needs")


def doors(cut: Cut) -> QuerySet[Dwelling]:
    return Dwelling.objects.all()


def households(cut: Cut) -> QuerySet[Household]:
    there = Q(opened_on__lte=cut.day) & (Q(closed_on=None) | Q(closed_on__gt=cut.day))
    return Household.objects.filter(there)


def people(cut: Cut) -> QuerySet[Person]:
    there = Q(entered_on__lte=cut.day) & (Q(left_on=None) | Q(left_on__gt=cut.day))
    return Person.objects.filter(there).select_related("household")


def moved(cut: Cut) -> QuerySet[Person]:
    """Who came or went on the day, as the ledger has it."""
    found = Person.objects.filter(Q(entered_on=cut.day) | Q(left_on=cut.day))
    return found.select_related("household")


def describe_person(person: Person) -> str:
    """Where, never who."""
    return person.household.address


def _file(person: Person) -> str:
    return reverse("people:household", args=[person.household_id])


def _doors(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"ledger.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=doors,
        describe=lambda door: door.address,
        url=lambda door: "",
        permission="people.view_ledger",
        keeps_rows=False,
        jump=5,
        **more,  # type: ignore[arg-type]
    )


def _households(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"ledger.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=households,
        describe=lambda household: household.address,
        url=lambda household: reverse("people:household", args=[household.pk]),
        permission="people.view_ledger",
        keeps_rows=False,
        jump=5,
        **more,  # type: ignore[arg-type]
    )


def _people(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    given = {"group": GROUP, "jump": 5, "rows": people, "keeps_rows": False, **more}
    return Figure(
        name=f"ledger.{name}",
        label=label,
        definition=definition,
        order=order,
        describe=describe_person,
        url=_file,
        permission="people.view_ledger",
        **given,  # type: ignore[arg-type]
    )


def _need(need: Need, order: int) -> Figure:
    return _people(
        f"need_{need.value}",
        order,
        need.label,
        _("People of the ledger with this need on the day."),
        where=lambda cut: Q(needs__contains=[need.value]),
        group=NEEDS,
        jump=None,
    )


register(
    _doors("doors", 150, _("Doors on the books"), _("Homes, shops and other doors that are laid.")),
    _doors(
        "rented",
        151,
        _("Rented homes"),
        _("Doors that are let."),
        where=lambda cut: Q(use=DwellingUse.RENTED),
        within="ledger.doors",
    ),
    _doors(
        "dormitories",
        152,
        _("Dormitories"),
        _("Doors where many live together."),
        where=lambda cut: Q(use=DwellingUse.DORMITORY),
    ),
    _doors(
        "shops",
        153,
        _("Shops"),
        _("Doors of shops."),
        where=lambda cut: Q(use=DwellingUse.SHOP),
    ),
    _doors(
        "vacant",
        154,
        _("Vacant homes"),
        _("Doors written as vacant in the ledger."),
        where=lambda cut: Q(use=DwellingUse.VACANT),
        within="ledger.doors",
    ),
    _households(
        "households", 155, _("Households"), _("Households of the ledger that were open on the day.")
    ),
    _households(
        "tenants",
        156,
        _("Tenant households"),
        _("Households that rent their home."),
        where=lambda cut: Q(kind=HouseholdKind.TENANT),
        within="ledger.households",
    ),
    _people("people", 157, _("People"), _("People of the ledger who lived here on the day.")),
    _people(
        "floating",
        158,
        _("Registered elsewhere"),
        _("People who live here and are registered elsewhere, as they say."),
        where=lambda cut: Q(floating=True),
        within="ledger.people",
    ),
    _people(
        "came",
        159,
        _("Came into the ledger"),
        _("People entered in the ledger on the day."),
        rows=moved,
        where=lambda cut: Q(entered_on=cut.day),
        flow=True,
        jump=None,
    ),
    _people(
        "went",
        160,
        _("Went out of the ledger"),
        _("People who left, died, or were taken out of the ledger on the day."),
        rows=moved,
        where=lambda cut: Q(left_on=cut.day) & ~Q(entered_on=F("left_on")),
        flow=True,
        jump=None,
    ),
    *(_need(need, order) for order, need in enumerate(Need, start=170)),
)
