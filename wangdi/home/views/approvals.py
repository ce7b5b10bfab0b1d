"""What one person prepared and a second must agree to."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.home import queries, showing, wording
from wangdi.home.forms import ReasonForm
from wangdi.intake import approving
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval
from wangdi.ui import paging, slots, tables

APPROVE = "home.approve"


@page(APPROVE)
def waiting(request: DeskRequest) -> HttpResponse:
    """Prepared changes, longest waiting first; one's own are told apart."""
    decided = bool(request.GET.get("decided"))
    seen = queries.approvals(request.standing).filter(decided_at__isnull=not decided)
    by = ("-received_at", "-id") if decided else ("received_at", "id")
    listed = paging.keyset(request, seen, by, count=seen[: paging.CAP].count)
    rows = [(one, wording.command(one.command)) for one in listed.rows]
    words = tables.words(request, {"decided": _("Decided")})
    context = {"page": listed, "rows": rows, "words": words, "decided": decided}
    return render(request, "home/approvals.html", context)


@page(APPROVE)
def one(request: DeskRequest, approval_id: UUID) -> HttpResponse:
    return _render(request, _visible(request, approval_id))


@page(APPROVE, methods=("POST",))
def approve(request: DeskRequest, approval_id: UUID) -> HttpResponse:
    """Agree: the change is made now, and the audit names both people."""
    prepared = _visible(request, approval_id)
    try:
        approving.approve(prepared.id, by=request.actor)
    except Refused as refusal:
        return _render(request, prepared, refused=refusal.sentence)
    messages.success(request, _("Approved. It takes effect now."))
    return redirect("home:approvals")


@page(APPROVE, methods=("POST",))
def decline(request: DeskRequest, approval_id: UUID) -> HttpResponse:
    prepared = _visible(request, approval_id)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            approving.decline(prepared.id, by=request.actor, note=form.cleaned_data["note"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Declined. Nothing was changed."))
            return redirect("home:approvals")
    return _render(request, prepared, form=form)


def _visible(request: DeskRequest, approval_id: UUID) -> Approval:
    return get_object_or_404(queries.approvals(request.standing), id=approval_id)


def why_not(approval: Approval, request: DeskRequest) -> str:
    """Why this person may not decide; empty where he may."""
    try:
        approving.check_decide(approval, by=request.actor)
    except Refused as refusal:
        return refusal.sentence
    return ""


def _render(request: DeskRequest, prepared: Approval, **said: Any) -> HttpResponse:
    hindrance = why_not(prepared, request)
    context = {
        "approval": prepared,
        "what": wording.command(prepared.command),
        "place": showing.place_of(prepared),
        "detail": slots.render("home.approval", request, prepared),
        "fields": showing.fields(prepared.command, prepared.payload),
        "hindrance": hindrance,
        "refused": said.get("refused", ""),
        "form": None if hindrance else said.get("form") or ReasonForm(),
    }
    return render(request, "home/approval.html", context)
