"""What is in force, and what a record that began under a version must keep to."""

from datetime import datetime
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel

from wangdi.intake import gate
from wangdi.lib import bulk
from wangdi.profiles import sections
from wangdi.profiles.models import Activation, ProfileVersion

IN_FORCE = """
    SELECT v.id, v.digest FROM profiles_activation a
    JOIN profiles_profileversion v ON v.id = a.version_id
    WHERE a.annulled_at IS NULL AND a.from_at <= %s ORDER BY a.from_at DESC, a.id DESC LIMIT 1
"""
S = TypeVar("S", bound=BaseModel)


def current(at: datetime) -> ProfileVersion | None:
    """The version in force at an instant; None where none was ever put in force.

    Its content, a long text, is read when it is asked for.
    """
    begun = Activation.objects.filter(from_at__lte=at, annulled_at=None)
    beside = begun.select_related("version").defer("version__content")
    latest = beside.order_by("-from_at", "-id").first()
    return latest.version if latest else None


def digest_in_force(at: datetime) -> tuple[UUID, bytes] | None:
    """The id and the digest of the version in force, for who asks at every record.

    One query, and one for a whole batch of the intake.
    """
    rows = gate.remembered(("profile", at), lambda: bulk.execute(IN_FORCE, [at], prepare=True))
    return (rows[0][0], bytes(rows[0][1])) if rows else None


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
