"""What stands ready at a checkpoint, as last counted."""

from typing import ClassVar

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.checkpoints.models.checkpoints import Checkpoint
from wangdi.checkpoints.models.kinds import EquipmentKind
from wangdi.lib import ids


class Equipment(Stamped):
    """How many of one kind there are; none left is a row too, so that a lack can be seen."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="equipment")
    kind = models.CharField(max_length=12, choices=EquipmentKind.choices)
    count = models.PositiveSmallIntegerField()
    counted_at = models.DateTimeField()
    counted_by_label = models.CharField(max_length=100)

    objects: ClassVar[models.Manager["Equipment"]] = ScopedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["checkpoint", "kind"], name="one_count_of_a_kind"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.count}"
