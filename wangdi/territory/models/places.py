"""Places as one tree."""

from collections.abc import Iterable
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from wangdi.intake.stamps import Stamp
from wangdi.lib.geo import Crs, Position
from wangdi.territory.models.kinds import COMMUNITY_KINDS, Management, PlaceKind


class PlaceQuerySet(models.QuerySet["Place"]):
    def communities(self) -> "PlaceQuerySet":
        return self.filter(kind__in=COMMUNITY_KINDS, valid_to=None).order_by("code", "id")

    def under(self, place_ids: Iterable[int]) -> "PlaceQuerySet":
        """The places themselves and everything beneath them."""
        ids = list(place_ids)
        return self.filter(models.Q(id__in=ids) | models.Q(ancestors__overlap=ids))

    def buildings(self) -> "PlaceQuerySet":
        return self.filter(kind=PlaceKind.BUILDING, valid_to=None).order_by("sort_key", "id")


class Place(models.Model):
    """A place of any level. `code` is the official statistical code where there is one, as text.

    The tree says who manages it; the code says under whom the statistics count it, which may be
    another. A position is kept with its own system. Who looks after a place without a managing
    body is a user or a name with a work telephone. `heir` is what took its place when it ended.
    """

    kind = models.CharField(max_length=20, choices=PlaceKind.choices)
    code = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=100)
    sort_key = models.CharField(max_length=100, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    ancestors = ArrayField(models.IntegerField(), default=list)
    community_id = models.IntegerField(null=True)
    grid = models.ForeignKey("Grid", models.PROTECT, null=True, related_name="buildings")
    management = models.CharField(max_length=20, choices=Management.choices, blank=True)
    company = models.CharField(max_length=100, blank=True, db_default="")
    stand_in = models.CharField(max_length=60, blank=True, db_default="")
    stand_in_phone = models.CharField(max_length=30, blank=True, db_default="")
    stand_in_user = models.BigIntegerField(null=True)
    zone = models.CharField(max_length=40, blank=True, db_default="")
    area_km2 = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    population = models.IntegerField(null=True, help_text="As officially stated, not counted")
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    crs = models.CharField(max_length=8, blank=True, db_default="")
    heir = models.ForeignKey("self", models.PROTECT, null=True, related_name="forerunners")
    laid_by = models.UUIDField(null=True, help_text="The key of the record that laid it")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects: ClassVar[models.Manager["Place"]] = PlaceQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["community_id", "kind"], name="place_of_community"),
            GinIndex(fields=["ancestors"], name="place_ancestors"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(valid_to=None) & ~models.Q(code=""),
                name="one_current_place_per_code",
            ),
            models.UniqueConstraint(
                fields=["parent", "kind", "name"],
                condition=models.Q(valid_to=None),
                name="one_name_among_siblings",
            ),
            models.CheckConstraint(
                condition=models.Q(lat=None, lon=None, crs="")
                | models.Q(
                    lat__range=(-90, 90), lon__range=(-180, 180), crs__in=[str(crs) for crs in Crs]
                ),
                name="place_position_with_its_system",
            ),
            models.CheckConstraint(
                condition=models.Q(area_km2=None) | models.Q(area_km2__gt=0),
                name="place_area_above_zero",
            ),
            models.CheckConstraint(
                condition=models.Q(population=None) | models.Q(population__gte=0),
                name="place_population_not_below_zero",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def position(self) -> Position | None:
        if self.lat is None or self.lon is None:
            return None
        return Position(self.lat, self.lon, Crs(self.crs))

    def is_community(self) -> bool:
        return self.kind in COMMUNITY_KINDS

    def is_unmanaged(self) -> bool:
        return self.management == Management.UNMANAGED

    @property
    def stamp(self) -> Stamp:
        building = self.id if self.kind == PlaceKind.BUILDING else None
        return Stamp(self.community_id, self.grid_id, building)
