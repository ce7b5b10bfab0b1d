"""Line lists by class, who sat in the same train, and what leaves the house as a workbook."""

from io import BytesIO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.screening import areas, asked, listing, origins, showing, turns
from wangdi.screening.forms.lists import ExportForm
from wangdi.screening.models import ClassChange, Transport
from wangdi.screening.queries import lists as queries
from wangdi.ui import asking, paging, tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("screening.view_arrivals")
def line_list(request: DeskRequest) -> HttpResponse:
    """Who is on a list: who, why here, since when, whose turn."""
    known, today = areas.known(clock.now()), clock.today()
    wanted = asked.line_list(request, known.recent_days, today)
    shown = paging.keyset(
        request, queries.line_list(request.scope, wanted), by=("-arrived_on", "-id")
    )
    turn_of = turns.turns(shown.rows)
    waiting = ClassChange.objects.visible_to(request.scope).filter(decided_at=None, lapsed_at=None)
    context = {
        "page": shown,
        "rows": [showing.row(one, turn_of[one.id], today) for one in shown.rows],
        "list": queries.LISTS[wanted.name],
        "counts": listing.tabs(queries.counts(request.scope, wanted), request.GET),
        "days": known.recent_days,
        "words": tables.words(request, _words(wanted)),
        "may_register": request.standing.holds("screening.record_arrival"),
        "may_export": request.standing.holds("screening.export_arrivals"),
        "changes": waiting.count() if request.standing.holds("screening.decide_class") else 0,
        "query": request.GET.urlencode(),
    }
    return render(request, "screening/arrivals.html", context)


@page("screening.view_arrivals")
def aboard(request: DeskRequest) -> HttpResponse:
    """Who came by one train, flight or vehicle on these days."""
    today = clock.today()
    number = request.GET.get("number", "").strip()[:40]
    day = asking.day(request.GET.get("day"))
    first, last = (day, day) if day else asked.period(request, 30, today)
    found = queries.aboard(request.scope, number, first, last) if number else None
    shown = paging.pages(request, found) if found is not None else None
    rows = shown.rows if shown else []
    turn_of = turns.turns(rows)
    context = {
        "page": shown,
        "rows": [showing.row(one, turn_of[one.id], today) for one in rows],
        "number": number,
        "day": day,
    }
    return render(request, "screening/aboard.html", context)


@page("screening.export_arrivals", methods=("GET", "POST"))
def export(request: DeskRequest) -> HttpResponse:
    """A list as a workbook, masked, for a purpose that is written down."""
    known, today = areas.known(clock.now()), clock.today()
    wanted = asked.line_list(request, known.recent_days, today)
    kind = queries.LISTS[wanted.name]
    found = queries.line_list(request.scope, wanted)
    most, count = listing.most(kind), found.count()
    form = ExportForm(request.POST or None, wanted=wanted, rows=found)
    back = f"{reverse('screening:arrivals')}?{request.GET.urlencode()}"
    if count > most or not count:
        sentence = _("%(count)d rows: at most %(most)d leave at once. Narrow the list.")
        messages.error(request, sentence % {"count": count, "most": most})
        return redirect(back)
    if request.method == "POST" and form.submit(request.actor):
        book = BytesIO()
        listing.write(book, kind, found, today)
        answer = HttpResponse(book.getvalue(), content_type=XLSX)
        name = f"{wanted.name}-{today.isoformat()}.xlsx"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    context = {"form": form, "count": count, "list": kind, "back": back}
    return render(request, "screening/export.html", context)


def _words(wanted: queries.Asked) -> dict[str, str]:
    modes: dict[str, str] = {str(value): str(label) for value, label in Transport.choices}
    return {
        "origin": origins.name(wanted.origin, wanted.origin),
        "mode": modes.get(wanted.mode, _("Means not known")) if wanted.mode else "",
        "day": wanted.first.isoformat() if wanted.first == wanted.last else "",
    }
