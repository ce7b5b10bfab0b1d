"""Who works where, and the forms of registering and leaving."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.access.scoping import Scope
from wangdi.lib.masking import mask_phone
from wangdi.staff import forces, queries
from wangdi.staff.forms.workers import LeavingForm, RegisterForm
from wangdi.staff.models import Worker, WorkerKind
from wangdi.territory.models import Grid, Place
from wangdi.ui import paging, tables


def _telephone(worker: Worker) -> object:
    phone = worker.work_phone
    return format_html('<a href="tel:{}">{}</a>', phone, phone) if phone else ""


def _private(worker: Worker) -> str:
    return mask_phone(worker.private_phone) if worker.private_phone else ""


COLUMNS = (
    tables.Column("name", gettext_lazy("Name"), sort="initials"),
    tables.Column(
        "kind",
        gettext_lazy("Kind of work"),
        sort="kind",
        cell=lambda worker: worker.get_kind_display(),
    ),
    tables.Column("post", gettext_lazy("Post")),
    tables.Column("where", gettext_lazy("Where"), sort="community_id"),
    tables.Column("work_phone", gettext_lazy("Work telephone"), cell=_telephone),
    tables.Column("private", gettext_lazy("Private telephone"), shown=False, cell=_private),
    tables.Column("unit", gettext_lazy("Organisation"), shown=False),
    tables.Column("joined_on", gettext_lazy("At work since"), shown=False, sort="joined_on"),
)


@page("staff.view_workers")
def workers(request: DeskRequest) -> HttpResponse:
    """Everybody who serves within one's places; a grid's worker sees those of his community."""
    table = tables.Table(
        request,
        COLUMNS,
        default_sort="where",
        caption=_("Workers"),
        row_url=_opens(request),
        beside=True,
    )
    places = _communities(request.scope)
    names = {str(pk): name for pk, name in places.values_list("id", "name")}
    found = queries.around(request.scope)
    chosen: dict[str, dict[str, Any]] = {"kind": dict(WorkerKind.choices), "community": names}
    said = {
        name: values[request.GET[name]]
        for name, values in chosen.items()
        if request.GET.get(name) in values
    }
    columns = {"kind": "kind", "community": "community_id"}
    found = found.filter(**{columns[name]: request.GET[name] for name in said})
    if force := forces.of_force(name := request.GET.get("force", "")):
        found, said["force"] = found.filter(force), forces.label_of(name)
    listed = paging.pages(request, found.order_by(*table.order))
    queries.say_where(listed.rows)
    return render(
        request,
        "staff/workers.html",
        {
            "table": table,
            "page": listed,
            "kinds": WorkerKind.choices,
            "communities": names.items() if len(names) > 1 else (),
            "chosen": {name: request.GET.get(name, "") for name in said},
            "words": tables.words(request, said),
            "may_register": request.standing.holds("staff.register"),
        },
    )


@page("staff.register", methods=("GET", "POST"))
def register(request: DeskRequest) -> HttpResponse:
    scope = request.scope
    grids = Grid.objects.filter(
        Q(community_id__in=scope.communities) | Q(id__in=scope.grids), valid_to=None
    )
    form = RegisterForm(
        request.POST or None,
        offices=queries.offices(scope),
        places=_communities(scope),
        grids=grids.order_by("code"),
    )
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Registered. Roles are given by the security administrator."))
        return redirect("staff:workers")
    return render(request, "staff/register.html", {"form": form})


@page("staff.register", methods=("GET", "POST"))
def leave(request: DeskRequest, worker: UUID) -> HttpResponse:
    visible = Worker.objects.visible_to(request.scope).serving()
    found = get_object_or_404(visible, pk=worker)
    form = LeavingForm(request.POST or None, worker=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Recorded. The account is closed by the administrators."))
        return redirect("staff:workers")
    may_note = request.standing.allows("staff.readiness", found.stamp)
    context = {"form": form, "worker": found, "may_note": may_note}
    return render(request, "staff/leave.html", context)


def _opens(request: DeskRequest) -> Callable[[Worker], str] | None:
    if not request.standing.holds("staff.register"):
        return None
    return lambda worker: reverse("staff:leave", args=[worker.pk])


def _communities(scope: Scope) -> QuerySet[Place]:
    return Place.objects.communities().filter(id__in=scope.communities)
