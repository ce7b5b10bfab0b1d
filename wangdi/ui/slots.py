"""Panels that an upper room hangs on a lower room's page."""

from collections import defaultdict
from collections.abc import Callable

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

Panel = Callable[[HttpRequest, object], str | None]

_panels: dict[str, dict[str, tuple[int, Panel]]] = defaultdict(dict)


def register(name: str, order: int = 0) -> Callable[[Panel], Panel]:
    """Hang a panel in the slot `name`; lower `order` comes first. Hanging it again changes nothing.

    A panel gets the request and the slot's subject and returns safe HTML, or None to stay away.
    """

    def hang(panel: Panel) -> Panel:
        _panels[name][f"{panel.__module__}.{panel.__qualname__}"] = (order, panel)
        return panel

    return hang


def panels(name: str) -> list[Panel]:
    """The panels of a slot in their order."""
    hung = _panels.get(name, {})
    return [panel for _, (_, panel) in sorted(hung.items(), key=lambda item: (item[1][0], item[0]))]


def render(name: str, request: HttpRequest, subject: object) -> SafeString:
    """Every panel of a slot, one after the other.

    Panels return HTML made by templates, so it is not escaped again.
    """
    shown = (panel(request, subject) for panel in panels(name))
    return mark_safe("".join(html for html in shown if html))
