"""What quarantine knows of those who came back: whose turn each is, and on whom a file stands."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.lib import clock
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.actions import teams
from wangdi.quarantine.actions.proposing import asked_of
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states
from wangdi.screening.models import Arrival
from wangdi.screening.turns import Turn
from wangdi.ui.components.times import day


def held(people: Collection[UUID]) -> set[UUID]:
    """Those of `people` with whom somebody dealt: a rule's proposal alone stands on nobody."""
    rows = Episode.objects.filter(person__in=people)
    dealt = rows.exclude(state=states.PROPOSED, by_rule=True)
    return set(dealt.values_list("person_id", flat=True))


def undecided() -> QuerySet[Any]:
    """Arrivals of which a proposal waits for a person, by their ids."""
    waiting = Episode.objects.filter(state=states.PROPOSED, arrival__isnull=False)
    return waiting.values("arrival")


def turns(arrivals: Sequence[Arrival]) -> dict[UUID, Turn]:
    """Whose turn arrivals are, by the file of each, else by what the rules ask. Three queries."""
    at = clock.now()
    by_arrival, by_person = _files(arrivals)
    files = {
        one.id: found
        for one in arrivals
        if (found := by_arrival.get(one.id) or by_person.get(one.person_id))
    }
    held_places = teams.current(episode.id for episode in files.values())
    versions = ProfileVersion.objects.in_bulk({one.profile for one in arrivals if one.profile})
    said = {
        arrival: _of_file(episode, held_places.get(episode.id, {}), at)
        for arrival, episode in files.items()
    }
    for one in arrivals:
        version = versions.get(one.profile) if one.profile else None
        if one.id not in files and one.person_id and version and not asked_of(one, version):
            said[one.id] = _without_rule(one)
    return said


def _files(
    arrivals: Sequence[Arrival],
) -> tuple[dict[UUID | None, Episode], dict[UUID | None, Episode]]:
    """The file that began with each arrival, and the open file of each person."""
    people = [one.person_id for one in arrivals if one.person_id]
    of_arrival = Q(arrival__in=[one.id for one in arrivals])
    rows = Episode.objects.filter(of_arrival | Q(person__in=people, closed_at=None))
    found = list(rows.order_by("proposed_at", "id"))
    return (
        {one.arrival: one for one in found},
        {one.person_id: one for one in found if one.is_open()},
    )


def _of_file(episode: Episode, team: teams.Team, at: datetime) -> Turn:
    vacant = teams.vacant(episode, team)
    until = {"day": day(episode.last_day)}
    in_care = _("Care team: in care until %(day)s") % until
    who = {
        states.PROPOSED: _("Community secretary: decide"),
        states.DECIDED: _("Community secretary: find the team")
        if vacant
        else _("Grid worker: serve the notice"),
        states.NOTIFIED: in_care,
        states.ACTIVE: in_care,
        states.DUE: _("Area doctor: prepare the release"),
        states.SUSPENDED: _("Care team: away for treatment, keep in touch"),
        states.DECLINED: _("Nothing needed: so it was decided"),
        states.RELEASED: _("Nothing needed: released"),
        states.ENDED: _("Nothing needed: ended early"),
    }[episode.state_at(at)]
    return Turn(who, _("Open the file"), reverse("quarantine:episode", args=[episode.id]))


def _without_rule(arrival: Arrival) -> Turn:
    """No rule asks anything: what he tells may still want a person's own proposal."""
    if not (arrival.key_area or arrival.contact or arrival.symptoms):
        return Turn(_("Nothing needed but health advice"))
    household = reverse("people:household", args=[arrival.household_id])
    return Turn(_("Community secretary: decide"), _("Open the household"), household)
