"""The list of those who have not been told what is held about them; and the leaflet for it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.documents.rendering import render as typeset
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.residents.forms import ToldForm
from wangdi.residents.payloads import TellPayload
from wangdi.residents.queries import office
from wangdi.residents.queries import untold as queries
from wangdi.ui import paging, tables

CAUSES = {
    queries.CARE: gettext_lazy("in care"),
    queries.NEEDS: gettext_lazy("health needs"),
    queries.NUMBER: gettext_lazy("ID number"),
}
LEAFLET = "residents/templates/typ/information.typ"


@page("residents.tell", methods=("GET", "POST"))
def untold(request: DeskRequest) -> HttpResponse:
    """Who, why; those who are chosen were told, in one go."""
    why = request.GET.get("why", "")
    why = why if why in CAUSES else ""
    form = ToldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _tell(request, form)
    rows = queries.untold(request.scope, why).select_related("household")
    shown = paging.keyset(request, rows, ("household__sort_key", "id"))
    causes = queries.causes_of(shown.rows)
    context = {
        "rows": [(one, [CAUSES[cause] for cause in causes[one.id]]) for one in shown.rows],
        "page": shown,
        "form": form,
        "causes": CAUSES,
        "words": tables.words(request, {"why": str(CAUSES[why])} if why else {}),
        "told": queries.told(request.scope).count(),
    }
    return render(request, "residents/untold.html", context)


def _tell(request: DeskRequest, form: ToldForm) -> HttpResponse:
    """The same page and form again are the same records: the list only ever empties."""
    now = clock.now()
    told = [
        Incoming(
            ids.uuid7(),
            TellPayload(
                person=person,
                how=form.cleaned_data["how"],
                at=now,
                leaflet=form.cleaned_data["leaflet"],
            ),
        )
        for person in _chosen(request)
    ]
    done = submit(actor=request.actor, command="residents.tell", records=told) if told else None
    count = done.applied if done else 0
    if count:
        said = ngettext("%(n)d person was told.", "%(n)d people were told.", count)
        messages.success(request, said % {"n": count})
    else:
        messages.warning(request, _("Nobody was chosen. Tick those who were told."))
    return redirect(request.get_full_path())


def _chosen(request: DeskRequest) -> list[UUID]:
    """Those of the page who are in scope and still untold."""
    wanted: list[UUID] = []
    which = "listed" if request.POST.get("act") == "all" else "person"
    for text in request.POST.getlist(which):
        try:
            wanted.append(UUID(text))
        except ValueError:
            continue
    rows = queries.untold(request.scope).filter(id__in=wanted)
    return list(rows.values_list("id", flat=True))


@page("residents.tell")
def notice(request: DeskRequest) -> HttpResponse:
    """The information sheet: short, plain, for the door; one side of A4."""
    scope = request.scope
    community = next(iter(sorted(scope.communities)), None)
    data = {
        "office": request.standing.place_name,
        "telephones": [f"{one.name} {one.phone}" for one in office.desks(community)],
        "day": clock.today().isoformat(),
    }
    answer = HttpResponse(typeset(LEAFLET, data), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="information.pdf"'
    return answer
