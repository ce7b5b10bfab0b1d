"""The page for the person himself, by his code; the slip that tells it; and the decision."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.limiting import limited
from wangdi.access.pages import DeskRequest, page
from wangdi.access.permissions import PUBLIC
from wangdi.access.public import ANYBODY
from wangdi.documents import verifying
from wangdi.leads import objections, queries, section, showing
from wangdi.leads.forms import DecideForm, ObjectionForm
from wangdi.leads.models import Objection
from wangdi.leads.views.fetching import act, fetch
from wangdi.lib import clock
from wangdi.lib.addresses import absolute

HOUR = timedelta(hours=1)


@never_cache
@page(PUBLIC)
@limited("leads.wrong", times=120, per=HOUR)
def ask(request: HttpRequest) -> HttpResponse:
    """Type the code that stands on the slip."""
    code = request.GET.get("code", "").strip().upper()
    if code:
        return redirect("leads:object", code[:30].replace("/", "-"))
    return render(request, "leads/ask.html")


@never_cache
@page(PUBLIC, methods=("GET", "POST"))
@limited("leads.wrong", times=120, per=HOUR)
@limited("leads.object", times=20, per=HOUR, methods=("POST",))
def object_(request: HttpRequest, code: str) -> HttpResponse:
    """Say that it is wrong, and read what became of it. Nothing about anybody is shown."""
    known = objections.by_code(code)
    if known is None:
        return render(request, "leads/ask.html", {"unknown": True}, status=404)
    form = ObjectionForm(request.POST or None, code=code)
    if request.method == "POST" and known.may_object and form.submit(ANYBODY):
        return redirect("leads:object", code)
    hours = section.in_force(clock.now())[1].objection_hours
    context = {"known": known, "form": form, "hours": hours}
    return render(request, "leads/object.html", context)


@page("leads.check")
def slip(request: DeskRequest, lead_id: UUID) -> HttpResponse:
    """What the person is handed or read out: why he is asked, his code, whom to call."""
    lead = fetch(request, lead_id)
    path = reverse("leads:object", args=[lead.code])
    address = absolute(path)
    context = {"lead": lead, "address": address, "qr": mark_safe(verifying.qr_svg(address))}
    return render(request, "leads/slip.html", context)


@page("leads.decide_objection", methods=("GET", "POST"))
def decide(request: DeskRequest, objection_id: UUID) -> HttpResponse:
    """What he says, what was found out, and the decision of somebody else."""
    rows = Objection.objects.visible_to(request.scope).standing().select_related("lead__batch")
    found = get_object_or_404(rows, id=objection_id)
    form = DecideForm(request.POST or None, objection=found)
    standing = queries.dispositions([found.lead_id]).get(found.lead_id)
    return act(
        request,
        form,
        "leads/decide.html",
        _("Decided. The person reads it under the code."),
        after=reverse("leads:lists"),
        objection=found,
        lead=found.lead,
        claim=showing.claim(found.lead),
        disposition=standing,
        own=found.against is not None and found.against == request.user.pk,
    )
