"""Doors: every home with its use and who is behind it, and what is written of one."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.lib.masking import mask_name, mask_phone
from wangdi.people import dwellings
from wangdi.people.door_filters import DoorFilters
from wangdi.people.forms import DoorForm
from wangdi.people.models import Dwelling, DwellingUse
from wangdi.people.views.fetching import dwelling_of
from wangdi.ui import paging, tables

COLUMNS = (
    tables.Column("address", gettext_lazy("Address"), sort="sort_key"),
    tables.Column(
        "use", gettext_lazy("Use of the home"), cell=lambda line: line.door.get_use_display()
    ),
    tables.Column("households", gettext_lazy("Households"), numeric=True),
    tables.Column("people", gettext_lazy("People"), numeric=True),
    tables.Column("landlord", gettext_lazy("Landlord")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One door with how many live behind it."""

    door: Dwelling
    households: int
    people: int

    @property
    def pk(self) -> UUID:
        return self.door.pk

    @property
    def address(self) -> str:
        return self.door.address

    @property
    def landlord(self) -> str:
        return mask_name(self.door.landlord) if self.door.landlord else ""


@page("people.view_ledger")
def listed(request: DeskRequest) -> HttpResponse:
    filters = DoorFilters(request.GET, request.scope)
    table = tables.Table(
        request,
        COLUMNS,
        default_sort="address",
        caption=_("Dwellings"),
        row_url=lambda line: reverse("people:dwelling", args=[line.pk]),
        beside=True,
    )
    uses = dwellings.uses(request.scope)
    shown = filters.doors()
    found = paging.keyset(request, shown, by=table.order, count=filters.count(uses))
    behind = dwellings.behind(door.pk for door in found.rows)
    lines = [Line(door, *behind.get(door.pk, (0, 0))) for door in found.rows]
    context = {
        "filters": filters,
        "words": tables.words(request, filters.words),
        "table": table,
        "page": found,
        "lines": lines,
        "uses": [(code, label, uses.get(code, 0)) for code, label in DwellingUse.choices],
        "total": sum(uses.values()),
    }
    return render(request, "people/doors.html", context)


@page("people.view_ledger")
def one(request: DeskRequest, dwelling_id: UUID) -> HttpResponse:
    door = dwelling_of(request, dwelling_id)
    behind = dwellings.homes_of(door.pk)
    living = [home for home in behind if home.household.closed_on is None]
    context = {
        "dwelling": door,
        "homes": living,
        "earlier": [home for home in behind if home.household.closed_on],
        "people": sum(len(home.members) for home in living),
        "changes": dwellings.changes_of(door.pk),
        "landlord_phone": mask_phone(door.landlord_phone) if door.landlord_phone else "",
        "may_change": request.standing.allows("people.correct", door.stamp),
        "register_url": _register_url(request, door),
    }
    return render(request, "people/dwelling.html", context)


def _register_url(request: DeskRequest, door: Dwelling) -> str:
    """Where to register who lives there, for who may; the door is filled in."""
    if not request.standing.allows("people.register", door.stamp):
        return ""
    asked = {"building": door.building_id, "unit": door.unit, "room": door.room}
    return f"{reverse('people:register')}?{urlencode(asked)}"


@page("people.correct", methods=("GET", "POST"))
def change(request: DeskRequest, dwelling_id: UUID) -> HttpResponse:
    door = dwelling_of(request, dwelling_id)
    form = DoorForm(request.POST or None, dwelling=door)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Written down. What stood before stays in the history."))
        return redirect("people:dwelling", dwelling_id=door.pk)
    return render(request, "people/change_door.html", {"form": form, "dwelling": door})
