from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.duties import kinds, oversight, queries, rules, showing
from wangdi.duties.forms import DutyForm, HandOverForm, WaiveForm
from wangdi.duties.models import Duty, DutyQuerySet
from wangdi.lib import clock
from wangdi.ui import asking, paging, tables
from wangdi.ui.components import states

WORST = 5


@page("duties.view_my_day")
def my_day(request: DeskRequest) -> HttpResponse:
    """One's own day, late on top; for who oversees others, the units that are behind."""
    at = clock.now()
    day = queries.my_day(request.standing, request.user.pk, at)
    groups = [
        (group, showing.GROUP_WORDS[group.name], [showing.row(duty, at) for duty in group.rows])
        for group in day.groups
    ]
    context: dict[str, Any] = {"day": day, "groups": groups, "line": showing.day_line(day.left)}
    if request.standing.holds("duties.view_who_has_not"):
        scope = request.standing.scope("duties.view_who_has_not")
        units = oversight.who_has_not(scope, at)
        units_line = showing.units_line(units)
        context |= {"units": units[:WORST], "units_line": units_line}
        context["line"] = context["line"] if day.total else units_line
    return render(request, "duties/my_day.html", context)


@page("duties.view_my_day")
def group(request: DeskRequest, name: str) -> HttpResponse:
    """All duties of one when, page by page, in walking order."""
    if name not in queries.GROUPS:
        raise Http404
    at = clock.now()
    duties = queries.own_today(request.standing, request.user.pk, at)
    found = queries.in_group(duties, name, at)
    shown = paging.keyset(request, found, by=("sort_key", "due_at", "id"))
    rows = [showing.row(duty, at) for duty in shown.rows]
    context = {"page": shown, "rows": rows, "word": showing.GROUP_WORDS[name]}
    return render(request, "duties/group.html", context)


@page("duties.view_who_has_not")
def who_has_not(request: DeskRequest) -> HttpResponse:
    """Unsettled duties by community or grid, worst first."""
    at = clock.now()
    kind = _known_kind(request)
    community = _number(request, "community")
    found = oversight.overview(request.scope, at, kind, community)
    units = found.units
    context = {
        "units": units,
        "line": showing.units_line(units),
        "kinds": [(one, found.kinds.get(one.name, 0)) for one in kinds.all_kinds()],
        "kind": kind or "",
        "community": community,
        "now": at,
    }
    return render(request, "duties/who_has_not.html", context)


@page("duties.view_who_has_not")
def rows(request: DeskRequest) -> HttpResponse:
    """The duties behind one number of who-has-not."""
    at = clock.now()
    kind, state = _known_kind(request), _state(request)
    found = _of_unit(request, oversight.unsettled(request.scope, at, kind))
    if state:
        found = found.in_state(state, at)
    found = found.select_related("holder")
    shown = paging.keyset(request, found, by=("missed_at", "id"))
    words = {
        "kind": kinds.kind(kind).label if kind else "",
        "state": states.look(state).label if state else "",
        "community": _("One community"),
        "grid": _("One grid"),
    }
    context = {
        "page": shown,
        "rows": [showing.row(duty, at) for duty in shown.rows],
        "words": tables.words(request, words),
    }
    return render(request, "duties/rows.html", context)


@page("duties.view_my_day")
def one(request: DeskRequest, duty_id: UUID) -> HttpResponse:
    """A duty: what, where, when, whose, how it ended."""
    duty = _visible(request, duty_id)
    hand_overs = duty.hand_overs.filter(annulled_at=None).select_related("taker").order_by("at")
    context = {
        "row": showing.row(duty, clock.now()),
        "duty": duty,
        "hand_overs": hand_overs,
        "may_act": not duty.is_settled() and request.standing.allows("duties.waive", duty.stamp),
    }
    return render(request, "duties/duty.html", context)


@page("duties.waive", methods=("GET", "POST"))
def waive(request: DeskRequest, duty_id: UUID) -> HttpResponse:
    """Release the holder from a duty, with a reason."""
    return _act(request, duty_id, WaiveForm, _("The duty is waived."))


@page("duties.hand_over", methods=("GET", "POST"))
def hand_over(request: DeskRequest, duty_id: UUID) -> HttpResponse:
    """Give a duty to another holder."""
    return _act(request, duty_id, HandOverForm, _("The duty has a new holder."))


def _act(
    request: DeskRequest, duty_id: UUID, form_class: type[DutyForm], said: str
) -> HttpResponse:
    duty = get_object_or_404(Duty.objects.visible_to(request.scope), id=duty_id)
    form = form_class(request.POST or None, duty=duty)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, said)
        return redirect("duties:one", duty.id)
    template = f"duties/{form.command.removeprefix('duties.')}.html"
    context = {"form": form, "duty": duty, "row": showing.row(duty, clock.now())}
    return render(request, template, context)


def _visible(request: DeskRequest, duty_id: UUID) -> Duty:
    """A duty in the scope, or one that names this user."""
    seen = queries.seen_by(request.scope, request.user.pk)
    return get_object_or_404(seen, id=duty_id)


def _of_unit(request: HttpRequest, duties: DutyQuerySet) -> DutyQuerySet:
    """Narrow to the unit of the address; `none` stands for what has no unit."""
    for field in ("community", "grid"):
        if request.GET.get(field) == "none":
            duties = duties.filter(**{f"{field}_id": None})
        elif (number := _number(request, field)) is not None:
            duties = duties.filter(**{f"{field}_id": number})
    return duties


def _number(request: HttpRequest, name: str) -> int | None:
    return asking.number(request.GET.get(name))


def _known_kind(request: HttpRequest) -> str | None:
    asked = request.GET.get("kind", "")
    return asked if any(kind.name == asked for kind in kinds.all_kinds()) else None


def _state(request: HttpRequest) -> str | None:
    asked = request.GET.get("state", "")
    return asked if asked in rules.STATES else None
