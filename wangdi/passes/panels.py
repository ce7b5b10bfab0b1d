"""What passes show on others' pages: a household's passes, those that end soon."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from wangdi.access.requests import DeskRequest
from wangdi.access.scopes import Standing
from wangdi.lib import clock
from wangdi.passes import listing, queries, section, showing
from wangdi.passes.models import Pass
from wangdi.people.models import Household
from wangdi.ui import slots


def _standing(request: HttpRequest) -> Standing:
    return cast(DeskRequest, request).standing


@slots.register("people.household", order=35)
def of_household(request: HttpRequest, subject: object) -> str | None:
    """The passes of a home, with how each stands. One query."""
    if not isinstance(subject, Household) or not _standing(request).allows(
        "passes.view", subject.stamp
    ):
        return None
    found = queries.of_household(subject.id, clock.now())
    if not found:
        return None
    rows = [showing.row(one, standing) for one, standing in found]
    return render_to_string("passes/parts/household.html", {"rows": rows}, request=request)


@slots.register("people.household.actions", order=35)
def issue(request: HttpRequest, subject: object) -> str | None:
    """The way to a new pass; it asks the database nothing."""
    standing = _standing(request)
    if not isinstance(subject, Household) or not standing.allows("passes.issue", subject.stamp):
        return None
    return render_to_string("passes/parts/issue.html", {"home": subject.id}, request=request)


@slots.register("home.today", order=45)
def ending(request: HttpRequest, subject: object) -> str | None:
    """How many passes end within days. Two queries."""
    standing = _standing(request)
    if not standing.holds("passes.issue"):
        return None
    at = clock.now()
    rules = section.in_force(at)
    rows = Pass.objects.visible_to(standing.scope("passes.issue"))
    soon = rows.filter(listing.conditions(rules, at)["ending"]).count()
    if not soon:
        return None
    context = {"soon": soon, "days": rules.ending_days}
    return render_to_string("passes/parts/today.html", context, request=request)
