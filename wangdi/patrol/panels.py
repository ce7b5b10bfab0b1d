"""What patrols show on others' pages: to a second person, what an order would bind."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from wangdi.access.requests import DeskRequest
from wangdi.home import wording
from wangdi.intake.models import Approval
from wangdi.patrol import words
from wangdi.patrol.actions import standing
from wangdi.patrol.commands.orders import MakeOrder
from wangdi.patrol.models import Venue, VenueOrder
from wangdi.patrol.models.venues import VenueKind
from wangdi.patrol.payloads import OrderPayload
from wangdi.territory.models import Place
from wangdi.ui import slots

for _name, _label in words.COMMANDS.items():
    wording.name_command(_name, _label)
for _code, _label in words.REASONS.items():
    wording.name_reason(_code, _label)


@slots.register("home.approval", order=45)
def waiting_order(request: HttpRequest, subject: object) -> str | None:
    """What is ordered, by which basis, and how many venues it binds."""
    if not isinstance(subject, Approval) or subject.command != MakeOrder.name:
        return None
    reader = cast(DeskRequest, request).standing
    if not reader.holds(MakeOrder.second_person):
        return None
    asked = OrderPayload.model_validate(subject.payload)
    order = VenueOrder(**asked.model_dump(exclude={"place"}), place_id=asked.place)
    bound = Venue.objects.visible_to(reader.scope(MakeOrder.second_person)).trading()
    context = {
        "order": order,
        "place": Place.objects.get(id=asked.place),
        "kinds": [VenueKind(kind).label for kind in asked.kinds],
        "venues": bound.filter(standing.bound_by([order])).count(),
    }
    return render_to_string("patrol/parts/waiting.html", context, request=request)
