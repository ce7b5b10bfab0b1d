"""The desk's own pages, and beside them a page that signs in, checks and writes one row."""

from django.db import transaction
from django.http import HttpResponse
from django.urls import path

from wangdi.access.pages import DeskRequest, page
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates.models import Crossing
from wangdi.intake.submitting import set_local_scope
from wangdi.lib import clock, ids
from wangdi.project import urls

handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500


@page("gates.cross", methods=("POST",))
def one_row(request: DeskRequest) -> HttpResponse:
    """The least that a page can do: whose request, may he, one insert in one transaction."""
    with transaction.atomic():
        set_local_scope(request.actor)
        gate = Checkpoint.objects.visible_to(request.scope).get(id=request.POST["gate"])
        now = clock.now()
        Crossing.objects.create(
            id=ids.uuid7(),
            received_at=now,
            at=now,
            checkpoint=gate,
            place_id=gate.place_id,
            direction="out",
            means="scan",
            who="resident",
            outcome="allow",
            code="ok",
            by=request.actor.id,
        )
    return HttpResponse(status=302, headers={"Location": "/"})


urlpatterns = [path("bench/one-row/", one_row), *urls.urlpatterns]
