"""The bundle of a sign-in: what `static/field/core/bundle.js` reads."""

from datetime import datetime
from typing import Any

from wangdi.access import scopes
from wangdi.accounts.models import User
from wangdi.field.bundles import places, tasks
from wangdi.field.bundles.texts import choices
from wangdi.people.models import DwellingUse
from wangdi.profiles import queries as profiles
from wangdi.quarantine.section import NAME, QuarantineSection


def bundle_of(user: User, at: datetime) -> dict[str, Any]:
    """My day, and what the forms ask for; nothing that this worker may not see at the desk."""
    standing = scopes.standing(user)
    visits = standing.scope("screening.visit")
    patrols = standing.scope("patrol.walk")
    running, questions = places.rounds(visits)
    return {
        "tasks": tasks.tasks_of(standing, user.pk, at),
        "rounds": running,
        "questions": questions,
        "buildings": places.buildings(visits) if running else [],
        "doors": places.doors(standing.scope("screening.record_arrival")),
        "zones": places.zones(patrols),
        "venues": places.venues(patrols),
        "places": places.grids(patrols),
        "gates": places.gates(standing),
        "limits": _limits(at),
        "free": [one for one in places.free(standing) if one != "found" or running],
    }


def _limits(at: datetime) -> dict[str, Any]:
    version = profiles.current(at)
    section = profiles.section(version.id, QuarantineSection, NAME) if version else None
    limits: dict[str, Any] = {"uses": choices(DwellingUse)}
    if section:
        words = section.daily.symptoms
        limits["fever_line"] = str(section.fever["axillary"])
        limits["fever"] = {site: str(line) for site, line in section.fever.items()}
        limits["symptoms"] = [
            {"code": one.code, "name": {"zh": one.label.zh, "en": one.label.en}} for one in words
        ]
    return limits
