"""The passes of a household: how each stands, and its code on this phone, which turns."""

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render

from wangdi.lib import clock
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.passes import issuing, queries, showing
from wangdi.passes.words import Standing
from wangdi.residents.me.forms.passes import PhoneForm


@household_page()
def passes(request: HouseholdRequest) -> HttpResponse:
    """What holds now comes first; why another does not stands beside it."""
    found = queries.of_household(request.link.household, clock.now())
    rows = [showing.row(one, standing) for one, standing in found]
    shown = [(row, showing.sentence(row), _is_shown(row)) for row in rows]
    return render(request, "me/passes.html", {"rows": shown})


@household_page()
def show(request: HouseholdRequest, own_pass: UUID) -> HttpResponse:
    """The code itself; the key it turns with is made here and never leaves."""
    row = _own(request, own_pass)
    context = {
        "row": row,
        "sentence": showing.sentence(row),
        "terms": showing.terms(row.standing.rules),
        "form": PhoneForm(link=request.link, one=row.one) if _is_shown(row) else None,
    }
    return render(request, "me/pass.html", context)


@household_page(methods=("POST",))
def phone(request: HouseholdRequest, own_pass: UUID) -> HttpResponse:
    """The token that names this phone's key, for some days; with the office's clock."""
    row = _own(request, own_pass)
    form = PhoneForm(request.POST, link=request.link, one=row.one)
    if not _is_shown(row):
        return JsonResponse({"sentence": showing.sentence(row)}, status=409)
    if not form.send():
        return JsonResponse({"sentence": form.said()}, status=409)
    token, until = issuing.phone_token(row.one, form.holder())
    now = int(clock.now().timestamp() * 1000)
    return JsonResponse({"token": token, "until": until.isoformat(), "now": now})


def _own(request: HouseholdRequest, own_pass: UUID) -> showing.Row:
    """A pass of this household; a 404 for any other."""
    found = queries.of_household(request.link.household, clock.now())
    one = next((each for each in found if each[0].id == own_pass), None)
    if one is None:
        raise Http404
    return showing.row(*one)


def _is_shown(row: showing.Row) -> bool:
    """A guest's pass is his own paper and stands on nobody else's phone."""
    return row.standing.code == Standing.OK and not row.one.guest
