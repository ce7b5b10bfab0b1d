"""The language a person chose goes with the person to the next desk."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

YEAR = 365 * 86_400


class LanguageOfTheUser:
    """Middleware below sign-in: the user's own language wins over the one kept by the desk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kept = request.user.language if request.user.is_authenticated else ""
        if not kept:
            return _remember(request, self.get_response(request))
        with translation.override(kept):
            request.LANGUAGE_CODE = kept
            response = _remember(request, self.get_response(request))
        response.headers["Content-Language"] = kept
        return response


def _remember(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What was chosen at this request is the user's from now on."""
    name = settings.LANGUAGE_COOKIE_NAME
    user = request.user
    if name in response.cookies and user.is_authenticated:
        user.language = response.cookies[name].value
        user.save(update_fields=["language"])
    elif user.is_authenticated and user.language not in ("", request.COOKIES.get(name)):
        response.set_cookie(
            name,
            user.language,
            max_age=YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    return response
