"""Who said that he is coming: the days ahead, one declaration, the call, the poster."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.documents.rendering import render as typeset
from wangdi.documents.verifying import qr_svg
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.lib.addresses import absolute
from wangdi.lib.identifiers import compact
from wangdi.people.models import Dwelling
from wangdi.screening import asked, coming
from wangdi.screening.forms.expected import CallForm, CloseForm
from wangdi.screening.models import Declaration, Expected
from wangdi.screening.queries import expected as queries
from wangdi.territory import queries as territory
from wangdi.ui import asking, navigation, paging, tables

AHEAD, BEHIND = timedelta(days=6), timedelta(days=1)
POSTER = "screening/templates/typ/coming.typ"


@page("screening.view_expected")
def expected(request: DeskRequest) -> HttpResponse:
    """First who should be here and is not, then who comes on which day."""
    today = clock.today()
    counts = queries.counts(request.scope, today)
    state = request.GET.get("state", "")
    if state not in queries.STATES:
        state = queries.LATE if counts[queries.LATE] else queries.WAITING
    day = asking.day(request.GET.get("day"))
    shown = paging.pages(request, queries.declarations(request.scope, state, today, day))
    context = {
        "page": shown,
        "rows": [coming.row(one, state, today) for one in shown.rows],
        "state": state,
        "counts": counts,
        "tabs": [(name, coming.WORDS[name], counts[name]) for name in queries.STATES],
        "days": coming.days(request.scope, today - BEHIND, today + AHEAD),
        "today": today,
        "words": tables.words(request, {"day": day.isoformat() if day else ""}),
        "posters": _posters(request),
    }
    return render(request, "screening/expected/list.html", context)


@page("screening.view_expected")
@never_cache
def declaration(request: DeskRequest, declaration_id: UUID) -> HttpResponse:
    """One declaration: who, what was heard, behind which door, and who has arrived."""
    told = _one(request, declaration_id)
    context = {
        "told": told,
        "people": list(told.people.all()),
        "calls": list(told.calls.all()),
        "again": queries.told_before(request.scope, told),
        "late": told.is_open() and told.arrives_on < clock.today(),
        "may_act": request.standing.allows("screening.receive", told.stamp) and told.is_open(),
        "register": coming.register_path(told),
        "place": territory.communities([told.community_id or 0]).first(),
    }
    return render(request, "screening/expected/one.html", context)


@page("screening.receive", methods=("GET", "POST"))
def call(request: DeskRequest, declaration_id: UUID) -> HttpResponse:
    """What was heard on the telephone."""
    told = _one(request, declaration_id)
    form = CallForm(request.POST or None, told=told)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The call is written down."))
        return redirect("screening:declaration", told.id)
    return render(request, "screening/expected/call.html", {"form": form, "told": told})


@page("screening.receive", methods=("GET", "POST"))
def door(request: DeskRequest, declaration_id: UUID) -> HttpResponse:
    """Behind which door will they live?"""
    told = _one(request, declaration_id)
    doors = Dwelling.objects.visible_to(request.scope)
    if request.method == "POST":
        chosen = get_object_or_404(doors, id=asked.key(request.POST.get("dwelling")))
        payload = {"declaration": told.id, "dwelling": chosen.id}
        try:
            submit_one(actor=request.actor, command="screening.place_declaration", payload=payload)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("The door is written down."))
        return redirect("screening:declaration", told.id)
    words = compact(request.GET.get("door", ""))
    near = doors.filter(address__icontains=words) if words else doors.none()
    context = {"told": told, "doors": list(near.in_walking_order()[:20]), "asked": words}
    return render(request, "screening/expected/door.html", context)


@page("screening.receive", methods=("GET", "POST"))
def close(request: DeskRequest, expected_id: UUID) -> HttpResponse:
    """One of them will not come."""
    seen = Expected.objects.visible_to(request.scope).waited_for().select_related("declaration")
    one = get_object_or_404(seen, id=expected_id)
    form = CloseForm(request.POST or None, expected=one)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Nobody waits for this person any more."))
        return redirect("screening:declaration", one.declaration_id)
    return render(request, "screening/expected/close.html", {"form": form, "one": one})


@page("screening.view_expected")
def poster(request: DeskRequest, place: int) -> HttpResponse:
    """A sheet for the wall: what to scan before coming home."""
    here = territory.communities([place]).first()
    if here is None or place not in request.scope.communities:
        raise Http404
    path = reverse("screening:declare_at", args=[place])
    address = absolute(path)
    data = {
        "office": navigation.office(request),
        "community": here.name,
        "address": address,
        "qr": qr_svg(address),
    }
    answer = HttpResponse(typeset(POSTER, data), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="coming-{place}.pdf"'
    return answer


def _one(request: DeskRequest, declaration_id: UUID) -> Declaration:
    return get_object_or_404(queries.one(request.scope, declaration_id))


def _posters(request: DeskRequest) -> list[tuple[str, str]]:
    known = territory.communities(request.scope.communities)
    return [
        (name, reverse("screening:poster", args=[place]))
        for place, name in known.values_list("id", "name")
    ]
