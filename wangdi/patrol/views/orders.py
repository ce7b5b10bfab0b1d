"""Orders for venues: in force and before, with how far they are kept; made and lifted."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import actions as documents
from wangdi.lib import clock
from wangdi.patrol import showing
from wangdi.patrol.actions import standing
from wangdi.patrol.forms import venues as forms
from wangdi.patrol.models.venues import VenueKind
from wangdi.patrol.queries import venues as queries
from wangdi.patrol.rules import orders as rules
from wangdi.patrol.views.acting import act
from wangdi.ui import paging


@page("patrol.view")
def orders(request: DeskRequest) -> HttpResponse:
    """What is ordered of which venues until when, and how it is kept."""
    at = clock.now()
    shown = paging.pages(request, queries.orders_of(request.scope), size=20)
    rows = [
        (one, showing.order(one.order, at), [VenueKind(k).label for k in one.order.kinds])
        for one in queries.kept(request.scope, list(shown.rows), at)
    ]
    context = {
        "page": shown,
        "rows": rows,
        "in_force": sum(one.state == rules.IN_FORCE for one, _word, _kinds in rows),
        "still_closed": queries.counts(request.scope, at)["still_closed"],
        "banquets": queries.called_off(request.scope),
        "may_order": request.standing.holds("patrol.order"),
    }
    return render(request, "patrol/orders.html", context)


@page("patrol.order", methods=("GET", "POST"))
def new(request: DeskRequest) -> HttpResponse:
    form = forms.OrderForm(request.POST or None, scope=request.scope)
    words = {
        "heading": _("Make an order for venues"),
        "lead": _("What restricts waits until a leader agrees. Pharmacies and clinics stay open."),
        "button": _("Make the order"),
        "up": _("Orders for venues"),
        "up_url": reverse("patrol:orders"),
    }
    return act(request, form, ("patrol:orders",), done=_("In force from its hour on."), **words)


@page("patrol.view")
def order(request: DeskRequest, venue_order: UUID) -> HttpResponse:
    """One order with the venues it binds, those first that are not as ordered."""
    at = clock.now()
    one = get_object_or_404(queries.orders_of(request.scope), id=venue_order)
    [kept] = queries.kept(request.scope, [one], at)
    bound = queries.seen(request.scope).filter(standing.bound_by([one]))
    shown = paging.pages(request, bound.order_by("kind", "name", "id"))
    demands = standing.demands(shown.rows, at)
    word = showing.order(one, at)
    context = {
        "order": one,
        "kept": kept,
        "word": word,
        "kinds": [VenueKind(kind).label for kind in one.kinds],
        "page": shown,
        "rows": [showing.venue(venue, demands[venue.id]) for venue in shown.rows],
        "may_lift": kept.state in (rules.COMING, rules.IN_FORCE)
        and request.standing.allows("patrol.order", one.stamp),
    }
    return render(request, "patrol/order.html", context)


@page("patrol.view")
def paper(request: DeskRequest, venue_order: UUID) -> HttpResponse:
    """The numbered order itself, as PDF."""
    one = get_object_or_404(queries.orders_of(request.scope), id=venue_order)
    document = queries.paper_of(one)
    if document is None:
        raise Http404
    response = HttpResponse(documents.pdf(document), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="order-{document.serial}.pdf"'
    return response


@page("patrol.order", methods=("GET", "POST"))
def lift(request: DeskRequest, venue_order: UUID) -> HttpResponse:
    one = get_object_or_404(queries.orders_of(request.scope), id=venue_order)
    form = forms.LiftForm(request.POST or None, order=one)
    words = {
        "heading": _("Lift the order"),
        "lead": _("It binds nobody from now on; what it closed is to be seen open again."),
        "button": _("Lift it"),
        "up": str(one.get_measure_display()),
        "up_url": reverse("patrol:order", args=[one.id]),
    }
    return act(request, form, ("patrol:order", one.id), done=_("Lifted."), **words)
