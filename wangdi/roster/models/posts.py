"""Posts that somebody always stands at, and their shifts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.checkpoints.models import Checkpoint
from wangdi.lib import ids
from wangdi.staff.models import Unit
from wangdi.territory.models import Place


class Post(Stamped):
    """A post at a checkpoint or any place, with what is to be done there.

    `need`: people a shift where it differs from the rule of its place. `branch`: the temporary
    branch whose people stand here; one may have several posts, a post may have none.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, null=True, related_name="posts")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    duty = models.CharField(max_length=500)
    need = models.SmallIntegerField(null=True)
    branch = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="posts")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closed_by = models.UUIDField(null=True)

    objects: ClassVar[models.Manager["Post"]] = ScopedQuerySet["Post"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["checkpoint"], condition=Q(closed_on=None), name="one_post_of_a_checkpoint"
            ),
            models.UniqueConstraint(
                fields=["place", "name"], condition=Q(closed_on=None), name="one_post_of_a_name"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Shift(Stamped):
    """One shift of one post on one day, and how many people it takes."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    post = models.ForeignKey(Post, models.PROTECT, related_name="shifts")
    day = models.DateField()
    code = models.CharField(max_length=10)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    need = models.SmallIntegerField()
    night = models.BooleanField(default=False)
    laid_by = models.UUIDField()

    objects: ClassVar[models.Manager["Shift"]] = ScopedQuerySet["Shift"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["post", "day", "code"], name="one_shift_of_a_code"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("begins_at")) & Q(need__gte=1),
                name="shift_in_order",
            ),
        )
        indexes = (
            models.Index(fields=["community_id", "day"], name="shifts_of_community"),
            models.Index(fields=["begins_at", "ends_at"], name="shifts_by_hour"),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.code}"
