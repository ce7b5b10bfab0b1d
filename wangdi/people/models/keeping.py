"""Who looks after which homes: grid workers and building captains, from when to when."""

from typing import ClassVar, Self

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.people.models.choices import Level, Post
from wangdi.people.models.households import Household
from wangdi.staff.models import Worker


class ResponsibilityQuerySet(ScopedQuerySet["Responsibility"]):
    def current(self) -> Self:
        return self.filter(until=None, worker__left_on=None)


class Responsibility(Stamped):
    """A worker looks after a grid, a building or one household: the one that its stamps name."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="responsibilities")
    post = models.CharField(max_length=20, choices=Post.choices)
    level = models.CharField(max_length=10, choices=Level.choices)
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, related_name="responsibilities"
    )
    since = models.DateField()
    until = models.DateField(null=True)
    ended_by = models.UUIDField(null=True, help_text="The key of the record that ended it")
    by_label = models.CharField(max_length=100)

    objects: ClassVar[models.Manager["Responsibility"]] = ResponsibilityQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(level=Level.HOUSEHOLD, household__isnull=False)
                | (~models.Q(level=Level.HOUSEHOLD) & models.Q(household=None)),
                name="looked_after_household",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="looked_after_in_order",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "level"],
                condition=models.Q(until=None),
                name="looked_after_now",
            ),
        )

    def __str__(self) -> str:
        return f"{self.post} {self.level} {self.worker_id}"
