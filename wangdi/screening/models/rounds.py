"""Campaigns, series and rounds of door-knocking through places."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wangdi.access.scoping import Scope
from wangdi.lib import ids
from wangdi.territory.models import Place, PlaceKind


def _through(scope: Scope) -> models.Q:
    """What goes through a community of the scope, whole or in part."""
    inner = Place.objects.filter(
        models.Q(id__in=scope.buildings) | models.Q(grid_id__in=scope.grids),
        kind=PlaceKind.BUILDING,
    )
    parts = set(inner.values_list("community_id", flat=True)) - {None}
    return models.Q(communities__overlap=sorted({*scope.communities, *parts}))


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, scope: Scope) -> Self:
        return self.filter(_through(scope))

    def open(self) -> Self:
        return self.filter(closed_at=None)


class Campaign(models.Model):
    """Doors of some places to be done by an hour that was announced; its rounds do the work."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=100)
    places = ArrayField(models.IntegerField())
    communities = ArrayField(models.IntegerField())
    notice = models.TextField(blank=True, help_text="What was announced, as it is printed")
    document = models.UUIDField(null=True, help_text="The notice as it was issued")
    starts_at = models.DateTimeField()
    target_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.BigIntegerField(null=True)
    close_reason = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Campaign"]] = CampaignQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(starts_at__lt=models.F("target_at")),
                name="campaign_target_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_open(self) -> bool:
        return self.closed_at is None


class SeriesQuerySet(models.QuerySet["RoundSeries"]):
    def visible_to(self, scope: Scope) -> Self:
        return self.filter(_through(scope))

    def running(self, on: date) -> Self:
        return self.filter(stopped_at=None, first_on__lte=on, until__gte=on)


class RoundSeries(models.Model):
    """A round that repeats by itself: every `every_days` days until a date, `lasts_days` each."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=80)
    places = ArrayField(models.IntegerField())
    communities = ArrayField(models.IntegerField())
    script = models.TextField(blank=True)
    first_on = models.DateField()
    until = models.DateField()
    every_days = models.SmallIntegerField()
    lasts_days = models.SmallIntegerField()
    begun_at = models.DateTimeField()
    begun_by = models.BigIntegerField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.BigIntegerField(null=True)
    stop_reason = models.TextField(blank=True)

    objects: ClassVar[models.Manager["RoundSeries"]] = SeriesQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(first_on__lte=models.F("until")), name="series_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(lasts_days__gte=1, every_days__gte=models.F("lasts_days")),
                name="series_rounds_follow_each_other",
            ),
        )

    def __str__(self) -> str:
        return self.name


class RoundQuerySet(models.QuerySet["CanvassRound"]):
    def visible_to(self, scope: Scope) -> Self:
        """Rounds that go through a community of the scope, whole or in part."""
        return self.filter(_through(scope))

    def open(self) -> Self:
        return self.filter(closed_at=None)


class CanvassRound(models.Model):
    """One round through all doors of some places; the doors are the denominator.

    A sweep goes through those doors alone that no round of `sweeps` got done.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=100)
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, related_name="rounds")
    series = models.ForeignKey(RoundSeries, models.PROTECT, null=True, related_name="rounds")
    sweeps = ArrayField(models.UUIDField(), default=list, db_default=[])
    places = ArrayField(models.IntegerField())
    grids = ArrayField(models.IntegerField(), default=list, db_default=[])
    communities = ArrayField(models.IntegerField())
    starts_on = models.DateField()
    ends_on = models.DateField()
    script = models.TextField(blank=True, help_text="What is asked and said at the door")
    doorstep = models.JSONField(
        default=dict, db_default={}, help_text="Prompts, questions and revisits of that profile"
    )
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
            models.UniqueConstraint(
                fields=["series", "starts_on"], name="one_round_of_series_per_day"
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
