"""What a phone asks for: known by its sign-in's token, never by a cookie; answers are JSON."""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse

from wangdi.access.limiting import count
from wangdi.access.pages import page
from wangdi.access.permissions import PUBLIC
from wangdi.field import tokens
from wangdi.field.models import SignIn
from wangdi.field.rules.envelopes import PROTOCOL
from wangdi.lib import clock

View = Callable[..., HttpResponse]
HEADER = "X-Field-Shift"
A_MINUTE, TIMES = timedelta(minutes=1), 120
BUSY_SECONDS = 5


class PhoneRequest(HttpRequest):
    """A request of a phone: `sign_in` says whose; it may be over or revoked."""

    sign_in: SignIn


def phone_page(*, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """A page for phones that are or were signed in; 401 for everybody else, 503 while it cannot.

    No cookie opens it, so no other site can have a browser ask for it.
    """

    def declare(view: View) -> View:
        @page(PUBLIC, methods=methods)
        @wraps(view)
        def opened(request: PhoneRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                sign_in = _sign_in(request)
                if sign_in is None:
                    return refused(401, "sign_in")
                if wait := _too_often(sign_in):
                    return refused(429, "too_many", wait=wait)
                request.sign_in = sign_in
                return view(request, *args, **kwargs)
            except (OperationalError, InterfaceError):
                return refused(503, "busy", wait=BUSY_SECONDS)

        opened.csrf_exempt = True  # type: ignore[attr-defined]
        return opened

    return declare


def answer(content: Mapping[str, Any], *, status: int = 200) -> JsonResponse:
    """A JSON answer that no cache keeps; with it the protocol and the time of the house."""
    said = {"v": PROTOCOL, "now": instant(clock.now()), **content}
    response = JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "no-store, private"
    return response


def refused(status: int, error: str, *, wait: int = 0) -> JsonResponse:
    """Why an envelope is not taken; of its records nothing is lost, the phone keeps them all."""
    response = answer({"error": error}, status=status)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds and Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _sign_in(request: HttpRequest) -> SignIn | None:
    token = request.headers.get(HEADER, "")
    if len(token) != tokens.LENGTH:
        return None
    found = SignIn.objects.filter(index=tokens.index_of_token(token))
    return found.select_related("phone", "user").first()


def _too_often(sign_in: SignIn) -> int:
    """Seconds to wait; 0 where it may ask. The waits of many phones are spread a little."""
    now = clock.now()
    window = now.replace(second=0, microsecond=0)
    if count("field.phone", str(sign_in.phone_id), window) <= TIMES:
        return 0
    rest = (window + A_MINUTE - now).total_seconds()
    return math.ceil(rest) + sign_in.phone_id.int % 5 + 1
