"""Choosing a community's day and printing it."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.paperday import papers, planning
from wangdi.paperday.forms import PrintForm
from wangdi.paperday.models import PaperSheet
from wangdi.paperday.payloads import HEALTH_ROWS
from wangdi.territory import queries as territory
from wangdi.ui import asking

KEPT_FOR = timedelta(hours=24)
MOST_PAGES = 10
PARTS = {
    "gate": gettext_lazy("Books of the gates"),
    "readings": gettext_lazy("Temperatures"),
    "orders": gettext_lazy("Orders to homes"),
}


@page("paperday.print", methods=("GET", "POST"))
def choose(request: DeskRequest) -> HttpResponse:
    """Which community, which day, which sheets; how many that makes, and for what."""
    communities = list(territory.communities(request.scope.communities))
    asked = asking.number(request.GET.get("community"))
    chosen = next((one for one in communities if one.id == asked), None)
    chosen = chosen or next(iter(communities), None)
    day = asking.day(request.GET.get("day")) or clock.today()
    parts = [one for one in request.GET.getlist("part") if one in PARTS] or list(PARTS)
    pages = min(asking.number(request.GET.get("pages")) or planning.PAGES, MOST_PAGES)
    found = planning.wanted(chosen.id, day, parts, pages) if chosen else planning.Wanted()
    place = chosen.id if chosen else 0
    form = PrintForm(request.POST or None, community=place, day=day, wanted=found)
    if request.method == "POST" and found.sheets and form.submit(request.actor):
        if form.answer is not None and form.answer.answer == "review":
            messages.info(
                request, _("Prepared. A leader must agree; then it stands here to print.")
            )
            return redirect("paperday:choose")
        return redirect("paperday:lot", form.record_key())
    context = {
        "form": form,
        "communities": communities,
        "chosen": chosen,
        "day": day,
        "pages": pages,
        "most": MOST_PAGES,
        "parts": [(name, label, name in parts) for name, label in PARTS.items()],
        "found": found,
        "two": len(found.readings) > HEALTH_ROWS,
        "lots": _lots(request),
    }
    return render(request, "paperday/choose.html", context)


def _lots(request: DeskRequest) -> list[tuple[UUID, date, str, int]]:
    """What one printed within a day: the print, of which day and community, how many sheets."""
    rows = _mine(request).order_by("-printed_at", "number")
    lots: dict[UUID, list[PaperSheet]] = {}
    for one in rows[:500]:
        lots.setdefault(one.lot, []).append(one)
    names = {one.id: one.name for one in territory.communities(request.scope.communities)}
    return [
        (lot, sheets[0].day, names.get(sheets[0].community_id or 0, ""), len(sheets))
        for lot, sheets in lots.items()
    ]


def _mine(request: DeskRequest) -> QuerySet[PaperSheet]:
    rows = PaperSheet.objects.visible_to(request.scope).filter(printed_by=request.actor.id)
    return rows.filter(printed_at__gte=clock.now() - KEPT_FOR)


@page("paperday.print")
@never_cache
def lot(request: DeskRequest, lot_id: UUID) -> HttpResponse:
    """The file, for who printed it and for a day only."""
    sheets = list(_mine(request).filter(lot=lot_id).order_by("number"))
    if not sheets:
        raise Http404
    made = HttpResponse(papers.pdf(sheets), content_type="application/pdf")
    made["Content-Disposition"] = f'inline; filename="{sheets[0].day.isoformat()}.pdf"'
    return made
