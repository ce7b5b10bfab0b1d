"""The keys that sign passes: which signs, which still verify, until when."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.passes import keys as ring
from wangdi.passes.forms.acting import RotateForm


@page("passes.keys", methods=("GET", "POST"))
def keys(request: DeskRequest) -> HttpResponse:
    """Renew the key that signs; what was signed before goes on holding."""
    form = RotateForm(request.POST or None)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("A new key signs from now on."))
        return redirect("passes:keys")
    rows = [(one, bytes(one.kid).hex()) for one in ring.all_of()]
    return render(request, "passes/keys.html", {"form": form, "rows": rows, "now": clock.now()})
