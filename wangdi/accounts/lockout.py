"""After five failures signing in pauses; the answer is the same for known and unknown names."""

import math
from datetime import datetime, timedelta
from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wangdi.lib import clock


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page that says when one can try again. Called by axes with what was tried."""
    until = _until(request, str((credentials or {}).get("username", "")))
    wait = max(1, math.ceil((until - clock.now()).total_seconds()))
    page = render(
        request,
        "accounts/locked.html",
        {"until": until, "tries": settings.AXES_FAILURE_LIMIT},
        status=429,
    )
    page.headers["Retry-After"] = str(wait)
    return page


def _until(request: HttpRequest, username: str) -> datetime:
    """When the pause ends; a try during the pause does not lengthen it."""
    pause = get_cool_off(request) or timedelta(minutes=15)
    tries = AccessAttempt.objects.filter(
        username=username, ip_address=getattr(request, "axes_ip_address", None)
    )
    last = tries.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    return (last or clock.now()) + pause
