"""Rounds of door-knocking through places."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wangdi.access.scoping import Scope
from wangdi.lib import ids
from wangdi.territory.models import Place, PlaceKind


class RoundQuerySet(models.QuerySet["CanvassRound"]):
    def visible_to(self, scope: Scope) -> Self:
        """Rounds that go through a community of the scope, whole or in part."""
        inner = Place.objects.filter(
            models.Q(id__in=scope.buildings) | models.Q(grid_id__in=scope.grids),
            kind=PlaceKind.BUILDING,
        )
        parts = set(inner.values_list("community_id", flat=True)) - {None}
        return self.filter(communities__overlap=sorted({*scope.communities, *parts}))

    def open(self) -> Self:
        return self.filter(closed_at=None)


class CanvassRound(models.Model):
    """One round through all doors of some places; the doors are the denominator."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=100)
    places = ArrayField(models.IntegerField())
    communities = ArrayField(models.IntegerField())
    starts_on = models.DateField()
    ends_on = models.DateField()
    script = models.TextField(blank=True, help_text="What is asked and said at the door")
    profile = models.UUIDField(null=True, help_text="The profile version it began under")
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.BigIntegerField(null=True)
    close_reason = models.TextField(blank=True)

    objects: ClassVar[models.Manager["CanvassRound"]] = RoundQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on")),
                name="round_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_open(self) -> bool:
        return self.closed_at is None

    def close(self, *, at: datetime, by: int | None, reason: str) -> None:
        self.closed_at, self.closed_by, self.close_reason = at, by, reason
        self.save()

    def reopen(self) -> None:
        self.closed_at, self.closed_by, self.close_reason = None, None, ""
        self.save()

    def is_running(self, on: date) -> bool:
        return self.is_open() and self.starts_on <= on
