"""Dwellings, households and people: the ledger that everything else refers to."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedJSONField, EncryptedTextField
from wangdi.territory.models import Place


class DwellingUse(models.TextChoices):
    HOME = "home", _("Residence")
    RENTED = "rented", _("Rented home")
    DORMITORY = "dormitory", _("Dormitory")
    SHOP = "shop", _("Shop")
    VACANT = "vacant", _("Vacant")


class HouseholdKind(models.TextChoices):
    OWNER = "owner", _("Owner")
    TENANT = "tenant", _("Tenant")
    SHARED = "shared", _("Shared")
    COLLECTIVE = "collective", _("Collective household")


class Sex(models.TextChoices):
    MALE = "m", _("Male")
    FEMALE = "f", _("Female")


class Relation(models.TextChoices):
    HEAD = "head", _("Head")
    SPOUSE = "spouse", _("Spouse")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Parent")
    GRANDCHILD = "grandchild", _("Grandchild")
    OTHER_KIN = "kin", _("Other kin")
    NOT_KIN = "not_kin", _("Not kin")


class Need(models.TextChoices):
    ALONE = "alone", _("Elder living alone")
    INFANT = "infant", _("Infant")
    PREGNANT = "pregnant", _("Pregnant")
    DIALYSIS = "dialysis", _("Dialysis")
    DISABILITY = "disability", _("Disability")
    CHRONIC = "chronic", _("Long-term medicine")
    NO_SMARTPHONE = "no_smartphone", _("No smartphone")
    LANGUAGE = "language", _("Needs an interpreter")


class Departure(models.TextChoices):
    MOVED = "moved", _("Moved away")
    DIED = "died", _("Died")
    MISTAKE = "mistake", _("Entered by mistake")


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
        )

    def __str__(self) -> str:
        return self.address


class PersonQuerySet(ScopedQuerySet["Person"]):
    household_column = "household_id"

    def living(self) -> Self:
        """Those who live where they are written, now."""
        return self.filter(left_on=None)


class Person(Stamped):
    """A resident. The ID number is optional; it and the telephone are sealed, found by index."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    household = models.ForeignKey(Household, models.PROTECT, related_name="people", db_index=False)
    name = models.CharField(max_length=100)
    initials = models.CharField(max_length=40, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    birth_date = models.DateField(null=True)
    relation = models.CharField(max_length=20, choices=Relation.choices, blank=True)
    id_kind = models.CharField(max_length=20, blank=True)
    id_number = EncryptedTextField(null=True)
    id_index = BlindIndexField(of="id_number", form="id_number", null=True)
    phone = EncryptedTextField(null=True)
    phone_index = BlindIndexField(of="phone", form="phone", null=True)
    employer = models.CharField(max_length=200, blank=True, db_default="")
    needs = ArrayField(
        models.CharField(max_length=20, choices=Need.choices), default=list, db_default=[]
    )
    note = models.TextField(blank=True, db_default="")
    entered_on = models.DateField()
    left_on = models.DateField(null=True)
    left_why = models.CharField(max_length=20, choices=Departure.choices, blank=True, db_default="")

    objects: ClassVar[models.Manager["Person"]] = PersonQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["household"], name="people_of_household"),
            models.Index(fields=["community_id", "name"], name="people_of_community"),
            models.Index(fields=["grid_id", "name"], name="people_of_grid"),
            models.Index(fields=["id_index"], name="people_by_id_number"),
            models.Index(fields=["phone_index"], name="people_by_phone"),
            GinIndex(OpClass("name", "gin_trgm_ops"), name="people_by_name"),
            models.Index(OpClass("initials", "text_pattern_ops"), name="people_by_initials"),
            GinIndex(fields=["needs"], condition=~models.Q(needs=[]), name="people_by_need"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(left_on=None, left_why="")
                | (models.Q(left_on__isnull=False) & ~models.Q(left_why="")),
                name="left_when_and_why",
            ),
        )

    def __str__(self) -> str:
        return f"person {self.pk}"

    def age_on(self, day: date) -> int | None:
        """Whole years on `day`."""
        if self.birth_date is None:
            return None
        before = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before


class Correction(models.Model):
    """What stood before a change to one person, sealed, so that the change can be annulled.

    The audit event names the fields; their former contents are here and nowhere else.
    """

    id = models.UUIDField(primary_key=True, help_text="The key of the change")
    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    before = EncryptedJSONField()
    made_at = models.DateTimeField()
    annulled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"correction {self.pk}"
