"""How many came, from where, when, by what."""

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.screening import areas, asked, flowing
from wangdi.screening.queries import flow as queries


@page("screening.view_arrivals")
def flow(request: DeskRequest) -> HttpResponse:
    """Days as columns, places as bars; every number opens to its line list."""
    known, today = areas.known(clock.now()), clock.today()
    first, last = asked.period(request, known.recent_days, today)
    province = asked.line_list(request, known.recent_days, today).origin[:2]
    scope = request.scope
    places = queries.by_origin(scope, first, last, province)
    leading = [one.key for one in places if one.key][: flowing.MOST_PLACES]
    days = flowing.columns(queries.by_day(scope, first, last))
    context = {
        "days": days,
        "places": flowing.places(places, first, last),
        "modes": flowing.modes(queries.by_mode(scope, first, last), first, last),
        "table": flowing.table(
            queries.day_by_origin(scope, first, last, [] if province else leading), first, last
        ),
        "width": len(days) * flowing.STEP + 28,
        "total": sum(one.count for one in places),
        "key_areas": sum(one.key_areas for one in places),
        "first": first,
        "last": last,
        "province": queries.name_of(province) if province else "",
    }
    return render(request, "screening/flow.html", context)
