"""A room wires itself: its furniture is imported when Django is ready, in one order for all."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

FURNITURE = (
    "wiring",
    "permissions",
    "commands",
    "receivers",
    "panels",
    "menu",
    "figures",
    "kinds",
    "ticks",
)


class Room(AppConfig):
    """A Django app of this house. `append_only` names tables that are only added to."""

    # Of the app configs that Django finds in an apps.py, only the room's own counts.
    default = False
    append_only: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        cls.default = True

    def ready(self) -> None:
        for piece in FURNITURE:
            if find_spec(f"{self.name}.{piece}"):
                import_module(f"{self.name}.{piece}")
