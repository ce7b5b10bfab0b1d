"""Scope at the fetch: every record with a person or a place is asked for through these."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.db import models

from wangdi.intake.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Scope:
    """Ids of communities, grids and buildings that may be seen, and households entrusted by name.

    `whole`: of the whole office, so that what carries no stamp is this person's too.
    """

    communities: frozenset[int] = frozenset()
    grids: frozenset[int] = frozenset()
    buildings: frozenset[int] = frozenset()
    households: frozenset[UUID] = frozenset()
    whole: bool = False

    def is_empty(self) -> bool:
        return not (self.communities or self.grids or self.buildings or self.households)

    def query(self, household: str | None = None, prefix: str = "") -> models.Q:
        """The comparison for a stamped record; usually one, as a user is usually one thing."""
        terms: list[models.Q] = []
        for name in ("communities", "grids", "buildings"):
            if wanted := getattr(self, name):
                column = {"communities": "community", "grids": "grid", "buildings": "building"}[
                    name
                ]
                terms.append(models.Q(**{f"{prefix}{column}_id__in": sorted(wanted)}))
        if household and self.households:
            terms.append(models.Q(**{f"{prefix}{household}__in": self.households}))
        return _any(terms)


def _any(terms: Iterable[models.Q]) -> models.Q:
    query: models.Q | None = None
    for term in terms:
        query = term if query is None else query | term
    return query if query is not None else models.Q(pk__in=())


M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(models.QuerySet[M]):
    """`household_column` names the column that holds the household's id, where there is one."""

    household_column: str | None = None

    def visible_to(self, scope: Scope) -> Self:
        return self.filter(scope.query(self.household_column))


class Stamped(models.Model):
    """The stamps that every record with a person or a place carries; redrawing a grid re-stamps."""

    keeps_stamps: ClassVar[str] = ""
    """Why its rows keep the stamps they were written with; empty: they follow the ground."""

    community_id = models.IntegerField(null=True)
    grid_id = models.IntegerField(null=True)
    building_id = models.IntegerField(null=True)

    class Meta:
        abstract = True

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.community_id, self.grid_id, self.building_id)


def stamps(record: Any) -> dict[str, int | None]:
    """The three columns of a stamp, to hand to a constructor."""
    stamp: Stamp = record if isinstance(record, Stamp) else record.stamp
    return {
        "community_id": stamp.community,
        "grid_id": stamp.grid,
        "building_id": stamp.building,
    }
