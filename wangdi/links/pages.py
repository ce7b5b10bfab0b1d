"""The decorator of a page that a household opens by its link, and the cookies behind it."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from wangdi.access.limiting import limited
from wangdi.access.pages import page
from wangdi.access.permissions import PUBLIC
from wangdi.lib import clock
from wangdi.links import opening
from wangdi.links.models import HouseholdLink

View = Callable[..., HttpResponse]
SESSION_COOKIE, MARK_COOKIE = "wangdi_home", "wangdi_door"
MARK_DAYS = timedelta(days=90)
RENEWED_AFTER = timedelta(minutes=10)
_pin = ""


def set_pin_page(url_name: str) -> None:
    """Registered once, by the room of the residents' pages: where the PIN is asked."""
    global _pin
    _pin = url_name


class HouseholdRequest(HttpRequest):
    """A request of a household: `link` says which."""

    link: HouseholdLink


def household_page(*, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """A page of the household itself: `request.link` is its living link, opened by its PIN.

    Anybody else is asked for the PIN. Kept by no cache; its address goes nowhere as a referrer.
    """

    def declare(view: View) -> View:
        @page(PUBLIC, methods=methods)
        @limited("links.page", times=3000, per=timedelta(minutes=10))
        @never_cache
        @wraps(view)
        def opened(request: HouseholdRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            resumed = opening.resumed(request.COOKIES.get(SESSION_COOKIE, ""))
            if resumed is None:
                return redirect(_pin)
            request.link, seen_at = resumed
            response = view(request, *args, **kwargs)
            if clock.now() - seen_at >= RENEWED_AFTER:
                remember(request, response, request.link)
            return private(response)

        opened.for_household = True  # type: ignore[attr-defined]
        return opened

    return declare


def private(response: HttpResponse) -> HttpResponse:
    """What the address of a household's page says goes to no other site, and nothing is kept.

    `same-origin`, as no referrer at all would make forms look as if they came from elsewhere.
    """
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def mark(request: HttpRequest, response: HttpResponse, link: HouseholdLink) -> None:
    """The telephone remembers which door it stands at."""
    _set(request, response, MARK_COOKIE, opening.mark_of(link), MARK_DAYS)


def remember(request: HttpRequest, response: HttpResponse, link: HouseholdLink) -> None:
    """The telephone is let in for a day from now."""
    _set(request, response, SESSION_COOKIE, opening.session_of(link), opening.SESSION)


def forget(response: HttpResponse) -> None:
    response.delete_cookie(SESSION_COOKIE)
    response.delete_cookie(MARK_COOKIE)


def marked(request: HttpRequest) -> HouseholdLink | None:
    """The link at whose door this telephone stands."""
    return opening.marked(request.COOKIES.get(MARK_COOKIE, ""))


def _set(
    request: HttpRequest, response: HttpResponse, name: str, value: str, lasts: timedelta
) -> None:
    seconds = int(lasts.total_seconds())
    response.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite="Lax", secure=request.is_secure()
    )
