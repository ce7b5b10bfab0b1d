"""The register of checkpoints, one of them, and entering a new one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.checkpoints import queries, showing
from wangdi.checkpoints.forms.changes import UndoForm
from wangdi.checkpoints.forms.register import RegisterForm
from wangdi.checkpoints.models import Checkpoint, CheckpointKind, Status
from wangdi.lib import clock
from wangdi.territory.queries import communities
from wangdi.ui import paging, tables


@page("checkpoints.view")
def checkpoints(request: DeskRequest) -> HttpResponse:
    """All entrances on the register, by community; how many are open, by kind."""
    names = _communities(request)
    chosen: dict[str, dict[str, Any]] = {
        "community": names,
        "kind": dict(CheckpointKind.choices),
        "status": dict(Status.choices),
    }
    said = {
        name: values[request.GET[name]]
        for name, values in chosen.items()
        if request.GET.get(name) in values
    }
    found = _narrowed(request, queries.register(request.scope), said)
    if words := request.GET.get("q", "").strip():
        said["q"] = words
        found = found.filter(Q(name__icontains=words) | Q(number__icontains=words))
    lines = queries.by_kind(request.scope)
    overdue = queries.orders(request.scope).overdue(clock.now())
    context = {
        "page": paging.pages(request, found.order_by("community_id", "number", "name", "id")),
        "lines": lines,
        "open": sum(one.open for one in lines),
        "all": sum(one.all for one in lines),
        "overdue": list(overdue[:5]),
        "names": names,
        "kinds": CheckpointKind.choices,
        "states": Status.choices,
        "chosen": {name: request.GET.get(name, "") for name in said},
        "words": tables.words(request, said),
        "may_keep": request.standing.holds("checkpoints.keep"),
    }
    return render(request, "checkpoints/checkpoints.html", context)


def _narrowed(
    request: DeskRequest, found: QuerySet[Checkpoint], said: dict[str, Any]
) -> QuerySet[Checkpoint]:
    columns = {"community": "community_id", "kind": "kind", "status": "status"}
    return found.filter(**{columns[name]: request.GET[name] for name in said})


@page("checkpoints.view")
def checkpoint(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    """One checkpoint: what it is like, who stands for it, what became of it."""
    found = get_object_or_404(queries.register(request.scope), id=checkpoint_id)
    context = {
        "checkpoint": found,
        "where": queries.full_name(found.place),
        "state": showing.STATES[found.status],
        "methods": showing.methods(found.monitoring_point.methods),
        "equipment": queries.equipment(found),
        "history": [showing.told(one) for one in queries.history(found)],
        "others": queries.others_open(found),
        "order": queries.closed_by_order([found.place_id], clock.now()).get(found.place_id),
        "undo": UndoForm(),
        "may_keep": request.standing.allows("checkpoints.keep", found.stamp),
    }
    return render(request, "checkpoints/checkpoint.html", context)


@page("checkpoints.keep", methods=("GET", "POST"))
def enter(request: DeskRequest) -> HttpResponse:
    """First the community, then the entrance within it."""
    names = _communities(request)
    asked = request.GET.get("community", "")
    chosen = asked if asked in names else (next(iter(names)) if len(names) == 1 else "")
    form = None
    if chosen:
        form = RegisterForm(request.POST or None, places=queries.places_in(int(chosen)))
        if request.method == "POST" and form.submit(request.actor) and form.answer:
            messages.success(request, _("The checkpoint is on the register."))
            return redirect("checkpoints:checkpoint", form.answer.subject)
    context = {"form": form, "names": names, "chosen": chosen}
    return render(request, "checkpoints/register.html", context)


def _communities(request: DeskRequest) -> dict[str, str]:
    rows = communities(request.scope.communities)
    return {str(number): name for number, name in rows.values_list("id", "name")}
