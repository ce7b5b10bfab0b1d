"""Signing in on a phone, asking how one stands, and signing off."""

import json
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from wangdi.access.limiting import limited
from wangdi.access.pages import page
from wangdi.access.permissions import PUBLIC
from wangdi.field import entering, keys, showing
from wangdi.field.entering import Asking
from wangdi.field.models import SignIn
from wangdi.field.phone_pages import PhoneRequest, answer, phone_page, refused
from wangdi.field.rules.envelopes import as_uuid
from wangdi.intake.commands import Refused

LARGEST = 4096


@page(PUBLIC, methods=("POST",))
@limited("field.sign_in", times=60, per=timedelta(minutes=10))
def sign_in(request: HttpRequest) -> HttpResponse:
    """By a code, or from the browser of somebody who is signed in at the desk."""
    said = _body(request)
    if said is None:
        return refused(400, "malformed")
    try:
        begun = _begin(request, said)
    except Refused as refusal:
        return refused(403, refusal.reason)
    return answer(showing.signed_in(begun)) if begun else refused(403, "code")


sign_in.csrf_exempt = True  # type: ignore[attr-defined]


@phone_page()
def standing(request: PhoneRequest) -> HttpResponse:
    return answer(showing.standing(request.sign_in))


@phone_page(methods=("POST",))
def sign_off(request: PhoneRequest) -> HttpResponse:
    said = _body(request)
    unsent = said.get("unsent") if said else None
    if type(unsent) is not int or unsent < 0:
        return refused(400, "malformed")
    entering.sign_off(request.sign_in, unsent=unsent)
    return answer({})


@phone_page()
def key(request: PhoneRequest) -> HttpResponse:
    return answer({"key": keys.as_json(keys.current())})


def _begin(request: HttpRequest, said: dict[str, Any]) -> SignIn | None:
    asking = Asking(
        as_uuid(said.get("device")),
        *(_text(said.get(name)) for name in ("secret", "name", "agent")),
    )
    code = _text(said.get("code"))
    if code:
        return entering.by_code(code, asking)
    if not request.user.is_authenticated or _is_forged(request):
        return None
    return entering.sign_in(request.user, asking)


def _is_forged(request: HttpRequest) -> bool:
    """Whether another site had the browser ask: a cookie alone signs nobody in."""
    guard = CsrfViewMiddleware(lambda _request: HttpResponse())
    guard.process_request(request)
    return guard.process_view(request, _plain, (), {}) is not None


def _plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    return "".join(sign for sign in text[:200] if sign.isprintable())


def _body(request: HttpRequest) -> dict[str, Any] | None:
    body = request.read(LARGEST + 1)
    try:
        said = json.loads(body) if len(body) <= LARGEST else None
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None
