"""The people of the ledger."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField
from wangdi.people.models.choices import Departure, Need, Relation, Sex
from wangdi.people.models.households import Household

LETTERS = models.Func(
    models.F("name"),
    models.Value(None),
    function="string_to_array",
    output_field=ArrayField(models.TextField()),
)
"""The signs of a name one by one: names have two or three, too few for trigrams."""


class PersonQuerySet(ScopedQuerySet["Person"]):
    household_column = "household_id"

    def living(self) -> Self:
        """Those who live where they are written, now."""
        return self.filter(left_on=None)

    def named_like(self, text: str) -> Self:
        """Those in whose name `text` stands; by an index, however short the text."""
        holding = self.alias(letters=LETTERS).filter(letters__contains=sorted(set(text)))
        return holding.filter(name__contains=text) if len(text) > 1 else holding


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
    floating = models.BooleanField(
        default=False, db_default=False, help_text="Lives here, registered elsewhere"
    )
    registered_at = models.CharField(
        max_length=200,
        blank=True,
        db_default="",
        help_text="Where the register of households has him, as he says; no rule reads it",
    )
    bed = models.CharField(max_length=40, blank=True, db_default="")
    sleeps_here = models.BooleanField(
        default=True, db_default=True, help_text="False: works behind this door, sleeps elsewhere"
    )
    note = models.TextField(blank=True, db_default="")
    entered_on = models.DateField()
    left_on = models.DateField(null=True)
    left_why = models.CharField(max_length=20, choices=Departure.choices, blank=True, db_default="")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", db_index=False
    )

    objects: ClassVar[models.Manager["Person"]] = PersonQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["household"], name="people_of_household"),
            models.Index(
                fields=["merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="people_merged",
            ),
            models.Index(fields=["community_id", "name"], name="people_of_community"),
            models.Index(fields=["grid_id", "name"], name="people_of_grid"),
            models.Index(fields=["id_index"], name="people_by_id_number"),
            models.Index(fields=["phone_index"], name="people_by_phone"),
            GinIndex(OpClass("name", "gin_trgm_ops"), name="people_by_name"),
            GinIndex(LETTERS, condition=models.Q(left_on=None), name="people_by_letter"),
            models.Index(OpClass("initials", "text_pattern_ops"), name="people_by_initials"),
            GinIndex(fields=["needs"], condition=~models.Q(needs=[]), name="people_by_need"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(merged_into=None)
                | models.Q(left_why=Departure.MERGED, left_on__isnull=False),
                name="merged_when_left",
            ),
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
