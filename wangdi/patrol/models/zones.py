"""Zones that are gone through several times a day, who does what there, and each round of it."""

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.patrol.rules import frequency
from wangdi.staff.models import Worker
from wangdi.territory.models import Place


class Side(models.TextChoices):
    """The sides of the net: where a zone lies."""

    GATE = "gate", _("At the gates")
    COURTYARD = "courtyard", _("Inside the courtyard")
    ROUND = "round", _("Round the buildings")
    STREET = "street", _("Along the street")
    MARKET = "market", _("Markets and squares")


class Task(models.TextChoices):
    """The three duties of a zone, each a named person's."""

    CHECK = frequency.CHECK, pgettext_lazy("zone duty", "Check")
    PATROL = frequency.PATROL, pgettext_lazy("zone duty", "Patrol")
    ISOLATE = frequency.ISOLATE, pgettext_lazy("zone duty", "Isolate")


class PatrolZoneQuerySet(ScopedQuerySet["PatrolZone"]):
    def open(self) -> Self:
        return self.filter(closed_on=None)


class PatrolZone(Stamped):
    """A stretch with points to see, on one side of a place; `points` in walking order."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    side = models.CharField(max_length=10, choices=Side.choices)
    points = ArrayField(models.CharField(max_length=60))
    starts_on = models.DateField()
    by_label = models.CharField(max_length=100)
    closed_on = models.DateField(null=True)
    close_reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[PatrolZoneQuerySet] = PatrolZoneQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["place", "side", "name"],
                condition=models.Q(closed_on=None),
                name="one_open_zone_per_place_side_and_name",
            ),
            models.CheckConstraint(condition=models.Q(points__len__gte=1), name="zone_has_a_point"),
        )
        indexes = (models.Index(fields=["community_id", "closed_on"], name="zones_of_community"),)

    def __str__(self) -> str:
        return self.name


class ZoneDuty(Stamped):
    """One of the three duties of a zone: how often a day, within which hours, by whom.

    `holder` None: everybody's of the grid worker's role there. `police`: who comes along.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    zone = models.ForeignKey(PatrolZone, models.PROTECT, related_name="duties", db_index=False)
    task = models.CharField(max_length=10, choices=Task.choices)
    times = models.SmallIntegerField()
    begins = models.TimeField()
    ends = models.TimeField()
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    police = models.ForeignKey(Worker, models.PROTECT, null=True, related_name="+", db_index=False)

    ended_on = models.DateField(null=True)

    objects: ClassVar[models.Manager["ZoneDuty"]] = ScopedQuerySet["ZoneDuty"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["zone", "task"],
                condition=models.Q(ended_on=None),
                name="one_duty_per_zone_and_task",
            ),
            models.CheckConstraint(
                condition=models.Q(times__range=(1, 24)), name="zone_duty_times"
            ),
        )

    def __str__(self) -> str:
        return f"{self.task} {self.zone_id}"


class PatrolRound(Stamped):
    """One going through a zone: when, which points were seen, whether police came along.

    What was seen of places, never of people; no track of who walked.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    duty = models.ForeignKey(ZoneDuty, models.PROTECT, related_name="rounds", db_index=False)
    zone = models.ForeignKey(PatrolZone, models.PROTECT, related_name="rounds", db_index=False)
    at = models.DateTimeField()
    slot = models.CharField(max_length=20, blank=True)
    seen = ArrayField(models.CharField(max_length=60))
    missed = ArrayField(models.CharField(max_length=60))
    police = models.BooleanField(default=False)
    note = EncryptedTextField(null=True)
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["PatrolRound"]] = ScopedQuerySet["PatrolRound"].as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=["zone", "-at"],
                condition=models.Q(annulled_at=None),
                name="rounds_of_zone",
            ),
            models.Index(fields=["recorded_at"], name="patrol_rounds_by_time"),
        )

    def __str__(self) -> str:
        return f"round {self.pk}"
