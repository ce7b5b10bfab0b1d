"""Every request carries the standing of who sent it."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from wangdi.access.requests import DeskRequest
from wangdi.access.scopes import Standing, standing


class ScopeOfTheRequest:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        held = standing(user) if user.is_authenticated else Standing(0)
        cast(DeskRequest, request).standing = held
        return self.get_response(request)
