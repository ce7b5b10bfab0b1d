"""What quarantine shows of changed days where somebody agrees to them, or puts rules in force."""

from datetime import date
from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from wangdi.access.requests import DeskRequest
from wangdi.intake.models import Approval
from wangdi.lib import clock
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.actions import replanning
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries.course import LONGER
from wangdi.quarantine.rules.days import DAY
from wangdi.quarantine.rules.recounting import Span
from wangdi.ui.navigation import allowed

AGREE, DECIDE = "quarantine.approve_extension", "quarantine.decide"


def longer(request: HttpRequest, subject: object) -> str | None:
    """What whoever agrees to more days must see: for whom, from when to when, and why."""
    if not isinstance(subject, Approval) or subject.command not in LONGER:
        return None
    if not allowed(request, AGREE):
        return None
    rows = Episode.objects.visible_to(cast(DeskRequest, request).standing.scope(AGREE))
    found = rows.select_related("person", "household").filter(id=subject.payload["episode"])
    episode = found.first()
    if episode is None:
        return None
    shown = {
        "episode": episode,
        "then": _then(episode, subject.payload),
        "reason": subject.payload["reason"],
    }
    return render_to_string("quarantine/parts/longer.html", shown, request=request)


def _then(episode: Episode, asked: dict[str, str]) -> Span:
    if "last_day" in asked:
        return Span(episode.day_zero, date.fromisoformat(asked["last_day"]))
    day_zero = date.fromisoformat(asked["day_zero"])
    return Span(day_zero, day_zero + int(asked["days"]) * DAY)


def compared(request: HttpRequest, subject: object) -> str | None:
    """How many open files a version of the rules would make shorter or longer: on its own page,

    and before whoever agrees to put it in force.
    """
    if isinstance(subject, Approval) and subject.command == "profiles.activate":
        subject = ProfileVersion.objects.filter(id=subject.payload["version"]).first()
    if not isinstance(subject, ProfileVersion) or not allowed(request, DECIDE):
        return None
    scope = cast(DeskRequest, request).standing.scope(DECIDE)
    files = replanning.concerned(subject.id, scope)
    found = replanning.compare(files, subject.id, clock.today())
    shown = {"version": subject, "counts": {name: len(rows) for name, rows in found.by.items()}}
    return render_to_string("quarantine/parts/compared.html", shown, request=request)
