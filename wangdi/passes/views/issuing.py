"""A new pass: its class first, then what that class asks."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.passes import listing, section, showing
from wangdi.passes.forms.issuing import IssueForm
from wangdi.people.models import Household, Person


@page("passes.issue")
def choose(request: DeskRequest) -> HttpResponse:
    """The classes in force, each with what it allows and asks."""
    home = _home(request)
    classes = section.in_force(clock.now()).classes
    anywhere = bool(request.scope.communities)
    offered = [
        (one, showing.terms(one)) for one in classes if home or (anywhere and one.holder == "guest")
    ]
    return render(
        request, "passes/choose.html", {"offered": offered, "home": home, "none": not classes}
    )


@page("passes.issue", methods=("GET", "POST"))
def new(request: DeskRequest, pass_class: str) -> HttpResponse:
    """Issue one pass; of a household where one is given, else to a guest of a place."""
    found = section.in_force(clock.now()).find(pass_class)
    home = _home(request)
    if found is None or (home is None and found.holder != "guest"):
        raise Http404
    form = IssueForm(
        request.POST or None,
        klass=found,
        places=listing.places_of(home) if home else listing.places_in(request.scope, whole=True),
        household=home,
        members=_members(request, home) if home and found.holder == "person" else (),
    )
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Issued. Print it, or let the household open it on a phone."))
        return redirect("passes:pass", form.record_key())
    context = {"form": form, "klass": found, "terms": showing.terms(found), "home": home}
    return render(request, "passes/new.html", context)


def _home(request: DeskRequest) -> Household | None:
    """The household of the address, within one's reach; a 404 for any other."""
    text = request.GET.get("household", "")
    if not text:
        return None
    try:
        wanted = UUID(text)
    except ValueError:
        raise Http404 from None
    homes = Household.objects.visible_to(request.scope).open()
    return get_object_or_404(homes.select_related("dwelling__building"), id=wanted)


def _members(request: DeskRequest, home: Household) -> list[Person]:
    people = Person.objects.visible_to(request.scope).living().filter(household=home)
    return list(people.order_by("entered_on", "id"))
