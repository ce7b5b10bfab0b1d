"""The review box: what came and could not be applied, kept until a person decides."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.home import queries, showing, wording
from wangdi.home.forms import CorrectForm, ReasonForm
from wangdi.intake import reviewing
from wangdi.intake.commands import Refused
from wangdi.intake.models import ReviewItem
from wangdi.intake.registry import command as known_command
from wangdi.ui import paging, tables

REVIEW = "home.review"


@page(REVIEW)
def box(request: DeskRequest) -> HttpResponse:
    """What is kept, oldest first; its reasons with their counts above."""
    seen = queries.review_items(request.standing)
    decided = bool(request.GET.get("decided"))
    items = seen.filter(decided_at__isnull=not decided)
    groups = [
        (code, wording.reason(code), number, paging.with_parameters(request, reason=code))
        for code, number in queries.reasons(items)
    ]
    asked = request.GET.get("reason", "")
    if asked:
        items = items.filter(reason=asked)
    chosen = {"reason": wording.reason(asked), "decided": _("Decided")}
    by = ("-received_at", "-id") if decided else ("received_at", "id")
    listed = paging.keyset(request, items, by, count=sum(group[2] for group in groups))
    context = {"groups": groups, "words": tables.words(request, chosen), "decided": decided}
    rows = [(item, wording.command(item.command)) for item in listed.rows]
    return render(request, "home/review.html", context | {"page": listed, "rows": rows})


@page(REVIEW)
def item(request: DeskRequest, item_id: UUID) -> HttpResponse:
    kept = _visible(request, item_id)
    return _render(request, kept)


@page(REVIEW, methods=("POST",))
def take(request: DeskRequest, item_id: UUID) -> HttpResponse:
    """Correct and take: a refusal stands beside its field, and the record stays kept."""
    kept = _visible(request, item_id)
    form = CorrectForm(kept, request.POST) if _may(request, kept) else None
    if form is None or not form.take(request.actor):
        return _render(request, kept, form=form)
    messages.success(request, _("Taken. The record is in."))
    return redirect("home:review")


@page(REVIEW, methods=("POST",))
def dismiss(request: DeskRequest, item_id: UUID) -> HttpResponse:
    kept = _visible(request, item_id)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            reviewing.dismiss(kept.id, by=request.actor, note=form.cleaned_data["note"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Put aside. It remains readable among the decided ones."))
            return redirect("home:review")
    return _render(request, kept, reason_form=form)


def _visible(request: DeskRequest, item_id: UUID) -> ReviewItem:
    return get_object_or_404(queries.review_items(request.standing), id=item_id)


def _may(request: DeskRequest, kept: ReviewItem) -> bool:
    """Whether the content may be seen and decided: only with the permission of its command."""
    try:
        return request.standing.allows(known_command(kept.command).permission, kept.stamp)
    except KeyError:
        return False


def _render(request: DeskRequest, kept: ReviewItem, **forms: Any) -> HttpResponse:
    may, mine = _may(request, kept), kept.actor == request.actor.id
    deciding = may and kept.is_open()
    context = {
        "item": kept,
        "what": wording.command(kept.command),
        "why": wording.reason(kept.reason),
        "channel": wording.channel(kept.channel),
        "place": showing.place_of(kept),
        "may": may,
        "mine": mine,
        "fields": showing.fields(kept.command, kept.payload) if may or mine else [],
        "form": forms.get("form") or (CorrectForm(kept) if deciding else None),
        "reason_form": forms.get("reason_form") or (ReasonForm() if deciding else None),
    }
    return render(request, "home/review_item.html", context)
