"""Entry points: motorway exits and stations where returnees are met."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.lib import ids
from wangdi.territory.models import Place


class PointKind(models.TextChoices):
    MOTORWAY = "motorway", _("Motorway exit")
    RAILWAY = "railway", _("Railway station")
    HIGH_SPEED = "high_speed", _("High-speed station")
    COACH = "coach", _("Coach station")
    AIRPORT = "airport", _("Airport")
    ROAD = "road", _("Road check")


class EntryPointQuerySet(models.QuerySet["EntryPoint"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class EntryPoint(models.Model):
    """A place of the office's own where returnees are met; often outside its borders."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=PointKind.choices)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    address = models.CharField(max_length=200, blank=True)
    contact_name = models.CharField(max_length=60, blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.BigIntegerField(null=True)
    close_reason = models.CharField(max_length=500, blank=True)

    objects: ClassVar[models.Manager["EntryPoint"]] = EntryPointQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(closed_at=None),
                name="one_open_point_of_a_name",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | ~models.Q(close_reason=""),
                name="point_closed_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_open(self) -> bool:
        return self.closed_at is None
