"""A request as the pages of this house see it."""

from django.http import HttpRequest

from wangdi.access.scopes import Standing
from wangdi.access.scoping import Scope
from wangdi.accounts.models import User
from wangdi.intake.actors import Actor


class DeskRequest(HttpRequest):
    """`standing` comes with every request; `scope` and `actor` with a declared page."""

    user: User
    standing: Standing
    scope: Scope
    actor: Actor
