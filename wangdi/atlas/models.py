"""What is told of places day by day: a leader's visits, and how great the risk is."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.territory.models import Place


class AreaVisit(Stamped):
    """A leader went to a community on a day: what he found, and what he arranged."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="visits")
    on = models.DateField()
    found = models.TextField()
    arranged = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["AreaVisit"]] = ScopedQuerySet["AreaVisit"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["community_id", "-on"], name="visits_of_community"),)

    def __str__(self) -> str:
        return f"{self.place_id} on {self.on}"


class RiskLevel(models.TextChoices):
    LOW = "low", _("Low risk")
    MEDIUM = "medium", _("Medium risk")
    HIGH = "high", _("High risk")


class AreaRisk(models.Model):
    """How great the risk of a place is, from a day on until another, by which document."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="risks", db_index=False)
    level = models.CharField(max_length=10, choices=RiskLevel.choices)
    since = models.DateField()
    until = models.DateField(null=True)
    document = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["place", "-since"], name="risks_of_place"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="risk_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place_id} {self.level} since {self.since}"
