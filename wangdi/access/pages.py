"""The one decorator of a page: what it takes to see it, and what may be seen on it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed

from wangdi.access import permissions
from wangdi.access.requests import DeskRequest
from wangdi.access.second_factor import detour

__all__ = ["DeskRequest", "page"]


View = Callable[..., HttpResponse]


def page(permission: str, *, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """Declare what a view takes: signed in, second factor where the role asks, `permission` held.

    The view finds `request.scope` (what may be seen under this permission) and `request.actor`.
    Records outside the scope are for the view to ask for by `visible_to(request.scope)`: a 404.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in (*methods, "HEAD", "OPTIONS"):
                return HttpResponseNotAllowed(methods)
            if permission != permissions.PUBLIC:
                if not request.user.is_authenticated:
                    return redirect_to_login(request.get_full_path())
                if (elsewhere := detour(request)) is not None:
                    return elsewhere
                if not request.standing.holds(permission):
                    raise PermissionDenied
                request.scope = request.standing.scope(permission)
                request.actor = request.user.actor()
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        guarded.methods = methods  # type: ignore[attr-defined]
        return guarded

    return declare
