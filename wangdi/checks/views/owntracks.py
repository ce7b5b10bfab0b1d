"""A location report in the format of OwnTracks, taken only while a household is asked."""

import base64
import binascii
import json
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from wangdi.access.limiting import limited
from wangdi.access.pages import page
from wangdi.access.permissions import PUBLIC
from wangdi.checks import locating
from wangdi.intake.commands import Refused
from wangdi.links import opening
from wangdi.links.asking import submit_for
from wangdi.links.models import HouseholdLink

LARGEST = 4_096


@csrf_exempt
@page(PUBLIC, methods=("POST",))
@limited("checks.owntracks", times=120, per=timedelta(minutes=10))
@never_cache
def report(request: HttpRequest) -> HttpResponse:
    """The link's token is the user's name, its PIN the password (HTTP basic, as OwnTracks sends).

    Nothing of a report is kept: a position is turned into "at the address or not" on the spot, and
    where nobody asks it is refused.
    """
    link = _link(request)
    if link is None:
        refused = _refused("unknown", 401)
        refused.headers["WWW-Authenticate"] = 'Basic realm="wangdi"'
        return refused
    point = locating.from_owntracks(_told(request))
    if point is None:
        return _refused("no_location", 400)
    check = locating.open_check(link.household)
    if check is None:
        return _refused("not_asked", 409)
    try:
        submit_for(link, command="checks.answer", payload=locating.payload_of(check, point))
    except Refused as refusal:
        return _refused(refusal.reason, 409)
    return JsonResponse([], safe=False)


def _link(request: HttpRequest) -> HouseholdLink | None:
    scheme, _space, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        token, _colon, pin = base64.b64decode(given, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    link = opening.by_token(token)
    if link is None or opening.enter(link, pin) is not opening.Opening.OPEN:
        return None
    return link


def _told(request: HttpRequest) -> dict[str, object]:
    if len(request.body) > LARGEST:
        return {}
    try:
        told = json.loads(request.body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _refused(reason: str, status: int) -> HttpResponse:
    return JsonResponse({"refused": reason}, status=status)
