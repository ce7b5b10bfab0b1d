"""What was brought, in units; every total opens to its rows."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.care import showing
from wangdi.care.queries import totals as queries
from wangdi.lib import clock
from wangdi.ui import asking, paging

MONTH = timedelta(days=29)


def _asked(request: DeskRequest) -> tuple[date | None, date]:
    """From and to: thirty days by default; `all` from the beginning."""
    last = asking.day(request.GET.get("to")) or clock.today()
    first = asking.day(request.GET.get("from")) or last - MONTH
    return (None if request.GET.get("all") else min(first, last)), last


@page("care.view_goods")
def totals(request: DeskRequest) -> HttpResponse:
    first, last = _asked(request)
    found = queries.totals(request.standing, first, last)
    context: dict[str, Any] = {
        "totals": found,
        "times": sum(one.times for one in found),
        "first": first,
        "last": last,
    }
    return render(request, "care/totals.html", context)


@page("care.view_goods")
def rows(request: DeskRequest) -> HttpResponse:
    """The orders behind one total."""
    first, last = _asked(request)
    found = queries.brought(request.standing, first, last, request.GET.get("kind", "")[:20])
    found = found.select_related("household", "person", "holder")
    shown = paging.keyset(request, found, by=("-delivered_at", "-id"))
    at = clock.now()
    rows = [showing.row(one, at, request.standing) for one in shown.rows]
    context = {"page": shown, "rows": rows, "first": first, "last": last}
    return render(request, "care/brought.html", context)
