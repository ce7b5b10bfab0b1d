"""What every template knows as `ui`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import cached_property

from wangdi.ui import navigation

BESIDE = "beside"


@dataclass
class Ui:
    """Computed when a layout asks, so that fragments pay nothing."""

    request: HttpRequest

    @property
    def layout(self) -> str:
        """The desk page, or only the panel when htmx opens it beside a table."""
        beside = self.request.headers.get("HX-Target") == BESIDE
        return "ui/beside.html" if beside else "ui/page.html"

    @cached_property
    def office(self) -> str:
        return navigation.office(self.request)

    @cached_property
    def sections(self) -> list[navigation.Section]:
        return navigation.sections(self.request)

    @cached_property
    def menu(self) -> list[navigation.Link]:
        return navigation.menu(self.request)

    @cached_property
    def who(self) -> navigation.Identity | None:
        return navigation.identity(self.request)

    @cached_property
    def help(self) -> Sequence[navigation.Text]:
        return navigation.help_of(self.request)

    @cached_property
    def search_url(self) -> str | None:
        return navigation.search_url(self.request)


def page(request: HttpRequest) -> dict[str, Ui]:
    """Context processor."""
    return {"ui": Ui(request)}
