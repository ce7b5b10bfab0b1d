"""The audit administrator's page: who did what when, without what was in it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wangdi.access import queries
from wangdi.access.pages import DeskRequest, page
from wangdi.access.permissions import VIEW_AUDIT
from wangdi.ui import asking, paging, tables


@page(VIEW_AUDIT)
def events(request: DeskRequest) -> HttpResponse:
    """The trail, newest first; by who did it, what it was done to, and day."""
    actor = asking.number(request.GET.get("actor"))
    subject = _uuid(request.GET.get("subject", ""))
    day = asking.day(request.GET.get("day"))
    rows = queries.events(request.scope, actor=actor, subject=subject, day=day)
    listed = paging.keyset(request, rows, ("-id",))
    users, places = queries.named(listed.rows)
    chosen = {
        "actor": users.get(actor or 0, _("Somebody")),
        "subject": _("One record"),
        "day": str(day or ""),
    }
    lines = [
        (event, users.get(event.approver or 0, ""), places.get(event.community_id or 0, ""))
        for event in listed.rows
    ]
    context = {"page": listed, "lines": lines, "words": tables.words(request, chosen), "day": day}
    return render(request, "access/events.html", context)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
