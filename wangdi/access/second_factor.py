"""Leaders and administrators prove themselves twice."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wangdi.access.requests import DeskRequest
from wangdi.access.roles import ROLES


def detour(request: DeskRequest) -> HttpResponse | None:
    """To the page that sets up the second factor, where a role asks for one and there is none.

    Whoever has one was asked for it when signing in.
    """
    if not any(ROLES[role].second_factor for role in request.standing.roles):
        return None
    if is_mfa_enabled(request.user):
        return None
    messages.info(request, _("Your role needs a second proof when signing in. Set it up once."))
    return redirect("mfa_activate_totp")
