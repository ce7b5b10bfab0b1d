"""Places as one tree, and grids as a second tree over buildings."""

from collections.abc import Iterable
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.intake.stamps import Stamp


class PlaceKind(models.TextChoices):
    DISTRICT = "district", _("District")
    SUBDISTRICT = "subdistrict", _("Subdistrict")
    TOWN = "town", _("Town")
    AREA = "area", _("Area")
    COMMUNITY = "community", _("Community")
    VILLAGE = "village", _("Village")
    COMPOUND = "compound", _("Compound")
    HAMLET = "hamlet", _("Hamlet")
    BUILDING = "building", _("Building")
    UNIT = "unit", _("Unit")


COMMUNITY_KINDS = (PlaceKind.COMMUNITY, PlaceKind.VILLAGE)


class Management(models.TextChoices):
    COMPANY = "company", _("Property company")
    SELF = "self", _("Self-managed")
    UNMANAGED = "unmanaged", _("No managing body")


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
    """A place of any level. `code` is the official statistical code where there is one, as text."""

    kind = models.CharField(max_length=20, choices=PlaceKind.choices)
    code = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=100)
    sort_key = models.CharField(max_length=100, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    ancestors = ArrayField(models.IntegerField(), default=list)
    community_id = models.IntegerField(null=True)
    grid = models.ForeignKey("Grid", models.PROTECT, null=True, related_name="buildings")
    management = models.CharField(max_length=20, choices=Management.choices, blank=True)
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
        )

    def __str__(self) -> str:
        return self.name

    @property
    def stamp(self) -> Stamp:
        building = self.id if self.kind == PlaceKind.BUILDING else None
        return Stamp(self.community_id, self.grid_id, building)


class Grid(models.Model):
    """A grid of a level: a worker's beat, drawn over buildings whatever the compounds' borders."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    level = models.SmallIntegerField(default=3)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    community = models.ForeignKey(Place, models.PROTECT, related_name="grids")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.community_id, self.id, None)
