"""What is done to one pass, with a reason; and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.passes import showing
from wangdi.passes.forms.acting import ActForm, UndoForm
from wangdi.passes.models import PassAct
from wangdi.passes.rules.acting import AFTER
from wangdi.passes.views.listing import fetch
from wangdi.passes.words import What


@page("passes.act", methods=("GET", "POST"))
def act(request: DeskRequest, pass_id: UUID, pass_act: str) -> HttpResponse:
    """Block, make void, revoke, change the end, replace: what it does stands above the button."""
    row = showing.row(*fetch(request, pass_id))
    if (row.one.state, pass_act) not in AFTER:
        raise Http404
    form = ActForm(request.POST or None, one=row.one, what=What(pass_act))
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Done. Gates learn of it with their next list."))
        return redirect("passes:pass", pass_id)
    context = {"row": row, "form": form, "what": What(pass_act), "doing": pass_act}
    return render(request, "passes/act.html", context)


@page("passes.act", methods=("GET", "POST"))
def undo(request: DeskRequest, pass_id: UUID, pass_act_id: UUID) -> HttpResponse:
    """As it stood before, with a reason."""
    row = showing.row(*fetch(request, pass_id))
    acts = PassAct.objects.visible_to(request.scope).filter(of=pass_id, undone_at=None)
    found = get_object_or_404(acts, id=pass_act_id)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            annul(actor=request.actor, keys=[found.id], reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Taken back. The pass stands as before."))
            return redirect("passes:pass", pass_id)
    return render(request, "passes/undo.html", {"row": row, "form": form, "act": found})
