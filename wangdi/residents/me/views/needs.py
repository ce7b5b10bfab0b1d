"""What a household needs: asked for in two steps, seen until it is at the door, confirmed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.care.queries import household as care
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents.me.forms.needs import ArrivedForm, AskForm, NoLongerForm, WrongForm
from wangdi.residents.queries import holding
from wangdi.residents.queries import needs as queries

FORMS = {"arrived": ArrivedForm, "wrong": WrongForm, "cancel": NoLongerForm}


@household_page()
def needs(request: HouseholdRequest) -> HttpResponse:
    """Lifelines first; what was asked for with its promise; where to buy near home."""
    offered = care.offered()
    context = {
        "lifelines": [one for one in offered if one.lifeline],
        "others": [one for one in offered if not one.lifeline],
        "orders": [queries.own(one) for one in queries.orders_of(request.link.household)],
        "points": care.points_near(request.link.stamp),
    }
    return render(request, "me/needs.html", context)


@household_page(methods=("GET", "POST"))
def ask(request: HouseholdRequest, wanted: str) -> HttpResponse:
    found = next((one for one in care.offered() if one.code == wanted), None)
    if found is None:
        raise Http404
    people = holding.people_of(request.link.household)
    form = AskForm(request.POST or None, link=request.link, kind=found, people=people)
    if request.method == "POST" and form.send():
        if found.private:
            said = _("Somebody calls you. It does not stand on this page, which others read, too.")
        else:
            said = _("It is asked for. You see here when it is promised.")
        messages.success(request, said)
        return redirect("me:needs")
    return render(request, "me/ask.html", {"form": form, "kind": found})


@household_page(methods=("GET", "POST"))
def order(request: HouseholdRequest, own_order: UUID) -> HttpResponse:
    """One order: it arrived, something was wrong, or it is no longer needed."""
    found = queries.order_of(request.link.household, own_order)
    if found is None:
        raise Http404
    act = request.POST.get("act", "")
    wrong = WrongForm(request.POST if act == "wrong" else None, link=request.link, order=found)
    if act in FORMS:
        form = wrong if act == "wrong" else FORMS[act](request.POST, link=request.link, order=found)
        if form.send():
            messages.success(request, _("Thank you, it has arrived."))
            return redirect("me:needs")
        if act != "wrong":
            messages.error(request, _("That is not possible any more; look once again."))
    context = {"order": queries.own(found), "wrong": wrong}
    return render(request, "me/order.html", context)
