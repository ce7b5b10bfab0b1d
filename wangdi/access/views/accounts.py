"""The system administrator's pages: accounts. An account alone opens nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access import queries
from wangdi.access.page_forms import CloseForm, RegisterForm, RenewForm, ReopenForm
from wangdi.access.pages import DeskRequest, page
from wangdi.access.permissions import MANAGE_USERS
from wangdi.accounts.models import User
from wangdi.ui import paging, tables


@page(MANAGE_USERS)
def accounts(request: DeskRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    listed = paging.pages(request, queries.accounts(words))
    context = {"page": listed, "words": tables.words(request, {"q": words})}
    return render(request, "access/accounts.html", context)


@page(MANAGE_USERS, methods=("GET", "POST"))
def register(request: DeskRequest) -> HttpResponse:
    """Make an account; its one-time password is shown on the next page and never again."""
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.submit(request.actor):
        made = get_object_or_404(queries.accounts(), username=form.cleaned_data["username"].lower())
        return _handed_over(request, made, form.password)
    return render(request, "access/register.html", {"form": form})


@page(MANAGE_USERS)
def account(request: DeskRequest, user_id: int) -> HttpResponse:
    return _account(request, _user(user_id))


@page(MANAGE_USERS, methods=("POST",))
def renew(request: DeskRequest, user_id: int) -> HttpResponse:
    user = _user(user_id)
    form = RenewForm(user, request.POST)
    if form.submit(request.actor):
        return _handed_over(request, user, form.password)
    return _account(request, user, renew=form)


@page(MANAGE_USERS, methods=("POST",))
def close(request: DeskRequest, user_id: int) -> HttpResponse:
    user = _user(user_id)
    form = CloseForm(user, request.POST)
    if form.submit(request.actor):
        messages.success(request, _("The account is closed; it opens nothing any more."))
        return redirect("access:account", user.pk)
    return _account(request, user, close=form)


@page(MANAGE_USERS, methods=("POST",))
def reopen(request: DeskRequest, user_id: int) -> HttpResponse:
    user = _user(user_id)
    form = ReopenForm(user, request.POST)
    if form.submit(request.actor):
        messages.success(request, _("The account is open again."))
        return redirect("access:account", user.pk)
    return _account(request, user, reopen=form)


def _handed_over(request: DeskRequest, user: User, password: str) -> HttpResponse:
    return render(request, "access/password.html", {"account": user, "password": password})


def _account(request: DeskRequest, user: User, **forms: Any) -> HttpResponse:
    kinds = {"renew": RenewForm, "close": CloseForm, "reopen": ReopenForm}
    shown = {name: forms.get(name) or kind(user) for name, kind in kinds.items()}
    return render(request, "access/account.html", {"account": user} | shown)


def _user(user_id: int) -> User:
    return get_object_or_404(queries.accounts(), pk=user_id)
