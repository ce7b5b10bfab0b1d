"""Vehicles, the trips they make, and their disinfection after each."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.transfer import rules
from wangdi.transfer.models.points import EntryPoint

STANDING = models.Q(annulled_at=None)


class VehicleKind(models.TextChoices):
    BUS = "bus", _("Bus")
    VAN = "van", _("Minibus")
    CAR = "car", _("Car")


class FleetQuerySet(models.QuerySet["Vehicle"]):
    def in_use(self) -> Self:
        return self.filter(retired_at=None)


class Vehicle(models.Model):
    """One vehicle by its plate; `load_percent` of the seats may be taken."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    plate = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=VehicleKind.choices)
    volunteer = models.BooleanField(default=False)
    seats = models.SmallIntegerField()
    load_percent = models.SmallIntegerField(default=50)
    driver_name = models.CharField(max_length=60)
    driver_phone = EncryptedTextField(null=True)
    registered_at = models.DateTimeField()
    registered_by = models.BigIntegerField(null=True)
    retired_at = models.DateTimeField(null=True)
    retire_reason = models.CharField(max_length=500, blank=True)

    objects: ClassVar[models.Manager["Vehicle"]] = FleetQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["plate"],
                condition=models.Q(retired_at=None),
                name="one_vehicle_per_plate",
            ),
            models.CheckConstraint(
                condition=models.Q(seats__range=(1, 90)) & models.Q(load_percent__range=(1, 100)),
                name="vehicle_seats_believable",
            ),
        )

    def __str__(self) -> str:
        return self.plate

    @property
    def allowed(self) -> int:
        return rules.seats_allowed(self.seats, self.load_percent)


class TripQuerySet(models.QuerySet["Trip"]):
    def standing(self) -> Self:
        return self.filter(STANDING)

    def running(self) -> Self:
        return self.filter(STANDING, ended_at=None)


class Trip(models.Model):
    """One way of a vehicle from an entry point, with the kit its driver was given."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    vehicle = models.ForeignKey(Vehicle, models.PROTECT, related_name="trips")
    point = models.ForeignKey(EntryPoint, models.PROTECT, related_name="trips")
    driver_name = models.CharField(max_length=60)
    kit = ArrayField(models.CharField(max_length=20), default=list)
    began_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    override_reason = models.CharField(max_length=500, blank=True)
    overridden = ArrayField(models.CharField(max_length=20), default=list)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Trip"]] = TripQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["vehicle"],
                condition=models.Q(ended_at=None, annulled_at=None),
                name="one_running_trip_per_vehicle",
            ),
            models.CheckConstraint(
                condition=models.Q(overridden=[]) | ~models.Q(override_reason=""),
                name="trip_overridden_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"trip {self.pk}"

    def is_running(self) -> bool:
        return self.ended_at is None and self.annulled_at is None


class TripDisinfection(models.Model):
    """The vehicle was disinfected after a trip: with what, how strong, how long, by whom."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    trip = models.ForeignKey(Trip, models.PROTECT, related_name="disinfections")
    agent = models.CharField(max_length=60)
    concentration = models.IntegerField(null=True, help_text="mg/L of available chlorine")
    minutes = models.SmallIntegerField(help_text="Contact time")
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["trip"], condition=STANDING, name="one_disinfection_per_trip"
            ),
        )

    def __str__(self) -> str:
        return f"disinfection of {self.trip_id}"
