"""The day of the handover: every point in one balance, who is between two places, line lists."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.lib.identifiers import check_phone
from wangdi.transfer import fleet, queries, rules, section, showing
from wangdi.transfer.models import Handover
from wangdi.transfer.queries import Balance
from wangdi.transfer.views import fetching
from wangdi.ui import asking, paging, tables

GROUPS = (
    (rules.EXPECTED, "arrive"),
    (rules.ARRIVED, "screen"),
    (rules.SCREENED, "sign"),
    (rules.HANDED, "board"),
)


@page("transfer.view")
def today(request: DeskRequest) -> HttpResponse:
    """One day: expected is still expected and all the others; who waits between two places."""
    day, at = _day(request), clock.now()
    rows = queries.by_point(request.scope, day)
    total = queries.balance(queries.of_day(request.scope, day))
    minutes = section.in_force(at).receive_hours * 60
    between = [
        showing.row(one, at, alarm_minutes=minutes) for one in queries.between(request.scope)
    ]
    context = {
        "day": day,
        "points": [(point, _numbers(known)) for point, known in rows],
        "total": total,
        "numbers": _numbers(total),
        "states": [(state, rules.LABELS[state]) for state in rules.STATES],
        "between": between,
        "late": sum(one.late for one in between),
        "hours": minutes // 60,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "slips": queries.waiting_slips(request.user.pk),
        "may_expect": request.standing.holds("transfer.expect"),
        "may_meet": request.standing.holds("transfer.meet"),
    }
    return render(request, "transfer/today.html", context)


@page("transfer.view")
def lines(request: DeskRequest) -> HttpResponse:
    """The people behind one number of the day."""
    day, at = _day(request), clock.now()
    found = queries.of_day(request.scope, day).select_related(*fetching.RELATED)
    state = request.GET.get("state", "")
    state = state if state in rules.STATES else ""
    if state:
        found = found.filter(state=state)
    point = _uuid(request.GET.get("point", ""))
    if point is not None:
        found = found.filter(point=point)
    phone = check_phone(request.GET.get("phone", ""))
    if phone.value:
        found = found.filter(id__in=queries.by_phone(request.scope, phone.value).values("id"))
    shown = paging.keyset(request, found, by=("expected_at", "id"))
    minutes = section.in_force(at).receive_hours * 60
    context = {
        "day": day,
        "page": shown,
        "rows": [showing.row(one, at, alarm_minutes=minutes) for one in shown.rows],
        "heading": rules.LABELS.get(state, _("Everybody of the day")),
        "words": tables.words(
            request, {"state": rules.LABELS.get(state, ""), "point": _("One entry point")}
        ),
    }
    return render(request, "transfer/lines.html", context)


@page("transfer.see_points")
def point(request: DeskRequest, point_id: UUID) -> HttpResponse:
    """For the person on site, on a phone: who comes next, who is to be measured, handed over."""
    here, at, day = fetching.point(point_id), clock.now(), clock.today()
    people = list(queries.at_point(request.scope, here, day))
    asked = "".join(request.GET.get("q", "").split())
    if asked:
        people = [one for one in people if asked in one.name or asked == showing.tail(one)]
    minutes = section.in_force(at).receive_hours * 60
    by_state: dict[str, list[showing.Row]] = {state: [] for state, _act in GROUPS}
    for one in people:
        if one.state in by_state:
            by_state[one.state].append(showing.row(one, at, alarm_minutes=minutes))
    trips = [one for one in fleet.fleet() if one.trip and one.trip.point_id == here.id]
    context = {
        "point": here,
        "groups": [(state, rules.LABELS[state], by_state[state]) for state, _act in GROUPS],
        "asked": asked,
        "done": sum(one.state not in by_state for one in people),
        "trips": trips,
        "may_meet": request.standing.holds("transfer.meet"),
    }
    return render(request, "transfer/point.html", context)


def _numbers(known: Balance) -> list[tuple[str, int]]:
    return [(state, known.states[state]) for state in rules.STATES]


def _day(request: DeskRequest) -> date:
    return asking.day(request.GET.get("day")) or clock.today()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def path_of(handover: Handover) -> list[tuple[str, str]]:
    """The way from the entry point to the door, each place with whether he has been there."""
    ways = (rules.EXPECTED, *rules.BETWEEN, rules.HOME)
    at = ways.index(handover.state) if handover.state in ways else -1
    return [
        (str(rules.LABELS[state]), "done" if n < at else "now" if n == at else "ahead")
        for n, state in enumerate(ways)
    ]
