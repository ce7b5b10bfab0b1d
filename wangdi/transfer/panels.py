"""What the handover shows on the household file and in its timeline."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest
from wangdi.lib import clock
from wangdi.people import timeline
from wangdi.people.models import Household
from wangdi.people.timeline import Entry
from wangdi.transfer import queries, rules, showing
from wangdi.ui import slots


@slots.register("people.household.now", order=15)
def under_way(request: HttpRequest, subject: object) -> str | None:
    """Somebody of this home is between two places."""
    standing = cast(DeskRequest, request).standing
    if not isinstance(subject, Household) or not standing.holds("transfer.view"):
        return None
    people = queries.of_household(subject)
    coming = [one for one in people if one.state in (rules.EXPECTED, *rules.BETWEEN)]
    if not coming:
        return None
    at = clock.now()
    rows = [showing.row(one, at, alarm_minutes=240) for one in coming]
    return render_to_string("transfer/parts/coming.html", {"rows": rows}, request=request)


def entries_of(household: Household) -> list[Entry]:
    """Who of this home came by an entry point, and how far."""
    return [
        Entry(
            one.since,
            _("Handover of returnees"),
            " · ".join((showing.who(one), one.point.name, str(rules.LABELS[one.state]))),
        )
        for one in queries.of_household(household)
    ]


timeline.register("transfer", entries_of, permission="transfer.view")
