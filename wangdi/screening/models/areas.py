"""The office's own list of key areas, beside the profile's, and whose class it changed."""

from typing import ClassVar, Self

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.screening.models.arrivals import Arrival

STANDING = models.Q(annulled_at=None)


class ListedAreaQuerySet(models.QuerySet["ListedArea"]):
    def standing(self) -> Self:
        return self.filter(STANDING)


class ListedArea(models.Model):
    """An area that a document declared a key area, from when to when; never overwritten.

    `code` begins a division code. `grade` and `measure` as the document says them.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField(null=True)
    grade = models.CharField(max_length=30, blank=True)
    measure = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["ListedArea"]] = ListedAreaQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["code", "since"], condition=STANDING, name="one_area_from_one_day"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="area_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.name


class AreaEnd(models.Model):
    """That a key area ceased to be one on a day, by which document; `before` is what it was."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    area = models.ForeignKey(ListedArea, models.PROTECT, related_name="ends")
    until = models.DateField()
    before = models.DateField(null=True)
    source = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"end of {self.area_id}"


class ClassChange(Stamped):
    """That the list of key areas now says otherwise of an arrival; a person decides.

    `taken` is null while nobody has; a change that lapsed (the list changed again) has no decider.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    arrival = models.ForeignKey(Arrival, models.PROTECT, related_name="class_changes")
    was_code = models.CharField(max_length=12, blank=True)
    was_name = models.CharField(max_length=100, blank=True)
    now_code = models.CharField(max_length=12, blank=True)
    now_name = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=200, blank=True)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    taken = models.BooleanField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    lapsed_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["ClassChange"]] = ScopedQuerySet["ClassChange"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["arrival"],
                condition=models.Q(decided_at=None, lapsed_at=None),
                name="one_open_class_change",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None, taken=None)
                | models.Q(decided_at__isnull=False, taken__isnull=False),
                name="class_change_decided_whole",
            ),
        )

    def __str__(self) -> str:
        return f"class of {self.arrival_id}"
