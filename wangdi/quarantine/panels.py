"""What quarantine shows on others' pages."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from wangdi.home import wording
from wangdi.intake.models import Approval, Event
from wangdi.lib import clock
from wangdi.people import timeline
from wangdi.people.models import Household, Person
from wangdi.quarantine import words
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries.known import known
from wangdi.quarantine.rules import days, states
from wangdi.quarantine.rules.releasing import conditions
from wangdi.ui import slots
from wangdi.ui.navigation import allowed

VIEW = "quarantine.view"

for _name, _label in words.COMMANDS.items():
    wording.name_command(_name, _label)
for _code, _label in words.REASONS.items():
    wording.name_reason(_code, _label)


@slots.register("people.household.now", order=10)
def now(request: HttpRequest, subject: object) -> str | None:
    """Who of the household is in care now, which day, until when."""
    if not isinstance(subject, Household) or not allowed(request, VIEW):
        return None
    rows = Episode.objects.filter(household=subject, closed_at=None).select_related("person")
    found = [_shown(one) for one in rows.order_by("release_from", "id")]
    if not found:
        return None
    return render_to_string("quarantine/parts/now.html", {"found": found}, request=request)


@slots.register("people.person", order=10)
def person(request: HttpRequest, subject: object) -> str | None:
    """On a person's card: that he is in care, with the way to the file."""
    if not isinstance(subject, Person) or not allowed(request, VIEW):
        return None
    found = Episode.objects.filter(person=subject, closed_at=None).first()
    if found is None:
        return None
    return render_to_string("quarantine/parts/person.html", _shown(found), request=request)


@slots.register("home.approval", order=10)
def release(request: HttpRequest, subject: object) -> str | None:
    """What whoever approves a release must see: whom it frees, and each condition's answer."""
    if not isinstance(subject, Approval) or subject.command != "quarantine.release":
        return None
    rows = Episode.objects.filter(id=subject.payload["episode"])
    episode = rows.select_related("person", "household").first()
    if episode is None or not allowed(request, "quarantine.see_health"):
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


def entries(household: UUID) -> Iterable[timeline.Entry]:
    """What happened with the household's files; never a reading."""
    subjects = list(Episode.objects.filter(household=household).values_list("id", flat=True))
    events = Event.objects.filter(subject__in=subjects, verb__in=words.VERBS).order_by("-at")
    return [
        timeline.Entry(
            event.at,
            words.VERBS[event.verb],
            event.actor_label,
            reverse("quarantine:episode", args=[event.subject]),
        )
        for event in events[: timeline.MOST]
    ]


timeline.register("quarantine", entries, permission=VIEW)
