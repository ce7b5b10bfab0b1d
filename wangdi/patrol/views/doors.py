"""At a venue's door: a look against what is ordered, two codes of one visitor, the poster."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import rendering
from wangdi.lib import clock
from wangdi.patrol import papers, showing
from wangdi.patrol.actions import standing
from wangdi.patrol.forms import venues as forms
from wangdi.patrol.models import EntryCheck
from wangdi.patrol.queries import venues as queries
from wangdi.patrol.rules import entry as rules
from wangdi.patrol.views.venues import fetch


@page("patrol.check_venues", methods=("GET", "POST"))
def check(request: DeskRequest, venue: UUID) -> HttpResponse:
    """What was seen; what is wrong becomes a finding at once."""
    one = fetch(request, venue)
    form = forms.CheckForm(request.POST or None, venue=one)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Recorded; what was wrong is a finding now."))
        return redirect("patrol:venue", one.id)
    row = showing.venue(one, standing.demands([one], clock.now())[one.id])
    return render(request, "patrol/check.html", {"form": form, "venue": one, "row": row})


@page("patrol.check_venues", methods=("GET", "POST"))
def entry(request: DeskRequest, venue: UUID) -> HttpResponse:
    """One visitor after the other: an answer that fills the page, then the next."""
    one = fetch(request, venue)
    form = forms.EntryForm(request.POST or None, venue=one)
    last = None
    if request.method == "POST" and form.submit(request.actor):
        rows = EntryCheck.objects.visible_to(request.scope)
        last = rows.filter(id=form.record_key()).first()
        form = forms.EntryForm(venue=one)
    context = {
        "form": form,
        "venue": one,
        "outcome": rules.OUTCOMES[last.outcome] if last else "",
        "sentence": rules.SENTENCES[last.reason] if last else "",
        "answer": last.outcome if last else "",
        "today": queries.entries_of(one, clock.day_bounds(clock.today())[0]),
    }
    return render(request, "patrol/entry.html", context)


@page("patrol.view")
def poster(request: DeskRequest, venue: UUID, venue_order: UUID) -> HttpResponse:
    """What hangs at this venue's door while the order holds, as PDF."""
    one = fetch(request, venue)
    order = get_object_or_404(queries.orders_of(request.scope), id=venue_order)
    if not order.binds(one):
        return redirect("patrol:venue", one.id)
    data = papers.poster(one, order, queries.paper_of(order))
    response = HttpResponse(
        rendering.render(papers.POSTER, data, at=order.made_at), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'inline; filename="poster-{one.id}.pdf"'
    return response
