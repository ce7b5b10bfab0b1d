"""What care shows on others' pages: the services of an episode, the way to ask, lifelines first."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from wangdi.access.requests import DeskRequest
from wangdi.access.scopes import Standing
from wangdi.care import showing, words
from wangdi.care.queries import board, household, seen
from wangdi.home import wording
from wangdi.lib import clock
from wangdi.people.models import Household
from wangdi.quarantine.models import Episode
from wangdi.ui import slots

MOST = 12

for _name, _label in words.COMMANDS.items():
    wording.name_command(_name, _label)
for _code, _label in words.REASONS.items():
    wording.name_reason(_code, _label)


def _standing(request: HttpRequest) -> Standing:
    return cast(DeskRequest, request).standing


@slots.register("home.today", order=5)
def lifelines(request: HttpRequest, subject: object) -> str | None:
    """A lifeline that waits stands above everything else of the day."""
    standing = _standing(request)
    if not standing.holds("care.view"):
        return None
    at = clock.now()
    found = board.listed(standing, "lifeline", at).order_by("due_at")[:MOST]
    rows = [showing.row(one, at, standing) for one in found]
    if not rows:
        return None
    return render_to_string("care/parts/lifelines.html", {"rows": rows}, request=request)


@slots.register("people.household.actions", order=40)
def ask(request: HttpRequest, subject: object) -> str | None:
    """The way to ask for something; it asks the database nothing."""
    standing = _standing(request)
    if not isinstance(subject, Household) or not standing.allows("care.ask", subject.stamp):
        return None
    return render_to_string("care/parts/ask.html", {"home": subject.id}, request=request)


@slots.register("quarantine.episode", order=40)
def of_episode(request: HttpRequest, subject: object) -> str | None:
    """The seven services with how far each is, and what else the home waits for. Two queries."""
    standing = _standing(request)
    if not isinstance(subject, Episode) or not standing.allows("care.view_goods", subject.stamp):
        return None
    sees = standing.allows("care.view", subject.stamp)
    orders = [
        one
        for one in household.of_household(subject.household_id)
        if (sees or one.goods) and (not one.private or seen.tells_what(standing, one))
    ]
    at = clock.now()
    last = household.without_orders(subject.id) if sees else {}
    context = {
        "services": household.services(orders, last) if sees else [],
        "rows": [showing.row(one, at, standing) for one in orders[:MOST]],
        "home": subject.household_id,
        "may_ask": standing.allows("care.ask", subject.stamp),
        "may_ask_how": standing.allows("care.wellbeing", subject.stamp),
    }
    return render_to_string("care/parts/episode.html", context, request=request)
