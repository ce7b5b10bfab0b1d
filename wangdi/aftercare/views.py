"""Pages of after-care: who is to be called, the call itself, the file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.aftercare import actions, queries, rules, section
from wangdi.aftercare.forms import CallForm
from wangdi.aftercare.models import Aftercare
from wangdi.aftercare.permissions import CALL, VIEW
from wangdi.lib import clock
from wangdi.ui import paging

# icons: phone-check phone-off phone-x phone-call
WORDS: dict[str, str | Promise] = {
    "due": gettext_lazy("To call now"),
    "late": gettext_lazy("Call late"),
    "unwell": gettext_lazy("Unwell, the doctor calls"),
    "open": gettext_lazy("All files"),
    "closed": gettext_lazy("Files closed"),
}


@page(VIEW)
def lists(request: DeskRequest) -> HttpResponse:
    """Who is to be called now, who was missed, who is unwell."""
    at = clock.now()
    found = {name: queries.on_list(request.scope, name, at) for name in queries.LISTS}
    counts = {name: rows.count() for name, rows in found.items()}
    asked = request.GET.get("list", "")
    urgent = next((name for name in ("unwell", "late", "due") if counts[name]), "open")
    current = asked if asked in found else urgent
    rows = found[current].select_related("episode__person", "episode__household")
    shown = paging.keyset(request, rows, by=("released_at", "id"), count=counts[current])
    context = {
        "tabs": [(name, WORDS[name], counts[name], name == current) for name in queries.LISTS],
        "current": WORDS[current],
        "page": shown,
        "rows": [(one, _next(one)) for one in shown.rows],
        "due": counts["due"],
        "late": counts["late"],
        "may_call": request.standing.holds(CALL),
    }
    return render(request, "aftercare/lists.html", context)


def _next(one: Aftercare) -> tuple[int, object] | None:
    """The number and the day of the call that is next, today's included."""
    today = clock.today()
    ahead = sorted((day, slot) for slot, day in actions.planned(one).items() if day >= today)
    return (rules.number_of(ahead[0][1]), ahead[0][0]) if ahead else None


@page(VIEW)
def file(request: DeskRequest, file_id: UUID) -> HttpResponse:
    """What was planned and what was said; when it closed, and until when it is kept."""
    found = _fetch(request, file_id)
    plan = sorted(actions.planned(found).items(), key=lambda item: item[1])
    calls = queries.calls_of(found.id)
    reached = {one.slot for one in calls if one.answer == "reached"}
    context = {
        "file": found,
        "plan": [(rules.number_of(slot), day, slot in reached) for slot, day in plan],
        "calls": calls,
        "hanging": queries.hanging(found.episode_id),
        "may_call": found.closed_at is None and request.standing.allows(CALL, found.stamp),
    }
    return render(request, "aftercare/file.html", context)


@page(CALL, methods=("GET", "POST"))
def call(request: DeskRequest, file_id: UUID) -> HttpResponse:
    """One card for the telephone: the number, what to say, four answers."""
    found = _fetch(request, file_id)
    if found.closed_at is not None:
        messages.info(request, _("The calls of this file are over."))
        return redirect("aftercare:file", found.id)
    form = CallForm(request.POST or None, file=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _said(form.cleaned_data["came"]))
        return redirect("aftercare:lists")
    at = clock.now()
    calls = queries.calls_of(found.id)
    own = section.of(found.episode)
    again = rules.may_try(calls[0].at, at, own) if calls and calls[0].answer != "reached" else None
    hours = rules.window(clock.day_of(at), own)
    context = {
        "file": found,
        "form": form,
        "day": rules.number_of(slot) if (slot := actions.slot_of(found, at)) else 0,
        "calls": calls[:3],
        "again": again,
        "quiet": not hours.opens_at <= at <= hours.missed_at,
        "hours": own,
        "hanging": queries.hanging(found.episode_id),
        "phone": found.episode.person.phone,
    }
    return render(request, "aftercare/call.html", context)


def _said(answer: str) -> str:
    if answer == "reached":
        return _("Written down. Thank you.")
    if answer == "refused":
        return _("Written down. Nobody calls any more.")
    return _("Written down. Try again later.")


def _fetch(request: DeskRequest, file_id: UUID) -> Aftercare:
    rows = Aftercare.objects.visible_to(request.scope)
    return get_object_or_404(
        rows.select_related("episode__person", "episode__household"), id=file_id
    )
