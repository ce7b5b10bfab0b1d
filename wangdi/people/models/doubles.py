"""Entries that look alike, and what was decided of them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wangdi.people.models.changes import STANDING
from wangdi.people.models.persons import Person


class Distinction(models.Model):
    """Two entries that look alike and are two people, as somebody decided; `first` < `second`."""

    id = models.UUIDField(primary_key=True, help_text="The key of the decision")
    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["first", "second"], condition=STANDING, name="told_apart_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"


class Resemblance(models.Model):
    """Two entries that may be one person, as the clock finds them; `first` < `second`."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    reasons = ArrayField(models.CharField(max_length=20))
    grade = models.SmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["first", "second"], name="alike_once"),)
        indexes = (models.Index(fields=["grade", "id"], name="alike_by_grade"),)

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"
