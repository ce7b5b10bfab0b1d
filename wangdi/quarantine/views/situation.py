"""The situation of the day, community by community: who is observed, and who is an exception."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.quarantine.queries import situation as queries
from wangdi.quarantine.rules import watch


@page("quarantine.see_health")
def situation(request: DeskRequest) -> HttpResponse:
    """Every community with its zeros; each number opens to its rows."""
    at = clock.now()
    rows = queries.situation(request.scope, at)
    standing = [name for name in queries.EXCEPTIONS if any(one.counts[name] for one in rows)]
    heads: list[tuple[str, str | Promise]] = [(name, watch.LISTS[name]) for name in standing]
    context = {
        "at": at,
        "heads": heads,
        "rows": [(one, [(name, one.counts[name]) for name, _label in heads]) for one in rows],
        "zeros": [watch.LISTS[name] for name in queries.EXCEPTIONS if name not in standing],
        "observed": sum(one.observed for one in rows),
        "exceptions": sum(len(one.exceptions) for one in rows),
        "nil": sum(one.is_nil for one in rows),
    }
    return render(request, "quarantine/situation.html", context)
