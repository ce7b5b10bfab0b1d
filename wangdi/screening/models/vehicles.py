"""Vehicles that came back from elsewhere, and what was found out about each."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField
from wangdi.people.models import Dwelling

STANDING = models.Q(annulled_at=None)


class Finding(models.TextChoices):
    REGISTERED = "registered", _("All who came with it are registered")
    NOT_AWAY = "not_away", _("Was not away from here")
    ON_ITS_WAY = "on_its_way", _("Has left again")
    NOBODY_FOUND = "nobody_found", _("Nobody found yet: ask again")


SETTLING = (Finding.REGISTERED, Finding.NOT_AWAY, Finding.ON_ITS_WAY)


class VehicleQuerySet(ScopedQuerySet["ReturnedVehicle"]):
    def standing(self) -> Self:
        return self.filter(STANDING)


class ReturnedVehicle(Stamped):
    """A vehicle seen back from elsewhere: where it stands, since when, where it was."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    plate = EncryptedTextField()
    plate_index = BlindIndexField(of="plate", form="text")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, null=True, related_name="vehicles")
    stands_at = models.CharField(max_length=100, blank=True)
    origin = models.CharField(max_length=100)
    origin_code = models.CharField(max_length=12, blank=True)
    returned_on = models.DateField()
    people = models.SmallIntegerField(null=True)
    note = models.CharField(max_length=200, blank=True)
    key_area = models.BooleanField(default=False)
    key_area_name = models.CharField(max_length=100, blank=True)
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["ReturnedVehicle"]] = VehicleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["plate_index", "returned_on"],
                condition=STANDING,
                name="one_return_of_a_vehicle_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(people=None) | models.Q(people__range=(0, 99)),
                name="vehicle_people",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "-returned_on"],
                condition=STANDING,
                name="vehicles_of_community",
            ),
        )

    def __str__(self) -> str:
        return f"vehicle {self.pk}"


class VehicleReport(Stamped):
    """What was found out about a vehicle that came back."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    vehicle = models.ForeignKey(ReturnedVehicle, models.PROTECT, related_name="reports")
    finding = models.CharField(max_length=20, choices=Finding.choices)
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["VehicleReport"]] = ScopedQuerySet[
        "VehicleReport"
    ].as_manager()

    def __str__(self) -> str:
        return f"report on {self.vehicle_id}"
