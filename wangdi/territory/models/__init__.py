"""Records of this room."""

from wangdi.territory.models.changes import PlaceChange, Verb
from wangdi.territory.models.grids import Grid, GridBuilding
from wangdi.territory.models.kinds import (
    COMMUNITY_KINDS,
    MANAGED_KINDS,
    OFFICE_KINDS,
    SMALL_KINDS,
    Management,
    PlaceKind,
)
from wangdi.territory.models.places import Place, PlaceQuerySet

__all__ = [
    "COMMUNITY_KINDS",
    "MANAGED_KINDS",
    "OFFICE_KINDS",
    "SMALL_KINDS",
    "Grid",
    "GridBuilding",
    "Management",
    "Place",
    "PlaceChange",
    "PlaceKind",
    "PlaceQuerySet",
    "Verb",
]
