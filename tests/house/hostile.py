"""Values that nobody means well with, and the names under which a page might take them."""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse

MARKUP = "\"'><script>alert(1)</script>"
LONG = "9" * 9_000
WORST = ("a\0b", LONG, MARKUP, "9" * 20, "9999-12-31", "0001-01-01", "²", "((\\%")
ALONE = (LONG, "9999-12-31", "²")
TEXTS = (
    *WORST,
    *("", "abc", "-1", "0", "\0", "字" * 10_000, "🙂", "𠮷", "１２３", "' OR 1=1 --"),
    *("../../etc/passwd", str(UUID(int=7)), "2021-02-29", "{{ 7*7 }}%s%(x)s", "\u202e"),
)
DAYS = ("9999-12-31", "0001-01-01", "2021-02-29")

_ASKED = re.compile(r"""GET(?:\.get|\.getlist)?[(\[]\s*"(\w+)"|_number\(request, "(\w+)\"""")
_OWN = re.compile(r"\b(_\w+)\(")
_SHARED = {
    "paging.pages(": {"page"},
    "paging.keyset(": {"after", "before", "at"},
    "tables.Table(": {"cols", "sort"},
    "Filters(": {"q", "community", "grid", "kind", "use", "need"},
    "queries.UNITS": {"community", "grid", "building"},
}


@cache
def parameters(callback) -> tuple[str, ...]:
    """What a page reads from its address: by the source of its view and of what that calls."""
    view = inspect.unwrap(callback)
    text = _source(view, inspect.getmodule(view))
    found = {name for names in _ASKED.findall(text) for name in names if name}
    for part, names in _SHARED.items():
        if part in text:
            found |= names
    return tuple(sorted(found))


def _source(function, module, depth=2) -> str:
    text = inspect.getsource(function)
    if depth and inspect.isfunction(function):
        for name in set(_OWN.findall(text)) - {function.__name__}:
            called = getattr(module, name, None)
            if inspect.isfunction(called):
                text += _source(called, module, depth - 1)
    return text


def questions(callback) -> Iterator[dict[str, Any]]:
    """Hostile addresses of one page: the worst everywhere at once and one by one, all in turn."""
    names = parameters(callback)
    if not names:
        yield {"next": ["1", MARKUP, LONG]}
        return
    for value in WORST:
        yield dict.fromkeys(names, value)
    for turn in range(0, len(TEXTS), 5):
        yield {name: TEXTS[(turn + at) % len(TEXTS)] for at, name in enumerate(names)}
    yield {name: ["1", MARKUP, "a"] for name in names}
    if len(names) > 1:
        yield from ({name: value} for name in names for value in ALONE)


def asked(ask) -> HttpResponse:
    """The answer of one request, whatever it wrote undone."""
    with transaction.atomic():
        response = ask()
        transaction.set_rollback(True)
    return response
