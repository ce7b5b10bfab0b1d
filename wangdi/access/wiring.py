"""Where access is plugged into the floors below it."""

from typing import cast

from django.http import HttpRequest

from wangdi.access.gatekeeping import GrantsDecide
from wangdi.access.requests import DeskRequest
from wangdi.access.roles import ROLES
from wangdi.intake import gate
from wangdi.territory.models import Place
from wangdi.ui import navigation


def may(request: HttpRequest, permission: str) -> bool:
    held = getattr(request, "standing", None)
    return held is not None and held.holds(permission)


def identity(request: HttpRequest) -> navigation.Identity | None:
    """Name, first role and place of who is signed in."""
    if not request.user.is_authenticated:
        return None
    held = cast(DeskRequest, request).standing
    first = next((ROLES[name].label for name in ROLES if name in held.roles), "")
    return navigation.Identity(
        name=request.user.get_full_name(), role=str(first), place=held.place_name
    )


def office(request: HttpRequest) -> str:
    """The name of the office: of its one subdistrict or town, or of the district above many."""
    current = Place.objects.filter(valid_to=None, kind__in=("subdistrict", "town", "district"))
    offices = list(current.order_by("id").values_list("kind", "name"))
    small = [name for kind, name in offices if kind != "district"]
    above = [name for kind, name in offices if kind == "district"]
    return small[0] if len(small) == 1 else next(iter(above), "")


gate.set_gatekeeper(GrantsDecide())
navigation.set_gate(may)
navigation.set_identity(identity)
navigation.set_office(office)
