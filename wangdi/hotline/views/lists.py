"""Line lists of tickets, the clerk's form, callers who called before, how fast it goes."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.hotline import queries, showing
from wangdi.hotline.forms.telling import CallForm
from wangdi.lib import clock
from wangdi.lib.identifiers import check_phone
from wangdi.ui import asking, paging

WORDS = {
    "open": pgettext_lazy("tickets", "Open"),
    "sort": _("To be assigned"),
    "late": _("Late"),
    "reply": _("Caller waits for a word"),
    "closed": _("Answered"),
    "false": _("Shown to be false"),
}


@page("hotline.view")
def lists(request: DeskRequest) -> HttpResponse:
    """Who asked for what, by when, whose turn it is."""
    at = clock.now()
    name = request.GET.get("list", "open")
    name = name if name in queries.LISTS else "open"
    found = queries.tickets(request.scope, name, at)
    if kind := request.GET.get("kind", ""):
        found = found.filter(kind=kind[:20])
    order = ("-received_at", "-id") if name in ("closed", "false") else ("due_at", "id")
    shown = paging.keyset(request, found, by=order)
    counted = queries.counts(request.scope, at)
    context = {
        "page": shown,
        "rows": [showing.row(one, at) for one in shown.rows],
        "tabs": [(one, WORDS[one], counted[one]) for one in queries.LISTS],
        "current": name,
        "counts": counted,
        "again": queries.false_again(request.scope) if name == "false" else [],
        "may_record": request.standing.holds("hotline.record"),
        "may_figures": request.standing.holds("hotline.figures"),
    }
    return render(request, "hotline/lists.html", context)


@page("hotline.record", methods=("GET", "POST"))
def record(request: DeskRequest) -> HttpResponse:
    """A call is written down while it lasts; the next one follows at once."""
    form = CallForm(request.POST or None, scope=request.scope)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        return redirect("hotline:taken", form.answer.subject)
    return render(request, "hotline/record.html", {"form": form, "before": _before(request)})


@page("hotline.record")
def before(request: DeskRequest) -> HttpResponse:
    """What is known of a number, while it is being typed."""
    return render(request, "hotline/parts/before.html", {"before": _before(request)})


def _before(request: DeskRequest) -> queries.Before:
    given = request.POST.get("caller_phone") or request.GET.get("caller_phone") or ""
    checked = check_phone(given)
    return queries.before(request.scope, checked.value if checked.ok else "")


@page("hotline.figures")
def figures(request: DeskRequest) -> HttpResponse:
    """How many were answered in time, in all and by kind, in thirty days."""
    at = clock.now()
    last = asking.day(request.GET.get("day")) or clock.today()
    first, last = queries.month(last)
    speeds = queries.speeds(request.scope, first, last, at)
    context = {"speeds": speeds, "first": first, "last": last}
    return render(request, "hotline/figures.html", context)
