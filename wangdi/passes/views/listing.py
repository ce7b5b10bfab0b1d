"""The lists of passes, and one pass with all that was done to it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.passes import listing, picture, queries, section, showing
from wangdi.passes.issuing import token_of
from wangdi.passes.models import Pass, PassAct
from wangdi.passes.rules.acting import AFTER
from wangdi.passes.words import Standing, What
from wangdi.ui import paging


@page("passes.view")
def passes(request: DeskRequest) -> HttpResponse:
    """What holds, what ends soon, what rests, what was stopped; found by digits or plate."""
    at, text = clock.now(), request.GET.get("q", "")
    rules = section.in_force(at)
    klass = rules.find(request.GET.get("klass", ""))
    rows = listing.found(Pass.objects.visible_to(request.scope), text)
    rows = rows.filter(klass=klass.code) if klass else rows
    lists = listing.conditions(rules, at)
    counts = listing.counts(rows, lists)
    name = request.GET.get("list", "")
    if name not in showing.LISTS:
        name = next((one for one in showing.LISTS if counts[one]), "holding")
    wanted = queries.beside(queries.asked(rows.filter(lists[name]), at))
    listed = paging.pages(request, wanted.order_by("valid_until", "id"), count=counts[name])
    shown = queries.stood(listed.rows, at)
    context = {
        "tabs": [(key, label, counts[key], key == name) for key, label in showing.LISTS.items()],
        "rows": [showing.row(one, standing) for one, standing in shown],
        "page": listed,
        "current": showing.LISTS[name],
        "list": name,
        "text": text,
        "klass": klass,
        "classes": rules.classes,
        "counts": counts,
        "days": rules.ending_days,
        "may_issue": request.standing.holds("passes.issue"),
    }
    return render(request, "passes/passes.html", context)


@page("passes.view")
def one(request: DeskRequest, pass_id: UUID) -> HttpResponse:
    """Whose it is, how it stands and why, its code, what was done to it."""
    at = clock.now()
    found = fetch(request, pass_id)
    row = showing.row(*found)
    acts = PassAct.objects.visible_to(request.scope).filter(of=pass_id).order_by("-at", "-id")
    may_act = request.standing.allows("passes.act", row.one.stamp)
    known = list(acts)
    last = next((act for act in known if act.undone_at is None), None)
    shows = row.standing.code in (Standing.OK, Standing.NOT_YET, Standing.SUSPENDED)
    context = {
        "row": row,
        "sentence": showing.sentence(row),
        "terms": showing.terms(row.standing.rules),
        "telephone": showing.telephone_of(row.one),
        "days_left": showing.days_left(row.one, at),
        "qr": picture.svg(token_of(row.one)) if shows else "",
        "acts": [(act, act == last and may_act) for act in known],
        "phones": row.one.phones.filter(ended_at=None).count(),
        "does": [what for what in What if may_act and (row.one.state, what) in AFTER],
        "may_print": shows and request.standing.allows("passes.issue", row.one.stamp),
        "may_open": request.standing.holds("people.view_ledger"),
    }
    return render(request, "passes/pass.html", context)


def fetch(request: DeskRequest, pass_id: UUID) -> tuple[Pass, queries.Standing]:
    """The pass within the request's scope, and how it stands; anything else is a 404."""
    at = clock.now()
    rows = queries.asked(Pass.objects.visible_to(request.scope), at)
    found = get_object_or_404(queries.beside(rows), id=pass_id)
    [shown] = queries.stood([found], at)
    return shown
