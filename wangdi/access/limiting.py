"""How often one address may ask for a public page; counted in the database, for all processes."""

import ipaddress
import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wangdi.access.models import PublicTry
from wangdi.lib import clock
from wangdi.lib.crypto import blind_index

View = Callable[..., HttpResponse]
KEPT = timedelta(days=1)
_V6_OF_ONE_HOUSEHOLD = 64
_COUNT = """
    INSERT INTO access_publictry (name, address, "window", count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (name, address, "window")
    DO UPDATE SET count = access_publictry.count + 1 RETURNING count
"""


def limited(
    name: str, *, times: int, per: timedelta, methods: tuple[str, ...] = ("GET", "POST")
) -> Callable[[View], View]:
    """Let one address ask `times` in each window of `per`; then 429 with Retry-After.

    Stands below `@page(PUBLIC)`. Pages under the same `name` share their count. A whole compound
    may come from one address (mobile networks, a shared WLAN): be generous, and count by
    `methods=("POST",)` where only sending needs a limit.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in methods:
                now = clock.now()
                window = _window(now, per)
                if count(name, address_of(request), window) > times:
                    return too_many(request, window + per - now)
            return view(request, *args, **kwargs)

        counted.limit = (name, times, per)  # type: ignore[attr-defined]
        return counted

    return declare


def count(name: str, address: str, window: datetime) -> int:
    """One more of this address in this window; how many that makes."""
    secret = blind_index("access_publictry", "address", f"{window:%Y%m%d}|{address}".encode())
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [name, secret, window])
        [made] = cursor.fetchone()
    return int(made)


def address_of(request: HttpRequest) -> str:
    """The asker's address; of IPv6 the part that one household has."""
    given = str(request.META.get("REMOTE_ADDR", ""))
    try:
        known = ipaddress.ip_address(given)
    except ValueError:
        return given
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped:
            return str(known.ipv4_mapped)
        return str(ipaddress.ip_network((known, _V6_OF_ONE_HOUSEHOLD), strict=False))
    return given


def too_many(request: HttpRequest, wait: timedelta) -> HttpResponse:
    """The calm page that says when to try again; nothing was lost, nothing was sent."""
    seconds = max(1, math.ceil(wait.total_seconds()))
    page = render(
        request,
        "access/too_many.html",
        {"until": clock.now() + timedelta(seconds=seconds)},
        status=429,
    )
    page.headers["Retry-After"] = str(seconds)
    page.headers["Cache-Control"] = "no-store"
    return page


def forget() -> int:
    """Drop the counts of windows that are a day old; how many."""
    gone, _ = PublicTry.objects.filter(window__lt=clock.now() - KEPT).delete()
    return gone


def _window(now: datetime, per: timedelta) -> datetime:
    step = per.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // step * step, UTC)
