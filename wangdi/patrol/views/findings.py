"""Findings by what is next, one finding with its pictures, and telling one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import attachments
from wangdi.documents.attachments import AttachmentRefused
from wangdi.documents.models import Attachment
from wangdi.intake.commands import Refused
from wangdi.lib import clock
from wangdi.patrol import photographs, showing
from wangdi.patrol.forms import findings as forms
from wangdi.patrol.models import PatrolFinding, Venue
from wangdi.patrol.queries import findings as queries
from wangdi.patrol.queries import zones
from wangdi.patrol.rules import states
from wangdi.ui import paging

WORDS = {
    "late": gettext_lazy("Late"),
    "found": gettext_lazy("Nobody named yet"),
    "assigned": gettext_lazy("Being put right"),
    "answered": gettext_lazy("To be looked at again"),
    "done": pgettext_lazy("findings", "At an end"),
}


@page("patrol.view")
def findings(request: DeskRequest) -> HttpResponse:
    """What was found and whose turn it is; what is late first."""
    at = clock.now()
    counts = queries.counts(request.scope, at)
    asked = request.GET.get("list", "")
    first = next((name for name in queries.COUNTED if counts.of(name)), "assigned")
    name = asked if asked in queries.LISTS else first
    order = ("-at", "-id") if name == "done" else ("due_at", "id")
    shown = paging.keyset(request, queries.listed(request.scope, name, at), by=order)
    context = {
        "page": shown,
        "rows": [showing.row(one, at) for one in shown.rows],
        "tabs": [(one, WORDS[one], counts.of(one)) for one in queries.LISTS],
        "current": name,
        "counts": counts,
        "may_find": request.standing.holds("patrol.walk"),
    }
    return render(request, "patrol/findings.html", context)


@page("patrol.walk", methods=("GET", "POST"))
def new(request: DeskRequest) -> HttpResponse:
    """Tell a finding: by itself, at a venue, in a zone, or from a ticket of the hotline."""
    venue = _of(Venue.objects.visible_to(request.scope).trading(), request.GET.get("venue"))
    zone = _of(zones.seen(request.scope).open(), request.GET.get("zone"))
    ticket = _key(request.GET.get("ticket"))
    form = forms.FindForm(
        request.POST or None,
        request.FILES or None,
        scope=request.scope,
        venue=venue,
        zone=zone,
        ticket=ticket,
        initial={"kind": "price"} if ticket else {},
    )
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Recorded; it has a deadline and is somebody's turn."))
        return redirect("patrol:finding", form.record_key())
    return render(request, "patrol/find.html", {"form": form, "at_place": venue or zone})


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _of(rows: Any, text: str | None) -> Any:
    key = _key(text)
    return get_object_or_404(rows, id=key) if key else None


def fetch(request: DeskRequest, patrol_finding: UUID) -> PatrolFinding:
    """The finding within one's scope; anything else is a 404."""
    return get_object_or_404(queries.seen(request.scope), id=patrol_finding)


@page("patrol.view")
def finding(request: DeskRequest, patrol_finding: UUID) -> HttpResponse:
    one = fetch(request, patrol_finding)
    photos, awaited = queries.photos_of(one)
    context = {
        "finding": one,
        "row": showing.row(one, clock.now()),
        "steps": queries.steps_of(one),
        "labels": states.LABELS,
        "photos": photos,
        "awaited": awaited,
        "acts": _acts(request, one),
    }
    return render(request, "patrol/finding.html", context)


def _acts(request: DeskRequest, one: PatrolFinding) -> dict[str, bool]:
    """What this reader may do with it now; the table and the permissions say so, nobody else."""
    needs = {
        "assign": "patrol.assign", "answer": "patrol.answer", "close": "patrol.look",
        "send_back": "patrol.look", "drop": "patrol.assign",
    }  # fmt: skip
    may = {
        act: states.after(one.state, act) is not None and request.standing.allows(perm, one.stamp)
        for act, perm in needs.items()
    }
    may["close"] &= states.may_close(one.answered_by, request.user.pk)
    return may


@page("patrol.walk", methods=("POST",))
def add_photo(request: DeskRequest, patrol_finding: UUID) -> HttpResponse:
    """A picture that the finding named, by itself: a telephone sends it when it has a signal.

    204 kept, or kept before; 409 with a sentence where it is not.
    """
    one = fetch(request, patrol_finding)
    form = forms.PhotoForm(request.POST, request.FILES)
    if not form.is_valid():
        return HttpResponse(str(form.errors["photo"][0]), status=409, content_type="text/plain")
    sent = form.cleaned_data["photo"]
    try:
        photographs.add(by=request.actor, finding=one.id, content=sent.content, name=sent.name)
    except (Refused, AttachmentRefused) as refusal:
        return HttpResponse(refusal.sentence, status=409, content_type="text/plain")
    return HttpResponse(status=204)


@page("patrol.view")
def photo(request: DeskRequest, patrol_finding: UUID, finding_photo: UUID) -> HttpResponse:
    one = fetch(request, patrol_finding)
    rows = Attachment.objects.visible_to(request.scope).filter(owner=one.id, deleted_at=None)
    return attachments.answer(get_object_or_404(rows, id=finding_photo))
