"""What is in force in plain words, every version, and the change to another."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.profiles import describing, queries
from wangdi.profiles.forms import ActivateForm
from wangdi.profiles.models import ProfileVersion


@page("profiles.view")
def in_force(request: DeskRequest) -> HttpResponse:
    current = queries.current(clock.now())
    shown = {
        "current": current,
        "content": current.read() if current else None,
        "parts": describing.parts(current) if current else [],
        "versions": [(one, one.read()) for one in queries.versions()],
        "history": queries.history(),
        "may_change": request.standing.holds("profiles.activate"),
    }
    return render(request, "profiles/in_force.html", shown)


@page("profiles.view")
def version(request: DeskRequest, version_id: UUID) -> HttpResponse:
    found = get_object_or_404(ProfileVersion, id=version_id)
    shown = {"version": found, "content": found.read(), "parts": describing.parts(found)}
    return render(request, "profiles/version.html", shown)


@page("profiles.activate", methods=("GET", "POST"))
def activate(request: DeskRequest) -> HttpResponse:
    initial = {"from_at": clock.local(clock.now()), "version": request.GET.get("version", "")}
    form = ActivateForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Prepared. A leader must agree before it takes effect."))
        return redirect("profiles:in_force")
    return render(request, "profiles/activate.html", {"form": form})
