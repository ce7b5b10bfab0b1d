"""Where the worker may record what was no duty: doors, buildings, zones, venues, gates."""

from typing import Any
from uuid import UUID

from wangdi.access.scopes import Standing
from wangdi.access.scoping import Scope
from wangdi.checkpoints.models import Checkpoint
from wangdi.field.bundles.screens import FREE
from wangdi.patrol.models import PatrolZone, Venue
from wangdi.people.models import Dwelling
from wangdi.screening import doorstep
from wangdi.screening.models import CanvassRound
from wangdi.territory.models import Grid, Place

Named = list[dict[str, Any]]
MOST = 2000
"""A worker whose reach is larger looks up a door at the desk."""


def rounds(scope: Scope) -> tuple[Named, dict[str, list[dict[str, Any]]]]:
    """Rounds that run, and what each asks at the door."""
    found = CanvassRound.objects.visible_to(scope).open().order_by("-starts_on", "id")[:20]
    named, questions = [], {}
    for one in found:
        named.append({"id": str(one.id), "name": one.name})
        asked = doorstep.of(one.doorstep).questions
        questions[str(one.id)] = [question.model_dump(mode="json") for question in asked]
    return named, questions


def buildings(scope: Scope) -> Named:
    """The buildings of the beat, by their way of being walked."""
    own = Place.objects.filter(kind="building", id__in=_of(scope)).order_by("sort_key", "id")
    rows = own.values_list("id", "parent__name", "name")[:MOST]
    return [{"id": key, "name": " ".join(filter(None, names))} for key, *names in rows]


def doors(scope: Scope) -> Named:
    rows = Dwelling.objects.visible_to(scope).order_by("sort_key", "id")
    return _named(rows.values_list("id", "address")[:MOST])


def zones(scope: Scope) -> Named:
    rows = PatrolZone.objects.visible_to(scope).open().order_by("name", "id")
    return _named(rows.values_list("id", "name")[:MOST])


def venues(scope: Scope) -> Named:
    rows = Venue.objects.visible_to(scope).trading().order_by("name", "id")
    return _named(rows.values_list("id", "name")[:MOST])


def grids(scope: Scope) -> Named:
    """The worker's own grids, each with its community: for what has no other place."""
    rows = Grid.objects.filter(id__in=scope.grids).values_list("id", "name", "community_id")
    return [{"id": place, "name": name, "grid": key} for key, name, place in rows.order_by("id")]


def gates(standing: Standing) -> Named:
    """The open gates at which this worker may stand."""
    scope = standing.scope("gates.cross")
    rows = Checkpoint.objects.visible_to(scope).filter(status="open", withdrawn_at=None)
    shown = rows.order_by("number", "name", "id")[:MOST]
    return [{"id": str(one.id), "name": one.name} for one in shown]


def free(standing: Standing) -> list[str]:
    """Screens that need no duty, of which this worker may send the records."""
    return [screen for screen, permission in FREE.items() if standing.holds(permission)]


def _of(scope: Scope) -> Any:
    return Dwelling.objects.visible_to(scope).values("building_id")


def _named(rows: Any) -> Named:
    return [{"id": str(key) if isinstance(key, UUID) else key, "name": name} for key, name in rows]
