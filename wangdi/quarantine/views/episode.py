"""One episode: what to do now, the days, the curve, the team, the papers, what happened."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.people import opening
from wangdi.quarantine.curve import Watch, curve
from wangdi.quarantine.models import Episode, NoticeServed, Reading
from wangdi.quarantine.queries import before, course, fevers
from wangdi.quarantine.queries import episode as queries
from wangdi.quarantine.rules import days, states
from wangdi.quarantine.views.fetching import fetch, reasons, sees_health
from wangdi.quarantine.views.turns import File, turns

SHAPES = {
    states.ACTIVE: ("qing", "◐"),
    states.DUE: ("amber", "▲"),
    states.SUSPENDED: ("indigo", "○"),
    states.RELEASED: ("bamboo", "✓"),
}


@page("quarantine.view")
def episode(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """First whose turn it is; then the person's days; then everything else, calmly."""
    found, at = fetch(request, episode_id), clock.now()
    opening.note(found.household, by=request.actor)
    team, served = queries.team(found), queries.served(found)
    health = sees_health(request, found)
    file = _file(request, found, at, vacant=any(seat.held is None for seat in team))
    waits = turns(request, file)
    shown = {
        "episode": found,
        "state": file.state,
        "looks": SHAPES.get(file.state, ("qing", "○")),
        "state_label": states.LABELS[file.state],
        "first": waits[0] if waits else None,
        "others": waits[1:],
        "day": days.day_number(found.day_zero, clock.day_of(at)),
        "days": (found.last_day - found.day_zero).days,
        "hours": days.hours_left(found.release_from, at),
        "team": team,
        "served": served,
        "home": file.home,
        "mine": file.mine,
        "may": _may(request, found, file.state),
        "sees_health": health,
        "happened": queries.happened(found),
    }
    if health:
        shown |= _health(found, served, file.taken, at)
    return render(request, "quarantine/episode.html", shown)


def _file(request: DeskRequest, found: Episode, at: datetime, *, vacant: bool) -> File:
    state = found.state_at(at)
    return File(
        episode=found,
        state=state,
        at=at,
        vacant=vacant,
        home=before.home(found),
        course=course.course(found),
        fever=fevers.standing([found], at).get(found.id),
        waiting=queries.waiting_release(found.id),
        mine=state == states.PROPOSED and not found.may_be_decided_by(request.actor.id),
        taken=queries.readings(found),
    )


def _health(
    found: Episode, served: NoticeServed | None, taken: list[Reading], at: datetime
) -> dict[str, object]:
    """What only those see who may see health."""
    shown: dict[str, object] = {"reasons": reasons(found), "last": taken[-1] if taken else None}
    if served is None:
        return shown
    watch = Watch(served.at, at, queries.away(found))
    return shown | {
        "ruler": queries.ruler(found, taken, watch),
        "curve": curve(found, taken, watch),
    }


def _may(request: DeskRequest, found: Episode, state: str) -> dict[str, bool]:
    """What else stands on the page: what the state allows and the person holds here."""
    asked = {
        "assign": (state not in (states.PROPOSED, *states.CLOSED), "quarantine.assign"),
        "look": (state not in states.CLOSED, "quarantine.look_at_home"),
        "ask": (state not in (states.PROPOSED, *states.CLOSED), "quarantine.ask_help"),
        "record": (state in states.RUNNING, "quarantine.record"),
        "change": (state not in states.CLOSED, "quarantine.view"),
    }
    return {
        name: so and request.standing.allows(permission, found.stamp)
        for name, (so, permission) in asked.items()
    }
