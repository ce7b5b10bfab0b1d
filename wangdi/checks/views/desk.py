"""The checks of a day, one to record, one to call about, and asking for a location."""

from collections import Counter
from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.checks import queries, section, showing
from wangdi.checks.forms import TOLD, AskForm, ContactForm, RecordForm
from wangdi.checks.models import Check
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.ui import paging


@page("checks.view")
def checks(request: DeskRequest) -> HttpResponse:
    """Whom to call first, whom to look in upon now, and what was found today."""
    at = clock.now()
    found = list(queries.of_day(request.scope, clock.today()))
    lists = {one.id: showing.list_of(one, at) for one in found}
    counts = Counter(lists.values())
    name = request.GET.get("list", "")
    if name not in showing.LISTS:
        name = next((one for one in showing.LISTS if counts[one]), "now")
    shown = paging.pages(request, [one for one in found if lists[one.id] == name])
    prefetch_related_objects(shown.rows, "household", "episode__person")
    may = {
        "may_record": request.standing.holds("checks.record"),
        "may_call": request.standing.holds("checks.follow_up"),
    }
    context = {
        "tabs": [(one, label, counts[one], one == name) for one, label in showing.LISTS.items()],
        "rows": [showing.row(one, at, **may) for one in shown.rows],
        "page": shown,
        "current": showing.LISTS[name],
        "may_open": request.standing.holds("quarantine.view"),
        "total": len(found),
        "done": counts["done"],
    }
    return render(request, "checks/checks.html", context)


@page("checks.record", methods=("GET", "POST"))
def check(request: DeskRequest, check_id: UUID) -> HttpResponse:
    """One check on a phone: three big answers."""
    one = _fetch(request, check_id)
    form = RecordForm(request.POST or None, check=one)
    shown = {"answers": [(told.value, told.label) for told in TOLD], "label": one.label}
    return _act(request, form, "checks/check.html", one, _("Recorded."), **shown)


@page("checks.follow_up", methods=("GET", "POST"))
def contact(request: DeskRequest, check_id: UUID) -> HttpResponse:
    """Call first: what is needed, what was done. Only then anything else."""
    one = _fetch(request, check_id)
    form = ContactForm(request.POST or None, check=one)
    may_report = request.standing.allows("quarantine.report_breach", one.stamp)
    shown = {"may_report": may_report}
    return _act(request, form, "checks/contact.html", one, _("Written down."), **shown)


@page("checks.ask", methods=("GET", "POST"))
def ask(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Ask the household of a file where it is, once, and why."""
    files = Episode.objects.visible_to(request.scope).select_related("household", "person")
    file = get_object_or_404(files, id=episode_id)
    form = AskForm(request.POST or None, episode=file)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The household finds the question on its page."))
        return redirect("quarantine:episode", file.id)
    context = {"form": form, "episode": file, "rules": section.of(file.profile_id)}
    return render(request, "checks/ask.html", context)


def _fetch(request: DeskRequest, check_id: UUID) -> Check:
    """The check within the request's scope; anything else is a 404."""
    rows = queries.with_tries(Check.objects.visible_to(request.scope))
    return get_object_or_404(rows.select_related("household", "episode__person"), id=check_id)


def _act(
    request: DeskRequest,
    form: CommandForm,
    template: str,
    one: Check,
    done: str,
    **shown: object,
) -> HttpResponse:
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, done)
        return redirect("checks:checks")
    at = clock.now()
    mark = showing.row(one, at, may_record=False, may_call=False)
    return render(request, template, {"form": form, "check": one, "row": mark, **shown})
