"""Doors and the households behind them."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.people.models.choices import MARKS, DwellingUse, HouseholdKind
from wangdi.territory.models import Place


class DwellingQuerySet(ScopedQuerySet["Dwelling"]):
    def in_walking_order(self) -> Self:
        return self.order_by("sort_key", "id")


class Dwelling(Stamped):
    """A door: building, unit and room. The denominator of every canvass."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    # The foreign key's own column is the stamp.
    building_id = None
    building = models.ForeignKey(Place, models.PROTECT, related_name="dwellings")
    unit = models.CharField(max_length=20, blank=True)
    room = models.CharField(max_length=20)
    address = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=120)
    use = models.CharField(max_length=20, choices=DwellingUse.choices, default=DwellingUse.HOME)
    landlord = EncryptedTextField(null=True)
    landlord_phone = EncryptedTextField(null=True)
    note = models.TextField(blank=True, db_default="")

    objects: ClassVar[models.Manager["Dwelling"]] = DwellingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["building", "unit", "room"], name="one_door_per_number"
            ),
        )
        indexes = (
            models.Index(fields=["community_id", "sort_key"], name="doors_of_community"),
            models.Index(fields=["grid_id", "sort_key"], name="doors_of_grid"),
            models.Index(
                fields=["community_id", "grid_id", "building_id", "use"], name="doors_by_use"
            ),
            models.Index(fields=["sort_key", "id"], name="doors_in_walking_order"),
        )

    def __str__(self) -> str:
        return self.address


class HouseholdQuerySet(ScopedQuerySet["Household"]):
    household_column = "id"

    def open(self) -> Self:
        return self.filter(closed_on=None)


class Household(Stamped):
    """Who lives behind a door together; the household file is about this."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="households")
    kind = models.CharField(
        max_length=20, choices=HouseholdKind.choices, default=HouseholdKind.OWNER
    )
    address = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=120)
    size = models.SmallIntegerField(
        default=0, db_default=0, help_text="How many live here now; kept by the commands"
    )
    marks = ArrayField(
        models.CharField(max_length=20, choices=MARKS),
        default=list,
        db_default=[],
        help_text="What its members need, and `floating`; kept by the commands",
    )
    note = models.TextField(blank=True, db_default="")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    objects: ClassVar[models.Manager["Household"]] = HouseholdQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["community_id", "sort_key", "id"], name="households_of_community"),
            models.Index(fields=["grid_id", "sort_key", "id"], name="households_of_grid"),
            models.Index(fields=["building_id", "sort_key", "id"], name="households_of_building"),
            models.Index(fields=["dwelling"], name="households_of_dwelling"),
            models.Index(
                fields=["sort_key", "id"],
                condition=models.Q(closed_on=None),
                name="households_in_walking_order",
            ),
            models.Index(
                fields=["community_id", "grid_id", "building_id"],
                include=["size"],
                condition=models.Q(closed_on=None),
                name="households_counted",
            ),
            GinIndex(
                fields=["marks"],
                condition=models.Q(closed_on=None) & ~models.Q(marks=[]),
                name="households_by_mark",
            ),
        )

    def __str__(self) -> str:
        return self.address
