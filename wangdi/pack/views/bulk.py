"""The papers of a community's day in one print: chosen, for a purpose, above 250 by two people."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import kinds, pages
from wangdi.documents.models import Document
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.pack import papers, queries
from wangdi.pack.forms import PrintForm
from wangdi.pack.models import PrintRun
from wangdi.pack.rules import HEALTH_ROWS
from wangdi.pack.views.pack import answer, languages
from wangdi.territory import queries as territory
from wangdi.ui import asking

KEPT_FOR = timedelta(hours=24)
DAYS = (1, 3, 7)


@page("pack.print", methods=("GET", "POST"))
def choose(request: DeskRequest) -> HttpResponse:
    """Which community, which papers, since when; how many that makes, and for what."""
    communities = list(territory.communities(request.scope.communities))
    asked = asking.number(request.GET.get("community"))
    chosen = next((one for one in communities if one.id == asked), None) or next(
        iter(communities), None
    )
    days = asking.number(request.GET.get("days")) or 1
    wanted = [one for one in request.GET.getlist("paper") if one in papers.PAPERS]
    wanted = wanted or [papers.UNDERTAKING, papers.NOTICE, papers.DOOR]
    today = clock.today()
    first = today - timedelta(days=min(days, max(DAYS)) - 1)
    found = (
        queries.printable(request.scope, chosen.id, kinds=wanted, first=first, last=today)
        if chosen
        else []
    )
    form = PrintForm(
        request.POST or None,
        community=chosen.id if chosen else 0,
        documents=[one.id for one in found],
    )
    if request.method == "POST" and found and form.submit(request.actor):
        return _done(request, form)
    context = {
        "form": form,
        "communities": communities,
        "chosen": chosen,
        "days": days,
        "choices": DAYS,
        "kinds": [(kind, kinds.kind(kind).label, kind in wanted) for kind in papers.PAPERS],
        "count": len(found),
        "two": len(found) > HEALTH_ROWS,
        "runs": _runs(request),
        "slips": len(queries.slips(request.scope, today)),
    }
    return render(request, "pack/choose.html", context)


def _done(request: DeskRequest, form: PrintForm) -> HttpResponse:
    if form.answer is not None and form.answer.answer == "review":
        messages.info(request, _("Prepared. A leader must agree; then it stands here to print."))
        return redirect("pack:choose")
    return redirect("pack:run", form.record_key())


def _runs(request: DeskRequest) -> list[PrintRun]:
    """One's own prints of the last day, which can be printed once more."""
    rows = PrintRun.objects.visible_to(request.scope).filter(by=request.actor.id)
    return list(rows.filter(at__gte=clock.now() - KEPT_FOR).order_by("-at")[:20])


@page("pack.print", methods=("POST",))
def report(request: DeskRequest) -> HttpResponse:
    """Issue the situation slips of all communities within reach, and show them."""
    places = territory.communities(request.scope.communities)
    records = [
        Incoming(ids.uuid7(), {"community": place}) for place in places.values_list("id", flat=True)
    ]
    if not records:
        return redirect("pack:choose")
    submit(actor=request.actor, command="pack.report", records=records)
    return redirect("pack:slips")


@page("pack.print")
@never_cache
def slips(request: DeskRequest) -> HttpResponse:
    """The situation slips of today as they were issued, one after the other."""
    found = queries.slips(request.scope, clock.today())
    if not found:
        return redirect("pack:choose")
    made = pages.pdfs(found, languages=languages(request.GET.get("language", "")))
    return answer(made, f"{clock.today().isoformat()}.pdf")


@page("pack.print")
@never_cache
def run(request: DeskRequest, print_id: UUID) -> HttpResponse:
    """The file, for the one who asked for it and for a day only."""
    found = get_object_or_404(PrintRun.objects.visible_to(request.scope), id=print_id)
    if found.by != request.actor.id or found.at < clock.now() - KEPT_FOR:
        raise Http404
    rows = Document.objects.visible_to(request.scope).filter(id__in=found.documents)
    held = {one.id: one for one in rows}
    documents = [held[one] for one in found.documents if one in held]
    documents = [one for one in documents if pages.has_words(one)]
    if not documents:
        raise Http404
    made = pages.pdfs(documents, languages=languages(request.GET.get("language", "")))
    return answer(made, f"{clock.day_of(found.at).isoformat()}.pdf")
