"""What leads show on others' pages: the start page, the household, the person, an approval."""

from collections.abc import Iterable
from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.requests import DeskRequest
from wangdi.access.scopes import Standing
from wangdi.intake.models import Approval
from wangdi.leads import lines, queries, rules, section, showing
from wangdi.leads.models import Lead, LeadBatch
from wangdi.lib import clock
from wangdi.people import timeline
from wangdi.people.models import Household, Person
from wangdi.ui import slots
from wangdi.ui.navigation import allowed

VIEW = "leads.view"
SILENT = ("answered", "all")


def _standing(request: HttpRequest) -> Standing:
    return cast(DeskRequest, request).standing


@slots.register("home.today", order=15)
def today(request: HttpRequest, subject: object) -> str | None:
    """The line lists on which a lead stands now, each with its number."""
    if not allowed(request, VIEW):
        return None
    at = clock.now()
    tries = section.in_force(at)[1].tries
    counts = lines.counts(lines.leads(_standing(request).scope(VIEW)), at, tries)
    waiting = [
        (name, label, counts[name])
        for name, label in rules.LISTS.items()
        if counts[name] and name not in SILENT
    ]
    if not waiting:
        return None
    return render_to_string("leads/parts/today.html", {"waiting": waiting}, request=request)


@slots.register("people.household", order=30)
def household(request: HttpRequest, subject: object) -> str | None:
    """Leads that mean somebody of this home, with what came of them."""
    if not isinstance(subject, Household) or not allowed(request, VIEW):
        return None
    rows = [(lead, showing.claim(lead)) for lead in _here(request, subject)]
    if not rows:
        return None
    return render_to_string("leads/parts/household.html", {"rows": rows}, request=request)


@slots.register("people.person", order=30)
def person(request: HttpRequest, subject: object) -> str | None:
    """On a person's card: that a lead about him is still open."""
    if not isinstance(subject, Person) or not allowed(request, VIEW):
        return None
    here = [one for one in _here(request, subject.household) if one.settled_at is None]
    found = next((lead for lead in here if lead.person_id == subject.id), None)
    if found is None:
        return None
    return render_to_string("leads/parts/person.html", {"lead": found}, request=request)


@slots.register("home.approval", order=30)
def answer(request: HttpRequest, subject: object) -> str | None:
    """What whoever approves a full answer sheet must see: to whom, how many, what for."""
    if not isinstance(subject, Approval) or subject.command != "leads.answer":
        return None
    rows = LeadBatch.objects.visible_to(_standing(request).scope(VIEW))
    batch = rows.filter(id=subject.payload["batch"]).first()
    if batch is None:
        return None
    count = lines.leads(_standing(request).scope(VIEW)).filter(batch=batch).count()
    shown = {"batch": batch, "count": count, "purpose": subject.payload["purpose"]}
    return render_to_string("leads/parts/approval.html", shown, request=request)


def _here(request: HttpRequest, home: Household) -> list[Lead]:
    """Leads that mean somebody of a home, those that this reader may see."""
    held = _standing(request)
    return [lead for lead in queries.of_household(home) if held.allows(VIEW, lead.stamp)]


def entries(home: Household) -> Iterable[timeline.Entry]:
    """What was said from above of somebody of this home, and what came of it."""
    for lead in queries.of_household(home):
        url = reverse("leads:lead", args=[lead.id])
        yield timeline.Entry(
            lead.received_at, _("Named in a list from above"), lead.batch.sender, url
        )
        if lead.settled_at:
            said = str(lead.get_outcome_display())
            yield timeline.Entry(lead.settled_at, _("Lead settled"), said, url)


timeline.register("leads", entries, permission=VIEW)
