"""One result: what is known of it, what was put right, and what became of a positive one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.testing import queries
from wangdi.testing.forms import CorrectForm, HandleForm, TakeBackForm
from wangdi.testing.models import Result, ResultChange
from wangdi.testing.permissions import HANDLE, RECORD, VIEW
from wangdi.testing.words import Outcome


@page(VIEW)
def result(request: DeskRequest, result_id: UUID) -> HttpResponse:
    found = _fetch(request, result_id)
    changes = ResultChange.objects.visible_to(request.scope).filter(result=found, annulled_at=None)
    report = queries.report_of(found.id)
    standing = request.standing
    may_record = standing.allows(RECORD, found.stamp)
    context = {
        "result": found,
        "changes": [(one, Outcome(one.before["outcome"]).label) for one in changes.order_by("at")],
        "report": report,
        "may_record": may_record,
        "may_handle": found.outcome == Outcome.POSITIVE
        and report is None
        and standing.allows(HANDLE, found.stamp),
        "form": TakeBackForm() if may_record and report is None else None,
    }
    return render(request, "testing/result.html", context)


@page(RECORD, methods=("GET", "POST"))
def correct(request: DeskRequest, result_id: UUID) -> HttpResponse:
    """The result of a sample comes in, or what stands is put right with a reason."""
    found = _fetch(request, result_id)
    form = CorrectForm(request.POST or None, result=found)
    if request.method == "POST" and form.submit(request.actor):
        return redirect("testing:result", found.id)
    waits = found.outcome == Outcome.PENDING
    heading = _("The result has come") if waits else _("Put the result right")
    context = {"form": form, "person": found.person, "heading": heading}
    return render(request, "testing/enter.html", context)


@page(HANDLE, methods=("GET", "POST"))
def handle(request: DeskRequest, result_id: UUID) -> HttpResponse:
    """A positive result: a person decides, and says to whom it was reported."""
    found = _fetch(request, result_id)
    form = HandleForm(request.POST or None, result=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Reported. The call to the doctor is done."))
        return redirect("testing:result", found.id)
    return render(request, "testing/handle.html", {"form": form, "result": found})


@page(RECORD, methods=("POST",))
def take_back(request: DeskRequest, result_id: UUID) -> HttpResponse:
    """What was entered by mistake no longer counts; it stays in the record with the reason."""
    found = _fetch(request, result_id)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please give the reason."))
        return redirect("testing:result", found.id)
    try:
        annul(actor=request.actor, keys=[found.id], reason=form.cleaned_data["reason"])
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("testing:result", found.id)
    messages.success(request, _("Taken back. It no longer counts."))
    return redirect("testing:person", found.person_id)


def _fetch(request: DeskRequest, result_id: UUID) -> Result:
    rows = Result.objects.visible_to(request.scope).filter(annulled_at=None)
    return get_object_or_404(rows.select_related("person__household"), id=result_id)
