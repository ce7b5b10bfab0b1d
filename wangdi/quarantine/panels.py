"""What quarantine shows on others' pages."""

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from wangdi.access.requests import DeskRequest
from wangdi.access.scopes import Standing
from wangdi.home import wording
from wangdi.intake.models import Approval, Event
from wangdi.lib import clock
from wangdi.people import timeline
from wangdi.people.models import Household, Person
from wangdi.quarantine import words
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries import lines
from wangdi.quarantine.queries.known import files_of, known
from wangdi.quarantine.rules import days, states, watch
from wangdi.quarantine.rules.releasing import conditions
from wangdi.ui import slots
from wangdi.ui.navigation import allowed

VIEW, HEALTH = "quarantine.view", "quarantine.see_health"
RECORD = "quarantine.record"
RELEASES = ("quarantine.release", "quarantine.clear")

for _name, _label in words.COMMANDS.items():
    wording.name_command(_name, _label)
for _code, _label in words.REASONS.items():
    wording.name_reason(_code, _label)


@slots.register("home.today", order=20)
def today(request: HttpRequest, subject: object) -> str | None:
    """The line lists on which somebody stands now, each with its number."""
    if not allowed(request, VIEW):
        return None
    standing = _standing(request)
    found = lines.lines(standing.scope(VIEW), clock.now())
    asked = [name for name in watch.LISTS if name not in ("due", "open")]
    if not standing.holds(HEALTH):
        asked = [name for name in asked if name not in watch.HEALTH_LISTS]
    waiting = [(name, watch.LISTS[name], found.count(name)) for name in asked if found.count(name)]
    if not waiting:
        return None
    return render_to_string("quarantine/parts/today.html", {"waiting": waiting}, request=request)


@slots.register("people.household.now", order=10)
def now(request: HttpRequest, subject: object) -> str | None:
    """Who of the household is in care now, which day, until when."""
    if not isinstance(subject, Household) or not allowed(request, VIEW):
        return None
    found = [_shown(one) for one in _open(request, subject.id).values()]
    if not found:
        return None
    shown = {"found": found, "household": subject, "may_record": allowed(request, RECORD)}
    return render_to_string("quarantine/parts/now.html", shown, request=request)


@slots.register("people.person", order=10)
def person(request: HttpRequest, subject: object) -> str | None:
    """On a person's card: that he is in care, with the way to the file; else to propose it."""
    if not isinstance(subject, Person) or not allowed(request, VIEW):
        return None
    found = _open(request, subject.household_id).get(subject.id)
    if found is not None:
        shown = _shown(found)
    elif _standing(request).allows("quarantine.propose", subject.stamp):
        shown = {"person": subject}
    else:
        return None
    return render_to_string("quarantine/parts/person.html", shown, request=request)


@slots.register("home.approval", order=10)
def release(request: HttpRequest, subject: object) -> str | None:
    """What whoever approves a release must see: whom it frees, and each condition's answer."""
    if not isinstance(subject, Approval) or subject.command not in RELEASES:
        return None
    if not allowed(request, HEALTH):
        return None
    rows = Episode.objects.visible_to(_standing(request).scope(HEALTH))
    one = rows.filter(id=subject.payload["episode"])
    episode = one.select_related("person", "household").first()
    if episode is None:
        return None
    at = clock.now()
    attested = subject.payload["attested"]
    checked = conditions(episode.section, known([episode], at)[episode.id], attested=attested)
    shown = {"episode": episode, "conditions": checked, "reason": subject.payload["reason"]}
    return render_to_string("quarantine/parts/approval.html", shown, request=request)


def _shown(episode: Episode) -> dict[str, object]:
    at = clock.now()
    return {
        "episode": episode,
        "state": states.LABELS[episode.state_at(at)],
        "day": days.day_number(episode.day_zero, clock.day_of(at)),
        "days": (episode.last_day - episode.day_zero).days,
    }


def _standing(request: HttpRequest) -> Standing:
    return cast(DeskRequest, request).standing


def _open(request: HttpRequest, household: UUID) -> dict[UUID, Episode]:
    """Open episodes of a household by person, asked for once for all panels of a page."""
    asked: dict[UUID, dict[UUID, Episode]] = request.META.setdefault("wangdi.episodes", {})
    if household not in asked:
        rows = Episode.objects.visible_to(_standing(request).scope(VIEW)).open()
        found = rows.filter(household=household).select_related("person")
        asked[household] = {one.person_id: one for one in found.order_by("release_from", "id")}
    return asked[household]


def entries(household: Household) -> Iterable[timeline.Entry]:
    """What happened with the household's files; never a reading."""
    subjects = files_of(household.id)
    events = Event.objects.filter(subject__in=subjects, verb__in=words.VERBS).order_by("-at")
    return [
        timeline.Entry(
            event.at,
            words.VERBS[event.verb],
            event.who(),
            reverse("quarantine:episode", args=[event.subject]),
        )
        for event in events[: timeline.MOST]
    ]


timeline.register("quarantine", entries, permission=VIEW)
