"""A whole import taken back: first what would go and what stays, then why."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.importing import undoing
from wangdi.importing.commands import UndoImport
from wangdi.importing.forms import UndoForm
from wangdi.importing.rules import MANY
from wangdi.importing.views.fetching import visible
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one

UNDO = "importing.undo"


@page(UNDO, methods=("GET", "POST"))
def undo(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """What would go and what stays, before anything does."""
    found = visible(request, run_id)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = {"run": found.id, "reason": form.cleaned_data["reason"]}
        try:
            answer = submit_one(actor=request.actor, command=UndoImport.name, payload=payload)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            if answer.answer == "review":
                messages.success(request, answer.sentence)
            else:
                messages.success(request, _("The import was undone."))
            return redirect("importing:run", run_id)
    planned = undoing.plan(found)
    context = {"run": found, "plan": planned, "form": form, "second": planned.count > MANY}
    return render(request, "importing/undo.html", context)
