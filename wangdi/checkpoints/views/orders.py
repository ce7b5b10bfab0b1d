"""Compounds closed by order: the list, one order, recording, prolonging and lifting."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.checkpoints import queries
from wangdi.checkpoints.forms.orders import LiftForm, OrderForm
from wangdi.checkpoints.models import CompoundOrder
from wangdi.checkpoints.showing import ORDER_STATES
from wangdi.lib import clock
from wangdi.territory.queries import communities
from wangdi.ui import paging


@page("checkpoints.view")
def orders(request: DeskRequest) -> HttpResponse:
    """What is closed by order now, until when, on what basis; what should be open by now."""
    now = clock.now()
    found = queries.orders(request.scope)
    listed = paging.pages(request, found)
    context = {
        "page": listed,
        "rows": [(one, ORDER_STATES[one.state_at(now)]) for one in listed.rows],
        "in_force": found.in_force(now).count(),
        "overdue": found.overdue(now).count(),
        "may_order": request.standing.holds("checkpoints.order"),
    }
    return render(request, "checkpoints/orders.html", context)


@page("checkpoints.view")
def order(request: DeskRequest, compound_order: UUID) -> HttpResponse:
    """One order with its basis, and the entrances of the place."""
    found = _fetch(request, compound_order)
    entrances = queries.register(request.scope).guarding([found.place_id])
    state = found.state_at(clock.now())
    context = {
        "order": found,
        "state": ORDER_STATES[state],
        "overdue": state == "overdue",
        "entrances": list(entrances.order_by("number", "name")[:60]),
        "may_order": found.lifted_at is None
        and request.standing.allows("checkpoints.order", found.stamp),
    }
    return render(request, "checkpoints/order.html", context)


@page("checkpoints.order", methods=("GET", "POST"))
def close_compound(request: DeskRequest) -> HttpResponse:
    """First the community, then the order as it was received."""
    rows = communities(request.scope.communities)
    names = {str(number): name for number, name in rows.values_list("id", "name")}
    asked = request.GET.get("community", "")
    chosen = asked if asked in names else (next(iter(names)) if len(names) == 1 else "")
    form = None
    if chosen:
        form = OrderForm(request.POST or None, places=queries.places_in(int(chosen)))
        if request.method == "POST" and form.submit(request.actor) and form.answer:
            messages.success(request, _("The order is recorded; it ends by itself."))
            return redirect("checkpoints:order", form.answer.subject)
    context = {"form": form, "names": names, "chosen": chosen}
    return render(request, "checkpoints/close_compound.html", context)


@page("checkpoints.order", methods=("GET", "POST"))
def prolong(request: DeskRequest, compound_order: UUID) -> HttpResponse:
    """A new order with its own number and basis, from where the old one ends."""
    found = _fetch(request, compound_order)
    places = [(found.place_id, str(found.place))]
    form = OrderForm(request.POST or None, places=places, follows=found)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        messages.success(request, _("The order is recorded; it ends by itself."))
        return redirect("checkpoints:order", form.answer.subject)
    context = {"form": form, "names": {}, "chosen": "-", "follows": found}
    return render(request, "checkpoints/close_compound.html", context)


@page("checkpoints.order", methods=("GET", "POST"))
def lift(request: DeskRequest, compound_order: UUID) -> HttpResponse:
    """Somebody was there and opened."""
    found = _fetch(request, compound_order)
    form = LiftForm(request.POST or None, order=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The compound is open again."))
        return redirect("checkpoints:order", found.id)
    return render(request, "checkpoints/lift.html", {"form": form, "order": found})


def _fetch(request: DeskRequest, compound_order: UUID) -> CompoundOrder:
    return get_object_or_404(queries.orders(request.scope), id=compound_order)
