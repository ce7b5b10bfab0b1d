"""What somebody decided about the entrances of a compound, and what it was told to cost."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.territory.models import Place


class EntrancePlan(Stamped):
    """A decision with what stood on the page: staff, and metres farther for each building.

    `costs`: a list of (building, its name, people, metres now, metres then).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kept = ArrayField(models.UUIDField())
    closed = ArrayField(models.UUIDField())
    opened = ArrayField(models.UUIDField())
    staff = models.PositiveIntegerField()
    costs: Any = models.JSONField()
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["EntrancePlan"]] = ScopedQuerySet["EntrancePlan"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["place", "at"], name="plans_of_place"),)

    def __str__(self) -> str:
        return f"{self.place_id} {self.at:%Y-%m-%d}"
