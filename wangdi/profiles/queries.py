"""What is in force, and what a record that began under a version must keep to."""

from datetime import datetime
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel

from wangdi.profiles import sections
from wangdi.profiles.models import Activation, ProfileVersion

S = TypeVar("S", bound=BaseModel)


def current(at: datetime) -> ProfileVersion | None:
    """The version in force at an instant; None where none was ever put in force."""
    begun = Activation.objects.filter(from_at__lte=at, annulled_at=None)
    latest = begun.select_related("version").order_by("-from_at", "-id").first()
    return latest.version if latest else None


def section(version_id: UUID, schema: type[S], name: str) -> S | None:
    """The section `name` of a version in the form of its room; None where the profile has none.

    A version never changes, so it is read once in a process.
    """
    found = _section(version_id, name)
    if found is not None and not isinstance(found, schema):
        raise TypeError(f"the section {name!r} has another form")
    return found


@lru_cache(maxsize=256)
def _section(version_id: UUID, name: str) -> BaseModel | None:
    content = ProfileVersion.objects.values_list("content", flat=True).get(id=version_id)
    given = content.get("sections", {}).get(name)
    return None if given is None else sections.schema(name).model_validate(given)


def versions() -> list[ProfileVersion]:
    """Every version, the newest of each profile first."""
    return list(ProfileVersion.objects.order_by("profile_id", "-loaded_at"))


def history(limit: int = 50) -> list[Activation]:
    """What was put in force when, latest first."""
    latest = Activation.objects.select_related("version").order_by("-from_at", "-id")
    return list(latest[:limit])
