"""What was left at the gate for somebody to fetch."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from wangdi.access.scoping import Stamped
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates.models.guarded import GateQuerySet
from wangdi.lib import ids
from wangdi.people.models import Household


class ShelfItem(Stamped):
    """A parcel, a meal, a bag at the shelf: for which door, since when, fetched when."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="+", db_index=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    what = models.CharField(max_length=60)
    spot = models.CharField(max_length=20, blank=True)
    left_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    fetch_key = models.UUIDField(null=True, unique=True)
    fetched_at = models.DateTimeField(null=True)
    fetched_by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["ShelfItem"]] = GateQuerySet["ShelfItem"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(fetched_at=None, fetch_key=None)
                | Q(fetched_at__isnull=False, fetch_key__isnull=False),
                name="fetched_by_a_record",
            ),
        )
        indexes = (
            models.Index(
                fields=["checkpoint", "left_at"],
                condition=Q(fetched_at=None, annulled_at=None),
                name="goods_on_the_shelf",
            ),
        )

    def __str__(self) -> str:
        return self.what
