"""One-time passwords: given on paper, good for one thing, choosing one's own."""

import secrets
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, IN_GROUP = 3, 5
ALLOWED = ("account_change_password", "account_logout", "ui:language")


def one_time() -> str:
    """A password to be read out or written down: 15 letters and digits none of which look alike."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(IN_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


class OwnPasswordFirst:
    """Middleware: with a one-time password there is one page, where one's own is chosen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not (user.is_authenticated and user.must_change_password):
            return self.get_response(request)
        if request.path in {reverse(name) for name in ALLOWED}:
            return self.get_response(request)
        messages.info(request, _("Your password was good for one time. Choose your own now."))
        return HttpResponseRedirect(reverse("account_change_password"))
