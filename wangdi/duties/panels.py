"""Today's line on the start page, and, for who oversees others, who has not."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from wangdi.access.pages import DeskRequest
from wangdi.duties import oversight, queries, showing
from wangdi.duties.models import Duty, StandIn
from wangdi.lib import clock
from wangdi.ui import slots

WORST = 5


@slots.register("home.today", order=10)
def today(request: HttpRequest, subject: object) -> str | None:
    """What is left of one's own day, in one line."""
    standing = cast(DeskRequest, request).standing
    if not standing.holds("duties.view_my_day"):
        return None
    left = queries.left_today(standing, standing.user_id, clock.now())
    context = {"left": left, "line": showing.day_line(left)}
    return render_to_string("duties/parts/today.html", context, request=request)


@slots.register("staff.worker", order=10)
def standing_in(request: HttpRequest, subject: object) -> str | None:
    """What a worker still holds, and who stands in for him."""
    desk = cast(DeskRequest, request)
    user = getattr(subject, "user_id", None)
    if user is None or not desk.standing.holds("duties.stand_in"):
        return None
    at, scope = clock.now(), desk.standing.scope("duties.stand_in")
    mine, duties = StandIn.objects.visible_to(scope), Duty.objects.visible_to(scope)
    context = {
        "user_id": user,
        "held": duties.unsettled().recent(at).filter(holder_id=user).count(),
        "absence": mine.ahead(clock.day_of(at)).filter(absent_id=user).first(),
    }
    return render_to_string("duties/parts/standing_in.html", context, request=request)


@slots.register("home.leader", order=10)
def who_has_not(request: HttpRequest, subject: object) -> str | None:
    """The units that are behind, worst first."""
    standing = cast(DeskRequest, request).standing
    if not standing.holds("duties.view_who_has_not"):
        return None
    units = oversight.who_has_not(standing.scope("duties.view_who_has_not"), clock.now())
    context = {"units": units[:WORST], "units_line": showing.units_line(units)}
    return render_to_string("duties/parts/behind.html", context, request=request)
