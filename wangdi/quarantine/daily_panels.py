"""What every day hangs on the page of a file: the other ways to record readings."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from wangdi.access.requests import DeskRequest
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states

MEASURED = (states.ACTIVE, states.DUE)


def ways(request: HttpRequest, subject: object) -> str | None:
    """To record for all at home, and to enter the sheet that the household wrote; no query."""
    if not isinstance(subject, Episode) or subject.state_at(clock.now()) not in MEASURED:
        return None
    if not cast(DeskRequest, request).standing.allows("quarantine.record", subject.stamp):
        return None
    return render_to_string("quarantine/parts/ways.html", {"episode": subject}, request=request)
