"""What after-care hangs on a file of quarantine: tests while it runs, calls after it."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from wangdi.access.requests import DeskRequest
from wangdi.aftercare import actions, queries, rules
from wangdi.aftercare.permissions import VIEW
from wangdi.quarantine.models import Episode
from wangdi.testing.permissions import RECORD
from wangdi.testing.permissions import VIEW as SEE_RESULTS
from wangdi.testing.queries import results_of
from wangdi.ui import slots


@slots.register("quarantine.episode", order=30)
def tests(request: HttpRequest, subject: object) -> str | None:
    """The samples since day zero, and the days on which the rules ask for one; one query."""
    if not isinstance(subject, Episode) or not _allows(request, SEE_RESULTS, subject):
        return None
    days = subject.section.test_days_of(subject.category)
    found = results_of([subject.person_id], subject.day_zero).get(subject.person_id, [])
    if not (days or found):
        return None
    shown = {
        "episode": subject,
        "days": days,
        "rows": [(one, (one.sampled_on - subject.day_zero).days) for one in found[::-1]],
        "may_record": subject.is_open() and _allows(request, RECORD, subject),
    }
    return render_to_string("aftercare/parts/tests.html", shown, request=request)


@slots.register("quarantine.episode", order=60)
def calls(request: HttpRequest, subject: object) -> str | None:
    """The calls after the release; two queries, none while the file is open."""
    if not isinstance(subject, Episode) or subject.is_open():
        return None
    if not _allows(request, VIEW, subject) or (found := queries.of_episode(subject.id)) is None:
        return None
    made = {one.slot: one for one in reversed(queries.calls_of(found.id))}
    plan = sorted(actions.planned(found).items(), key=lambda item: item[1])
    shown = {
        "file": found,
        "plan": [(rules.number_of(slot), day, made.get(slot)) for slot, day in plan],
    }
    return render_to_string("aftercare/parts/calls.html", shown, request=request)


def _allows(request: HttpRequest, permission: str, episode: Episode) -> bool:
    """By place, or entrusted by name."""
    standing = cast(DeskRequest, request).standing
    entrusted = episode.household_id in standing.households and standing.holds(permission)
    return entrusted or standing.allows(permission, episode.stamp)
