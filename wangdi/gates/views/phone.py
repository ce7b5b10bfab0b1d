"""The gate's screen on a page of its own, for a guard who is online and has no app."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from pydantic import AwareDatetime, BaseModel, ValidationError

from wangdi.access.pages import DeskRequest, page
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates import bundles
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock
from wangdi.ui.csp import READS_CODES

COMMANDS = frozenset(
    {"gates.cross", "gates.annul_crossing", "gates.leave_goods", "gates.fetch_goods"}
)
CHANNEL = "phone"
MOST_BYTES = 8192


class Handed(BaseModel):
    """One record as the screen made it; its key and hour are the screen's."""

    key: UUID
    command: str
    made_at: AwareDatetime
    payload: dict[str, Any]


@page("gates.cross")
@ensure_csrf_cookie
def phone(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    """The screen; it fetches its list by itself."""
    checkpoint = _gate(request, checkpoint_id)
    response = render(request, "gates/phone.html", {"checkpoint": checkpoint})
    response.headers["Content-Security-Policy"] = READS_CODES
    return response


@page("gates.cross")
def bundle(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    """The list of this gate, as a phone carries it."""
    return JsonResponse(bundles.bundle_of(_gate(request, checkpoint_id), clock.now()))


@page("gates.cross", methods=("POST",))
def record(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    """One record of this gate's screen; what happened is kept, as from any phone."""
    _gate(request, checkpoint_id)
    try:
        handed = Handed.model_validate_json(request.read(MOST_BYTES))
    except (ValidationError, json.JSONDecodeError):
        return JsonResponse({"sentence": _("This could not be read.")}, status=400)
    if handed.command not in COMMANDS:
        return JsonResponse({"sentence": _("A gate does not record this.")}, status=400)
    incoming = Incoming(handed.key, handed.payload, handed.made_at)
    [answer] = submit(
        actor=request.actor, command=handed.command, records=[incoming], channel=CHANNEL
    ).each
    return JsonResponse({"answer": answer.answer, "sentence": str(answer.sentence)})


def _gate(request: DeskRequest, checkpoint_id: UUID) -> Checkpoint:
    return get_object_or_404(Checkpoint.objects.visible_to(request.scope), id=checkpoint_id)
