"""To ask for something in two taps, and one order with what was done."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.care import catalogue, showing
from wangdi.care.commands.moving import needed
from wangdi.care.forms.orders import AcceptForm, NewForm, StartForm
from wangdi.care.models import Order
from wangdi.care.queries import board, seen
from wangdi.care.rules import states
from wangdi.care.views import fetching
from wangdi.documents import attachments
from wangdi.lib import clock
from wangdi.people.models import Household, Person

BY_DOERS = ("accept", "start", "deliver", "give_back", "mend")
BY_HOME = ("confirm", "problem", "cancel")


@page("care.ask", methods=("GET", "POST"))
def new(request: DeskRequest, household: UUID) -> HttpResponse:
    """Each kind is a button; what, how much and for whom may be said and need not be."""
    homes = Household.objects.visible_to(request.scope).filter(closed_on=None)
    home = get_object_or_404(homes, id=household)
    offered = catalogue.at(clock.now()).offered()
    members = Person.objects.visible_to(request.scope).living().filter(household=home)
    form = NewForm(request.POST or None, household=home, members=list(members), offered=offered)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        messages.success(request, _("Asked for. Whoever it is for sees it now."))
        return redirect("care:order", form.answer.subject or form.record_key())
    context = {
        "form": form,
        "home": home,
        "lifelines": [one for one in offered if one.lifeline],
        "others": [one for one in offered if not one.lifeline],
    }
    return render(request, "care/new.html", context)


@page("care.open")
def one(request: DeskRequest, order_id: UUID) -> HttpResponse:
    """What, for whom, by when, what was done, and the next step."""
    found, at = fetching.order(request, order_id), clock.now()
    acts = _acts(request, found)
    tells = seen.tells_what(request.standing, found)
    context = {
        "order": found,
        "row": showing.row(found, at, request.standing),
        "what": found.what if tells else "",
        "tells": tells,
        "steps": board.steps_of(found),
        "labels": states.LABELS,
        "acts": acts,
        "accept": AcceptForm(order=found) if acts["accept"] else None,
        "start": StartForm(order=found) if acts["start"] else None,
        "photos": attachments.of([found.id])[found.id],
        "file": request.standing.allows("people.view_ledger", found.stamp),
    }
    return render(request, "care/order.html", context)


def _acts(request: DeskRequest, found: Order) -> dict[str, bool]:
    """What the state allows and the reader may do here."""
    needs = dict.fromkeys(BY_DOERS, needed(found)) | dict.fromkeys(BY_HOME, "care.ask")
    needs["decline"] = "care.decline_lifeline" if found.lifeline else "care.decline"
    may = {
        act: states.after(found.state, act) is not None
        and request.standing.allows(permission, found.stamp)
        for act, permission in needs.items()
    }
    return may | {"cancel": may["cancel"] and not found.lifeline}


@page("care.open")
def photo(request: DeskRequest, order_id: UUID, photo_id: UUID) -> HttpResponse:
    """A photograph of the goods, for whoever may see the order."""
    found = fetching.order(request, order_id)
    if not seen.tells_what(request.standing, found):
        raise Http404
    kept = next((one for one in attachments.of([found.id])[found.id] if one.id == photo_id), None)
    if kept is None or kept.deleted_at:
        raise Http404
    return attachments.answer(kept)
