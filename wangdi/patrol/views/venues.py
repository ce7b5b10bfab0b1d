"""The register of venues by what binds them, and one venue with all that was seen there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.lib.masking import mask_name, mask_phone
from wangdi.patrol import showing
from wangdi.patrol.actions import standing
from wangdi.patrol.forms import venues as forms
from wangdi.patrol.models import PatrolFinding, Venue
from wangdi.patrol.models.venues import VenueKind
from wangdi.patrol.queries import venues as queries
from wangdi.patrol.views.acting import act
from wangdi.ui import paging, tables

WORDS = {
    "wrong": gettext_lazy("Not as ordered"),
    "must_close": gettext_lazy("Closed for a time"),
    "must_open": gettext_lazy("Has to stay open"),
    "still_closed": gettext_lazy("Closure over, to be seen open"),
    "unseen": gettext_lazy("Not seen for two days"),
    "all": pgettext_lazy("venues", "All"),
}


@page("patrol.view")
def venues(request: DeskRequest) -> HttpResponse:
    """Venues, what is ordered of each and how it was last found."""
    at = clock.now()
    counts = queries.counts(request.scope, at)
    asked = request.GET.get("list", "")
    name = asked if asked in queries.LISTS else ("wrong" if counts["wrong"] else "all")
    rows = queries.listed(request.scope, name, at)
    kind, sought = request.GET.get("kind", ""), request.GET.get("q", "").strip()[:60]
    if kind in VenueKind.values:
        rows = rows.filter(kind=kind)
    if sought:
        rows = rows.filter(Q(name__icontains=sought) | Q(address__icontains=sought))
    shown = paging.keyset(request, rows, by=("kind", "name", "id"))
    demands = standing.demands(shown.rows, at)
    context = {
        "page": shown,
        "rows": [showing.venue(one, demands[one.id]) for one in shown.rows],
        "tabs": [(one, WORDS[one], counts[one]) for one in queries.LISTS],
        "current": name,
        "counts": counts,
        "kinds": VenueKind.choices,
        "kind": kind,
        "sought": sought,
        "words": tables.words(
            request, {"kind": dict(VenueKind.choices).get(kind, ""), "q": sought}
        ),
        "banquets": queries.called_off(request.scope),
        "may_register": request.standing.holds("patrol.register_venues"),
    }
    return render(request, "patrol/venues.html", context)


def fetch(request: DeskRequest, venue: UUID) -> Venue:
    """The venue within one's scope; anything else is a 404."""
    return get_object_or_404(queries.seen(request.scope), id=venue)


@page("patrol.view")
def venue(request: DeskRequest, venue: UUID) -> HttpResponse:
    one, at = fetch(request, venue), clock.now()
    demand = standing.demands([one], at)[one.id]
    findings = PatrolFinding.objects.visible_to(request.scope).standing().filter(venue=one)
    context = {
        "venue": one,
        "row": showing.venue(one, demand),
        "orders": [(order, showing.order(order, at)) for order in demand.orders],
        "checks": queries.checks_of(one),
        "findings": [showing.row(f, at) for f in findings.select_related("venue", "holder")
                     .order_by("-at")[:20]],
        "entries": queries.entries_of(one, clock.day_bounds(clock.today())[0]),
        "banquets": queries.banquets_of(one)[:20],
        "owner": mask_name(one.owner) if one.owner else "",
        "phone": mask_phone(one.phone) if one.phone else "",
        "may": {
            name: request.standing.allows(f"patrol.{name}", one.stamp)
            for name in ("check_venues", "register_venues", "see_owner", "walk")
        },
    }  # fmt: skip
    return render(request, "patrol/venue.html", context)


@page("patrol.register_venues", methods=("GET", "POST"))
def new(request: DeskRequest) -> HttpResponse:
    form = forms.VenueForm(request.POST or None, scope=request.scope)
    if request.method == "POST" and form.submit(request.actor):
        known = form.answer is not None and form.answer.answer == "duplicate"
        messages.success(request, _("It was registered already.") if known else _("Registered."))
        subject = form.answer.subject if form.answer else None
        return redirect("patrol:venue", subject or form.record_key())
    words = {
        "heading": _("Register a venue"),
        "lead": _("Owner and telephone are sealed; lists show them masked."),
        "button": _("Register the venue"),
        "up": _("Venues"),
        "up_url": reverse("patrol:venues"),
    }
    return render(request, "patrol/act.html", {"form": form, **words})


@page("patrol.register_venues", methods=("GET", "POST"))
def change(request: DeskRequest, venue: UUID) -> HttpResponse:
    one = fetch(request, venue)
    form = forms.ChangeVenueForm(request.POST or None, venue=one, scope=request.scope)
    words = {
        "heading": _("Change the venue"),
        "lead": _("What was seen of it stays as it was."),
        "button": _("Change it"),
    }
    return _on(request, form, one, _("Changed."), words)


@page("patrol.register_venues", methods=("GET", "POST"))
def give_up(request: DeskRequest, venue: UUID) -> HttpResponse:
    one = fetch(request, venue)
    form = forms.GiveUpForm(request.POST or None, venue=one)
    words = {
        "heading": _("It is there no longer"),
        "lead": _("It leaves the register; what was seen of it stays."),
        "button": _("Take it out of the register"),
        "up": one.name,
        "up_url": reverse("patrol:venue", args=[one.id]),
    }
    return act(request, form, ("patrol:venues",), done=_("Taken out of the register."), **words)


@page("patrol.see_owner", methods=("GET", "POST"))
def owner(request: DeskRequest, venue: UUID) -> HttpResponse:
    """Owner and telephone in full, with a purpose that stays in the audit."""
    one = fetch(request, venue)
    form = forms.ShowOwnerForm(request.POST or None, venue=one)
    shown = request.method == "POST" and form.submit(request.actor)
    context = {"venue": one, "form": form, "shown": shown}
    return render(request, "patrol/owner.html", context)


@page("patrol.check_venues", methods=("GET", "POST"))
def banquet(request: DeskRequest, venue: UUID) -> HttpResponse:
    one = fetch(request, venue)
    form = forms.BanquetForm(request.POST or None, venue=one)
    words = {
        "heading": _("A banquet was called off"),
        "lead": _("Tables are counted; guests are nobody's business."),
        "button": _("Record it"),
    }
    return _on(request, form, one, _("Recorded."), words)


def _on(
    request: DeskRequest, form: Any, one: Venue, done: str, words: dict[str, str]
) -> HttpResponse:
    up = {"up": one.name, "up_url": reverse("patrol:venue", args=[one.id])}
    return act(request, form, ("patrol:venue", one.id), done=done, **words, **up)
