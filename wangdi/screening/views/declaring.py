"""Pages for somebody without an account who says that he is coming. They know nobody.

What is typed is never looked up: no page tells whether a person, telephone or address is known.
"""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.limiting import limited
from wangdi.access.pages import page
from wangdi.access.permissions import PUBLIC
from wangdi.access.public import ANYBODY
from wangdi.lib.addresses import absolute
from wangdi.lib.masking import mask_name
from wangdi.screening.commands.by_code import by_code
from wangdi.screening.declaring import codes
from wangdi.screening.declaring.pictures import qr_for_screen
from wangdi.screening.forms.declarations import ChangeForm, CodeForm, DeclareForm, WithdrawForm
from wangdi.screening.models import Declaration
from wangdi.territory import queries as territory

TEN_MINUTES, DAY = timedelta(minutes=10), timedelta(days=1)
looking = limited("screening.coming", times=200, per=TEN_MINUTES)
sending = limited("screening.declare", times=60, per=TEN_MINUTES, methods=("POST",))
guessing = limited("screening.receipt", times=60, per=TEN_MINUTES)


@page(PUBLIC, methods=("GET", "POST"))
@looking
@sending
@never_cache
def declare(request: HttpRequest, place: int | None = None) -> HttpResponse:
    """Who comes, from where, when; from a poster the community is known already."""
    here = territory.communities([place]).first() if place is not None else None
    if place is not None and here is None:
        raise Http404
    form = DeclareForm(request.POST or None, place=place)
    if request.method == "POST" and form.submit(ANYBODY) and form.answer:
        return redirect(receipt_path(form.answer.subject or form.record_key()))
    return render(request, "screening/declaring/declare.html", {"form": form, "here": here})


@page(PUBLIC)
@guessing
@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """The code on a receipt, typed."""
    form = CodeForm(request.GET or None)
    if request.GET and form.is_valid():
        code = codes.normal(form.cleaned_data["code"])
        if len(code) == codes.LENGTH and code.isascii():
            return redirect("screening:receipt", receipt=code)
        form.add_error("code", _("A code has 12 letters and digits. Please compare sign by sign."))
    return render(request, "screening/declaring/find.html", {"form": form})


@page(PUBLIC)
@guessing
@never_cache
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """What was declared, names masked; how to change it and how to come back to it."""
    told = _told(receipt)
    code = codes.normal(receipt)
    path = reverse("screening:receipt", args=[code])
    context = {
        "told": told,
        "people": [mask_name(one.name) for one in told.people.order_by("position")],
        "written": codes.in_groups(code),
        "receipt": code,
        "qr": mark_safe(qr_for_screen(absolute(path))),
        "place": territory.communities([told.community_id or 0]).first(),
        "arrived": not told.people.waited_for().exists(),
    }
    return render(request, "screening/declaring/receipt.html", context)


@page(PUBLIC, methods=("GET", "POST"))
@guessing
@never_cache
def change(request: HttpRequest, receipt: str) -> HttpResponse:
    """Another day, another way."""
    told = _told(receipt)
    form = ChangeForm(request.POST or None, told=told, code=receipt)
    if request.method == "POST" and form.submit(ANYBODY):
        return redirect("screening:receipt", receipt=receipt)
    return render(request, "screening/declaring/change.html", {"form": form, "receipt": receipt})


@page(PUBLIC, methods=("GET", "POST"))
@guessing
@never_cache
def withdraw(request: HttpRequest, receipt: str) -> HttpResponse:
    """Nobody comes."""
    told = _told(receipt)
    form = WithdrawForm(request.POST or None, code=receipt)
    if request.method == "POST" and form.submit(ANYBODY):
        return redirect("screening:receipt", receipt=receipt)
    context = {"form": form, "receipt": receipt, "told": told}
    return render(request, "screening/declaring/withdraw.html", context)


def receipt_path(declaration: UUID) -> str:
    return reverse("screening:receipt", args=[codes.code_of(declaration)])


def _told(receipt: str) -> Declaration:
    """By its code; any other is not there."""
    found = by_code([receipt])
    told = next(iter(found.values()), None)
    if told is None or told.annulled_at is not None:
        raise Http404
    return told
