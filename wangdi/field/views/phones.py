"""The desk's side: which phones are out, what they hold, who is signed in on them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.field import queries
from wangdi.field.forms import (
    CodeForm,
    EndForm,
    EndSignInForm,
    GiveBackForm,
    NameForm,
    OutboxForm,
)
from wangdi.field.models import Phone, SignIn
from wangdi.lib import clock
from wangdi.lib.addresses import public
from wangdi.screening.declaring.pictures import qr_for_screen
from wangdi.ui import paging

VIEW, MANAGE = "field.view", "field.manage"


@page(VIEW)
def phones(request: DeskRequest) -> HttpResponse:
    """What lies on phones and since when; those that hold most for longest first."""
    found = queries.listed(request.scope)
    context = {
        "held": queries.held(request.scope),
        "signed_in": queries.open_sign_ins(request.scope, clock.now()),
        "page": paging.pages(request, found),
        "may_manage": request.standing.holds(MANAGE),
    }
    return render(request, "field/phones.html", context)


@page(VIEW)
def phone(request: DeskRequest, phone_id: UUID) -> HttpResponse:
    return _show(request, _phone(request, phone_id))


@page(MANAGE, methods=("GET", "POST"))
def code(request: DeskRequest) -> HttpResponse:
    """Choose a worker; the code is shown once, to be typed or scanned on the phone."""
    form = CodeForm(request.POST or None, scope=request.scope)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.submit(request.actor):
        address = f"{public('field:app')}#code={form.code}"
        context["code"] = f"{form.code[:4]} {form.code[4:]}".upper()
        context["picture"] = mark_safe(qr_for_screen(address))
    return render(request, "field/code.html", context)


@page(MANAGE, methods=("POST",))
def name(request: DeskRequest, phone_id: UUID) -> HttpResponse:
    found = _phone(request, phone_id)
    return _done(request, found, name=NameForm(request.POST, phone=found))


@page(MANAGE, methods=("POST",))
def end(request: DeskRequest, phone_id: UUID) -> HttpResponse:
    found = _phone(request, phone_id)
    return _done(request, found, end=EndForm(request.POST, phone=found))


@page(MANAGE, methods=("POST",))
def give_back(request: DeskRequest, phone_id: UUID) -> HttpResponse:
    found = _phone(request, phone_id)
    return _done(request, found, give_back=GiveBackForm(request.POST, phone=found))


@page(MANAGE, methods=("POST",))
def end_sign_in(request: DeskRequest, sign_in_id: UUID) -> HttpResponse:
    seen = queries.sign_ins_seen(request.scope)
    begun: SignIn = get_object_or_404(seen, id=sign_in_id)
    form = EndSignInForm(request.POST, sign_in=begun.id)
    return _done(request, begun.phone, end_sign_in=form)


@page(MANAGE, methods=("POST",))
def take_in(request: DeskRequest, phone_id: UUID) -> HttpResponse:
    """What the phone handed over as a file, taken in under the same keys."""
    found = _phone(request, phone_id)
    form = OutboxForm(request.POST, request.FILES, phone=found)
    if not form.take(request.actor):
        return _show(request, found, take_in=form)
    return _show(request, Phone.objects.visible_to(request.scope).get(id=found.id), taken=form)


def _done(request: DeskRequest, found: Phone, **forms: CommandForm) -> HttpResponse:
    [form] = forms.values()
    if not form.submit(request.actor):
        return _show(request, found, **forms)
    messages.success(request, _("Done. It is in the history of the phone."))
    return redirect("field:phone", found.id)


def _phone(request: DeskRequest, phone_id: UUID) -> Phone:
    return get_object_or_404(queries.phones_seen(request.scope), id=phone_id)


def _show(request: DeskRequest, found: Phone, **more: Any) -> HttpResponse:
    now = clock.now()
    sign_ins = queries.sign_ins_of(found)
    context = {
        "phone": found,
        "sign_ins": [(one, one.state(now)) for one in sign_ins],
        "marked": queries.marked(found.id),
        "sendings": queries.sendings_of(found),
        "parked": queries.parked_of(found),
        "name": NameForm(phone=found, initial={"name": found.name}),
        "end": EndForm(phone=found),
        "give_back": GiveBackForm(phone=found),
        "end_sign_in": EndSignInForm(sign_in=found.id),
        "take_in": OutboxForm(phone=found),
        "may_manage": request.standing.allows(MANAGE, found.stamp),
        "review": reverse("home:review"),
        **more,
    }
    return render(request, "field/phone.html", context)
