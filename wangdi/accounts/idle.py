"""A desk left alone signs itself out."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from wangdi.lib import clock

SEEN = "seen_at"
MINUTE = 60


class IdleTimeout:
    """Middleware: after IDLE_MINUTES without a request, sign in again and go on where one was.

    The session is written at most once a minute, so that pages cost no write.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = int(clock.now().timestamp())
        seen = int(request.session.get(SEEN, now))
        if now - seen >= settings.IDLE_MINUTES * MINUTE:
            return _sign_in_again(request, datetime.fromtimestamp(seen, UTC))
        if SEEN not in request.session or now - seen >= MINUTE:
            request.session[SEEN] = now
        return self.get_response(request)


def _sign_in_again(request: HttpRequest, seen: datetime) -> HttpResponse:
    here = _here(request)
    logout(request)
    since = f"{clock.local(seen):%H:%M}"
    messages.info(
        request,
        _("Nothing was done here since %(time)s, so you were signed out. Sign in to go on.")
        % {"time": since},
    )
    address = f"{reverse('account_login')}?{urlencode({'next': here})}"
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=200)
        response.headers["HX-Redirect"] = address
        return response
    return HttpResponseRedirect(address)


def _here(request: HttpRequest) -> str:
    """The page one was on: what was asked for, or, for a form or a part, the page it stands on."""
    if request.method == "GET" and not request.headers.get("HX-Request"):
        return request.get_full_path()
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        return "/"
    return urlsplit(page)._replace(scheme="", netloc="").geturl() or "/"
