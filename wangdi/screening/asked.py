"""What an address asks of lists and forms here, made plain."""

from datetime import date, timedelta
from uuid import UUID

from wangdi.access.pages import DeskRequest
from wangdi.screening.models import Transport
from wangdi.screening.queries.lists import LISTS, Asked
from wangdi.ui import asking

LONGEST = 60
UNKNOWN = "unknown"
MODES = (*Transport.values, UNKNOWN)


NOBODY = UUID(int=0)


def named(request: DeskRequest, name: str) -> UUID:
    """The record that the address names; a key that is nobody's where it names none."""
    return key(request.GET.get(name)) or NOBODY


def key(text: str | None) -> UUID | None:
    """A record's key; None for what is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def period(request: DeskRequest, recent_days: int, today: date) -> tuple[date, date]:
    """From `first` to `last`, at most sixty days; without them the days that count as recent."""
    last = min(asking.day(request.GET.get("last")) or today, today)
    first = asking.day(request.GET.get("first")) or last - timedelta(days=recent_days)
    return max(min(first, last), last - timedelta(days=LONGEST)), last


def line_list(request: DeskRequest, recent_days: int, today: date) -> Asked:
    """Which list, of which days, from where, by what."""
    first, last = period(request, recent_days, today)
    if (day := asking.day(request.GET.get("day"))) and day <= today:
        first = last = day
    name = request.GET.get("list", "")
    if request.GET.get("key_area") == "1":
        name = "key_area"
    origin = request.GET.get("origin", "")
    mode = request.GET.get("mode", "")
    return Asked(
        first,
        last,
        name=name if name in LISTS else "all",
        origin=origin if origin.isascii() and origin.isdigit() and len(origin) <= 6 else "",
        mode=mode if mode in MODES else "",
        community=asking.number(request.GET.get("community")),
    )
