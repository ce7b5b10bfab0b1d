"""Links of households in care: who has one, and giving, renewing, revoking it."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Refused
from wangdi.lib import clock, ids
from wangdi.people.models import Household
from wangdi.residents import making, slips
from wangdi.residents.forms import RevokeLinkForm
from wangdi.residents.queries import linked
from wangdi.residents.queries.linked import Linked

WITHOUT = ("none", "over")


@page("links.manage", methods=("GET", "POST"))
def links(request: DeskRequest) -> HttpResponse:
    """Every household in care; in one go a link for all that have none."""
    rows = linked.linked(request.scope, clock.now())
    without = [one.household for one in rows if one.state in WITHOUT][: making.AT_ONCE]
    if request.method == "POST" and without:
        return _printed(request, making.make(without, by=request.actor))
    context = {"rows": rows, "without": len(without), "locked": _count(rows, "locked")}
    return render(request, "residents/links.html", context)


@page("links.manage", methods=("GET", "POST"))
def link(request: DeskRequest, household: UUID) -> HttpResponse:
    """One household's link: made, printed again with a new PIN, or revoked."""
    home = get_object_or_404(Household.objects.visible_to(request.scope), id=household)
    found = linked.one(home, clock.now())
    act = request.POST.get("act", "")
    if act == "make":
        return _printed(request, making.make([home], by=request.actor))
    if act == "renew" and found.link:
        return _renewed(request, found)
    form = None
    if found.link:
        form = RevokeLinkForm(request.POST if act == "revoke" else None, link=found.link.id)
        if act == "revoke" and form.submit(request.actor):
            messages.success(request, _("Revoked. Whoever opens it sees a calm page."))
            return redirect("residents:link", household)
    context = {"home": home, "found": found, "form": form, "key": ids.uuid7()}
    return render(request, "residents/link.html", context)


def _renewed(request: DeskRequest, found: Linked) -> HttpResponse:
    if found.link is None:
        return redirect("residents:link", found.household.id)
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        key = ids.uuid7()
    try:
        slip = making.renew(found.link, found.household, by=request.actor, key=key)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        slip = None
    if slip is None:
        return redirect("residents:link", found.household.id)
    return _printed(request, [slip])


def _printed(request: DeskRequest, made: Sequence[slips.Slip]) -> HttpResponse:
    """The slips as one file; they are kept nowhere."""
    if not made:
        messages.error(request, _("No link was made: you may not give one here."))
        return redirect("residents:links")
    answer = HttpResponse(
        slips.pdf(made, office=request.standing.place_name), content_type="application/pdf"
    )
    answer["Content-Disposition"] = 'attachment; filename="links.pdf"'
    answer["Cache-Control"] = "no-store, private"
    return answer


def _count(rows: Sequence[Linked], state: str) -> int:
    return sum(one.state == state for one in rows)
