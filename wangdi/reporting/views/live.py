"""The picture of now: today's figures by unit, beside yesterday's at the same hour."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock, figures
from wangdi.reporting import reading, words
from wangdi.reporting.queries import running
from wangdi.ui import tables


@page("reporting.view")
def live(request: DeskRequest) -> HttpResponse:
    """Every figure as it stands now, under the heads of an outline."""
    extent = reading.extent_asked(request)
    outline = reading.outline_asked(request)
    picture = running.picture(extent, clock.now())
    if picture is None:
        return render(request, "reporting/none.html", {"day": clock.today()})
    context = {
        "extent": extent,
        "picture": picture,
        "groups": running.grouped(outline, picture),
        **reading.choices(request, extent, outline),
    }
    return render(request, "reporting/live.html", context)


@page("reporting.view")
def figure(request: DeskRequest, name: str) -> HttpResponse:
    """One figure in every unit, side by side and in the order one likes; the day's course above."""
    try:
        known = figures.figure(name)
    except KeyError:
        raise Http404 from None
    extent = reading.extent_asked(request)
    now = clock.now()
    columns = (
        tables.Column("unit", words.UNIT, sort="name"),
        tables.Column("now", words.NOW, numeric=True, sort="now"),
        tables.Column("before", words.SAME_HOUR, numeric=True, sort="before"),
        tables.Column("change", words.CHANGE, numeric=True, sort="change"),
    )
    table = tables.Table(request, columns, default_sort="-now")
    units = running.units(known.name, extent, now)
    context = {
        "figure": known,
        "extent": extent,
        "table": table,
        "units": running.ordered(units, table.order[0]),
        "most": max((one.now for one in units), default=0),
        "course": running.course(known.name, extent, now),
        "day": clock.today(),
        **reading.choices(request, extent, reading.outline_asked(request)),
    }
    return render(request, "reporting/live_figure.html", context)
