"""A lead that belongs elsewhere: offer it, and answer what others offer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.leads import queries, showing
from wangdi.leads.forms import HandOverForm, OfferForm
from wangdi.leads.models import Misdirection
from wangdi.leads.views.fetching import act, fetch
from wangdi.ui import paging


@page("leads.hand_over", methods=("GET", "POST"))
def hand_over(request: DeskRequest, lead_id: UUID) -> HttpResponse:
    """Offer it to whom it belongs, with the reason."""
    lead = fetch(request, lead_id)
    return act(
        request,
        HandOverForm(request.POST or None, lead=lead),
        "leads/hand_over.html",
        _("Offered. Until it is accepted the lead stays with you."),
        after=reverse("leads:lead", args=[lead.id]),
        lead=lead,
        claim=showing.claim(lead),
    )


@page("leads.take_over")
def offers(request: DeskRequest) -> HttpResponse:
    """What others say belongs here, the oldest first."""
    shown = paging.pages(request, queries.offers(request.scope))
    rows = [(one, showing.claim(one.lead)) for one in shown.rows]
    return render(request, "leads/offers.html", {"page": shown, "rows": rows})


@page("leads.take_over", methods=("GET", "POST"))
def offer(request: DeskRequest, offer_id: UUID) -> HttpResponse:
    """Take the lead over, or give it back with the reason."""
    rows = Misdirection.objects.visible_to(request.scope).standing()
    found = get_object_or_404(rows.select_related("lead__batch"), id=offer_id)
    form = OfferForm(request.POST or None, offer=found)
    taken = request.POST.get("accepted") == "yes"
    return act(
        request,
        form,
        "leads/offer.html",
        _("Taken over.") if taken else _("Given back."),
        after=reverse("leads:offers"),
        offer=found,
        lead=found.lead,
        claim=showing.claim(found.lead),
    )
