"""The door: a token brings one to it, the PIN opens it. Nobody's name is said before that."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.limiting import limited
from wangdi.access.pages import page
from wangdi.access.permissions import PUBLIC
from wangdi.links import opening, pages
from wangdi.links.opening import Opening
from wangdi.residents.me.forms.home import PinForm
from wangdi.residents.queries.office import desks

TEN_MINUTES = timedelta(minutes=10)


@page(PUBLIC)
@limited("links.door", times=300, per=TEN_MINUTES)
@never_cache
def door(request: HttpRequest, token: str) -> HttpResponse:
    """The address of the slip. It leads away from itself at once, so that the token stays nowhere:

    not in the history, not in a referrer. Unknown, revoked and over all look the same.
    """
    link = opening.by_token(token)
    if link is None:
        return _closed(request)
    response = redirect("me:pin")
    pages.mark(request, response, link)
    return pages.private(response)


@page(PUBLIC, methods=("GET", "POST"))
@limited("links.door", times=300, per=TEN_MINUTES)
@limited("links.pin", times=60, per=TEN_MINUTES, methods=("POST",))
@never_cache
def pin(request: HttpRequest) -> HttpResponse:
    link = pages.marked(request)
    if link is None:
        return _closed(request)
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not link.is_locked():
        answer = opening.enter(link, form.cleaned_data["pin"])
        if answer is Opening.OPEN:
            link.refresh_from_db(fields=["generation"])
            response = redirect("me:start")
            pages.remember(request, response, link)
            return pages.private(response)
        if answer is Opening.WRONG:
            left = {"n": opening.tries_left(link)}
            form.add_error("pin", _("This is not the PIN. %(n)d tries are left.") % left)
    link.refresh_from_db(fields=["tries"])
    context = {"form": form, "locked": link.is_locked(), "desks": desks(link.community_id)}
    return pages.private(render(request, "me/pin.html", context))


@page(PUBLIC, methods=("POST",))
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Out, on this telephone; the PIN is asked again."""
    response = redirect("me:pin")
    response.delete_cookie(pages.SESSION_COOKIE)
    return pages.private(response)


def _closed(request: HttpRequest) -> HttpResponse:
    """Calm, and with a number to call; whether there ever was such a link is not said."""
    context = {"desks": desks(None)}
    return pages.private(render(request, "me/closed.html", context, status=404))
