"""What the hotline shows on the household file: that something was told, never by whom."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest
from wangdi.hotline import queries
from wangdi.people import timeline
from wangdi.people.models import Household
from wangdi.people.timeline import Entry
from wangdi.ui import slots


@slots.register("people.household", order=60)
def told_about(request: HttpRequest, subject: object) -> str | None:
    """Tickets that concern this home: kind, day, what came of it; the home may be told as much."""
    standing = cast(DeskRequest, request).standing
    if not isinstance(subject, Household) or not standing.allows("hotline.view", subject.stamp):
        return None
    tickets = queries.of_home(subject)
    if not tickets:
        return None
    context = {"tickets": tickets}
    return render_to_string("hotline/parts/household.html", context, request=request)


def entries_of(household: Household) -> list[Entry]:
    """That something was told of this home, and what came of it."""
    return [
        Entry(
            one.received_at,
            _("Told to the hotline"),
            " · ".join(
                part for part in (one.get_kind_display(), one.get_verdict_display()) if part
            ),
        )
        for one in queries.of_home(household)
    ]


timeline.register("hotline", entries_of, permission="hotline.view")
