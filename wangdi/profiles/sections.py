"""Which sections a profile may have: each room registers the schema of its own."""

from pydantic import BaseModel

_schemas: dict[str, type[BaseModel]] = {}


def register(name: str, schema: type[BaseModel]) -> None:
    """Register the schema of the section `name`; called by a room's wiring.py."""
    _schemas[name] = schema


def schema(name: str) -> type[BaseModel]:
    """The schema of a section; KeyError where no room has registered one."""
    return _schemas[name]


def names() -> list[str]:
    return sorted(_schemas)
