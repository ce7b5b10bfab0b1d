"""The app itself: the same for everybody, and empty until somebody signs in on the phone."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wangdi.access.limiting import limited
from wangdi.access.pages import page
from wangdi.access.permissions import PUBLIC
from wangdi.field import shell
from wangdi.ui.csp import READS_CODES

OFTEN = timedelta(minutes=10)
# icons: alert-triangle barrier-block bell-off camera check chevron-left circle-check cloud-up
# icons: dots door download eraser eye-check language list lock lock-open login logout luggage
# icons: package pencil qrcode refresh signature trash user-check walk


@page(PUBLIC)
@limited("field.app", times=3000, per=OFTEN)
def app(request: HttpRequest) -> HttpResponse:
    """The page that becomes the app; nothing of anybody stands on it."""
    response = render(request, "field/shell.html", {"version": shell.version(shell.files())})
    response.headers["Content-Security-Policy"] = READS_CODES
    return response


@page(PUBLIC)
@limited("field.app", times=3000, per=OFTEN)
def worker(request: HttpRequest) -> HttpResponse:
    """What serves the app without a network; asked anew at every start of it."""
    response = HttpResponse(shell.worker(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
