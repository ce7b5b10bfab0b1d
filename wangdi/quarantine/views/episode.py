"""One episode: the days, the curve, the team, the papers, what happened."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.quarantine.curve import Watch, curve
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries import episode as queries
from wangdi.quarantine.rules import days, states
from wangdi.quarantine.views.fetching import fetch, reasons, sees_health


@page("quarantine.view")
def episode(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    found = fetch(request, episode_id)
    at = clock.now()
    state = found.state_at(at)
    team = queries.team(found)
    shown = {
        "episode": found,
        "state": state,
        "state_label": states.LABELS[state],
        "day": days.day_number(found.day_zero, clock.day_of(at)),
        "days": (found.last_day - found.day_zero).days,
        "hours": days.hours_left(found.release_from, at),
        "team": team,
        "vacant": any(seat.held is None for seat in team),
        "served": queries.served(found),
        "mine": state == states.PROPOSED and not found.may_be_decided_by(request.actor.id),
        "waiting": queries.waiting_release(found.id),
        "may": _may(request, found, state),
        "sees_health": sees_health(request, found),
    }
    if shown["sees_health"]:
        shown |= _health(found, shown["served"])
    return render(request, "quarantine/episode.html", shown)


def _health(found: Episode, served: object) -> dict[str, object]:
    """What only those see who may see health."""
    at = clock.now()
    taken = queries.readings(found)
    since = getattr(served, "at", None)
    return {
        "reasons": reasons(found),
        "ruler": queries.ruler(found, taken, since=since, at=at),
        "curve": curve(found, taken, Watch(since, at, queries.away(found))) if since else None,
        "readings": taken[::-1][:6],
        "papers": queries.papers(found),
        "happened": queries.happened(found),
    }


def _may(request: DeskRequest, found: Episode, state: str) -> dict[str, bool]:
    """Which acts stand on the page: those the state allows and the person holds here."""
    not_mine = found.may_be_decided_by(request.actor.id)
    asked = {
        "decide": (state == states.PROPOSED and not_mine, "quarantine.decide"),
        "assign": (state not in (states.PROPOSED, *states.CLOSED), "quarantine.assign"),
        "serve": (state == states.DECIDED, "quarantine.serve"),
        "record": (state in (states.NOTIFIED, states.ACTIVE, states.DUE), "quarantine.record"),
        "release": (state == states.DUE, "quarantine.prepare_release"),
        "end": (states.after(state, "end") is not None, "quarantine.end"),
    }
    return {
        name: so and request.standing.allows(permission, found.stamp)
        for name, (so, permission) in asked.items()
    }
