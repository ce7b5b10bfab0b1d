"""What follows from crossings and is kept beside them, so that no page counts half a million."""

from django.db import models

from wangdi.access.scoping import Stamped
from wangdi.gates.models.crossings import BY_DAY
from wangdi.lib import ids


class Presence(models.Model):
    """Where somebody was last seen of a place: inside or out. One row a place and subject.

    `subject` is the person, the pass, the household, or the crossing of a registered visitor.
    Written by raw statements: `recording.py`.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place_id = models.IntegerField()
    subject = models.UUIDField()
    who = models.CharField(max_length=8)
    direction = models.CharField(max_length=3)
    at = models.DateTimeField()
    checkpoint = models.UUIDField()
    crossing = models.UUIDField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["place_id", "subject"], name="one_presence_a_place"),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.direction}"


class Tally(Stamped):
    """How many crossings of one sort at a checkpoint in one hour, by when they happened."""

    keeps_stamps = BY_DAY
    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    checkpoint = models.UUIDField()
    hour = models.DateTimeField()
    direction = models.CharField(max_length=3)
    outcome = models.CharField(max_length=9)
    code = models.CharField(max_length=30)
    who = models.CharField(max_length=8)
    crossings = models.IntegerField()
    vehicles = models.IntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["checkpoint", "hour", "direction", "outcome", "code", "who"],
                name="one_tally_of_a_sort",
            ),
        )
        indexes = (models.Index(fields=["hour"], name="tallies_by_hour"),)

    def __str__(self) -> str:
        return f"{self.crossings} {self.direction} {self.code}"
