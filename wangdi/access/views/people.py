"""The security administrator's pages: who holds which role where, given and taken back."""

from typing import Any
from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access import queries
from wangdi.access.page_forms import GrantForm, ResetSecondFactorForm, RevokeForm
from wangdi.access.pages import DeskRequest, page
from wangdi.access.permissions import MANAGE_GRANTS, permission
from wangdi.access.roles import CHOICES, ROLES
from wangdi.accounts.models import User
from wangdi.territory.models import Place
from wangdi.ui import asking, paging, tables


@page(MANAGE_GRANTS)
def people(request: DeskRequest) -> HttpResponse:
    """Accounts with what they hold now; found by name, role and place."""
    words = request.GET.get("q", "").strip()
    role = request.GET.get("role", "")
    place = _place(request.GET.get("place"))
    if request.GET.get("without"):
        rows = queries.without_role()
    else:
        rows = queries.people(words=words, role=role, place=place)
    chosen = {
        "q": words,
        "role": ROLES[role].label if role in ROLES else role,
        "place": str(place or ""),
        "without": _("No role yet"),
    }
    context = {
        "page": paging.pages(request, rows),
        "words": tables.words(request, chosen),
        "roles": CHOICES,
        "communities": _communities(request),
    }
    return render(request, "access/people.html", context)


@page(MANAGE_GRANTS)
def person(request: DeskRequest, user_id: int) -> HttpResponse:
    return _person(request, _user(user_id))


@page(MANAGE_GRANTS, methods=("GET", "POST"))
def grant(request: DeskRequest, user_id: int) -> HttpResponse:
    """Choose the place step by step, then the role; giving it is one button."""
    user = _user(user_id)
    own = queries.roots(request.standing, permission(MANAGE_GRANTS).roles)
    try:
        picker = queries.picker(own, _place(request.GET.get("at")))
    except LookupError as unknown:
        raise Http404 from unknown
    grid = next((one for one in picker.grids if str(one.id) == request.GET.get("grid")), None)
    where = {"grid": grid.id} if grid else {"place": picker.at.id} if picker.at else {}
    form = GrantForm(user, request.POST or None, where=where)
    if request.method == "POST" and where and form.submit(request.actor):
        messages.success(request, _("The role is given; it works from the next page on."))
        return redirect("access:person", user.pk)
    context = {"person": user, "picker": picker, "grid": grid, "where": grid or picker.at}
    return render(request, "access/grant.html", context | {"form": form})


@page(MANAGE_GRANTS, methods=("GET", "POST"))
def revoke(request: DeskRequest, grant_id: UUID) -> HttpResponse:
    held = get_object_or_404(queries.grants(), id=grant_id)
    form = RevokeForm(held.id, request.POST or None)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The role is taken back; it opens nothing any more."))
        return redirect("access:person", held.user_id)
    context = {"grant": held, "role": ROLES[held.role].label, "form": form}
    return render(request, "access/revoke.html", context)


@page(MANAGE_GRANTS, methods=("POST",))
def reset_second_factor(request: DeskRequest, user_id: int) -> HttpResponse:
    user = _user(user_id)
    form = ResetSecondFactorForm(user, request.POST)
    if form.submit(request.actor):
        messages.success(request, _("The second proof is off; a new one is set up at signing in."))
        return redirect("access:person", user.pk)
    return _person(request, user, reset=form)


def _person(request: DeskRequest, user: User, **forms: Any) -> HttpResponse:
    rows = [(grant, ROLES[grant.role].label) for grant in queries.grants_of(user)]
    context = {
        "person": user,
        "rows": rows,
        "second": is_mfa_enabled(user),
        "reset": forms.get("reset") or ResetSecondFactorForm(user),
    }
    return render(request, "access/person.html", context)


def _user(user_id: int) -> User:
    return get_object_or_404(queries.accounts(), pk=user_id)


def _place(number: str | None) -> Place | None:
    if not number:
        return None
    return get_object_or_404(Place, pk=asking.number(number))


def _communities(request: DeskRequest) -> list[Place]:
    own = queries.roots(request.standing, permission(MANAGE_GRANTS).roles)
    return [*own, *(place for root in own for place in queries.picker(own, root).places)]
