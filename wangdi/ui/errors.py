"""Error pages: one sentence and a next step."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the role does not allow it."""
    return render(request, "ui/errors/403.html", {"reason": _reason(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not within one's places; the answer is the same."""
    return render(request, "ui/errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: needs no database, session or context processor, for one of them may have failed."""
    return HttpResponse(render_to_string("ui/errors/500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page had been open for too long, or came from elsewhere."""
    return render(request, "ui/errors/csrf.html", status=403)


def _reason(exception: Exception | None) -> str:
    return str(exception.args[0]) if exception and exception.args else ""
