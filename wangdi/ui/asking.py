"""What an address asks for, made plain: a value that cannot be is as if it were not asked."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase

LONGEST_NUMBER = 9
FIRST_YEAR, LAST_YEAR = 1900, 2199


def number(text: str | None) -> int | None:
    """A whole number of at most nine ASCII digits, which every integer column can hold."""
    if text and text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER:
        return int(text)
    return None


def key(text: str | None) -> UUID | None:
    """The id of a record."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def day(text: str | None) -> date | None:
    """A day as 2020-02-10, in years that have a day before and a day after in every zone."""
    try:
        found = date.fromisoformat(text or "")
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


class NoNulInAddresses:
    """Middleware, the last: no record is named with a NUL, and PostgreSQL takes none in a text."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return self.get_response(request)
