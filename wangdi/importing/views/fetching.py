"""What the pages of a run have in common: fetching it, acting on it, going back to it."""

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from wangdi.access.pages import DeskRequest
from wangdi.importing.models import ImportRun
from wangdi.intake.commands import Refused

IMPORT = "importing.import"


def visible(request: DeskRequest, run_id: UUID) -> ImportRun:
    return get_object_or_404(ImportRun.objects.visible_to(request.scope), id=run_id)


def do(
    request: DeskRequest, run_id: UUID, act: Callable[[], object], *, finding: str = ""
) -> HttpResponse:
    """Act and show the run again; a refusal is said on its page."""
    try:
        act()
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    there = reverse("importing:run", args=[run_id])
    return redirect(f"{there}?{urlencode({'finding': finding})}" if finding else there)
