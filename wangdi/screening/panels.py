"""What screening shows on the household file and in its timeline."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest
from wangdi.access.scopes import Standing
from wangdi.lib.masking import mask_name
from wangdi.people import timeline
from wangdi.people.models import Household
from wangdi.people.timeline import Entry
from wangdi.screening import queries, showing
from wangdi.screening.models import Expected
from wangdi.screening.queries import expected
from wangdi.ui import slots

LAST_KNOCKS, LAST_ROUNDS = 5, 3


@slots.register("people.household", order=20)
def doors_and_arrivals(request: HttpRequest, subject: object) -> str | None:
    """What the door last answered in the rounds, and who of this home came back."""
    standing = cast(DeskRequest, request).standing
    if not isinstance(subject, Household) or not standing.holds("screening.view"):
        return None
    may_see = standing.holds("screening.view_arrivals")
    arrivals = queries.arrivals_of(subject) if may_see else []
    context = {
        "answers": queries.answers_of(subject, rounds=LAST_ROUNDS),
        "arrivals": [(one, showing.who(one), showing.why(one)) for one in arrivals],
        "coming": _coming(standing, subject),
        "register_url": _register_url(standing, subject),
    }
    return render_to_string("screening/parts/household.html", context, request=request)


def _coming(standing: Standing, household: Household) -> list[tuple[Expected, str]]:
    """Who declared to come to this door and is waited for."""
    if not standing.holds("screening.view_expected"):
        return []
    return [(one, mask_name(one.name)) for one in expected.at_door(household.dwelling_id)]


def _register_url(standing: Standing, household: Household) -> str:
    """Where to register a returnee of this home, for who may do so here."""
    if not standing.allows("screening.record_arrival", household.stamp):
        return ""
    return reverse("screening:register", args=[household.dwelling_id])


def visits_of(household: Household) -> list[Entry]:
    """The last knocks at the door of this home; all of them stand in their rounds."""
    return [
        Entry(
            visit.visited_at,
            visit.get_outcome_display(),
            " · ".join(text for text in (visit.round.name, visit.note) if text),
            reverse("screening:round", args=[visit.round_id]),
        )
        for visit in queries.visits_of(household)[:LAST_KNOCKS]
    ]


def arrivals_of(household: Household) -> list[Entry]:
    """Those of this home who came back."""
    return [
        Entry(
            one.recorded_at,
            _("Back from elsewhere"),
            " · ".join((showing.who(one), one.origin, *showing.why(one))),
        )
        for one in queries.arrivals_of(household)
    ]


timeline.register("screening.visits", visits_of, permission="screening.view")
timeline.register("screening.arrivals", arrivals_of, permission="screening.view_arrivals")
