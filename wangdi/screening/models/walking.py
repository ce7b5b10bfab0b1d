"""Who walks where: beats of a round, and the sheets of paper that are walked with."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.screening.models.rounds import CanvassRound
from wangdi.staff.models import Worker
from wangdi.territory.models import Place


class Beat(Stamped):
    """The doors of one building (or of one of its units) that a worker knocks at in a round."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    round = models.ForeignKey(CanvassRound, models.PROTECT, related_name="beats", db_index=False)
    building_id = None
    building = models.ForeignKey(Place, models.PROTECT, related_name="beats")
    unit = models.CharField(max_length=20, blank=True)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="beats")
    given_at = models.DateTimeField()
    given_by = models.BigIntegerField(null=True)

    objects: ClassVar[models.Manager["Beat"]] = ScopedQuerySet["Beat"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["round", "building", "unit"], name="one_worker_per_beat"
            ),
        )

    def __str__(self) -> str:
        return f"beat {self.building_id} {self.unit}"


class DoorSheet(Stamped):
    """A printed list of the doors of one building; row n of it is the door `doors[n - 1]`.

    The keys of the visits written on it follow from the sheet and the row, so that a row that
    somebody also sent by telephone is known again.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    code = models.CharField(max_length=8, unique=True)
    round = models.ForeignKey(CanvassRound, models.PROTECT, related_name="sheets")
    building_id = None
    building = models.ForeignKey(Place, models.PROTECT, related_name="sheets")
    doors = ArrayField(models.UUIDField())
    worker = models.ForeignKey(Worker, models.PROTECT, null=True, related_name="sheets")
    printed_at = models.DateTimeField()
    printed_by = models.BigIntegerField(null=True)
    settled_at = models.DateTimeField(null=True, help_text="When the second look agreed")
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["DoorSheet"]] = ScopedQuerySet["DoorSheet"].as_manager()

    def __str__(self) -> str:
        return self.code


class SheetReading(models.Model):
    """What one person read off a sheet. Two people read each; `rows` is {row: [outcome, …]}."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    sheet = models.ForeignKey(DoorSheet, models.PROTECT, related_name="readings")
    rows = models.JSONField()
    walked_at = models.DateTimeField()
    read_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["sheet", "by"],
                condition=models.Q(annulled_at=None),
                name="one_reading_per_person",
            ),
        )

    def __str__(self) -> str:
        return f"reading of {self.sheet_id}"
