"""Grants: who, as what, where, from when to when, by whom."""

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.roles import CHOICES
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import clock, ids
from wangdi.territory.models import Grid, Place


class GrantQuerySet(models.QuerySet["Grant"]):
    def current(self, on: date | None = None) -> "GrantQuerySet":
        """What holds on that day; a revoked grant holds no more from the moment it is revoked."""
        day = on or clock.today()
        return self.filter(valid_from__lte=day, revocation=None).exclude(valid_to__lt=day)


class Grant(models.Model):
    """One role of one user at one place or grid; exactly one of the two is set."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30, choices=CHOICES)
    place = models.ForeignKey(Place, models.PROTECT, null=True)
    grid = models.ForeignKey(Grid, models.PROTECT, null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects: ClassVar[models.Manager["Grant"]] = GrantQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(place=None) ^ models.Q(grid=None), name="grant_place_or_grid"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="grant_ends_after_it_begins",
            ),
        )
        indexes = (models.Index(fields=["user", "valid_from"], name="grants_of_user"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"

    @property
    def stamp(self) -> Stamp:
        """Where it was given; nowhere in particular for a grant at the office itself."""
        at = self.place or self.grid
        return at.stamp if at else NOWHERE

    def revoke(self, *, at: datetime, by: int | None, reason: str) -> "Revocation":
        """Take it back from this moment on."""
        return Revocation.objects.create(grant=self, at=at, by_id=by, reason=reason)


class Revocation(models.Model):
    """A grant taken back before its time: when, by whom, why."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    grant = models.OneToOneField(Grant, models.PROTECT, related_name="revocation")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.reason


class Assignment(models.Model):
    """A household entrusted to a user by name, beside the places of his grants."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    household = models.UUIDField()
    why = models.CharField(_("why"), max_length=60)
    source = models.UUIDField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["user"], condition=models.Q(valid_to=None), name="assignments_of_user"
            ),
            models.Index(fields=["source"], name="assignments_of_source"),
        )


class PublicTry(models.Model):
    """How often one address asked for one public page within one window; kept for a day at most.

    `address` is a keyed hash that differs every day: it finds nobody and links no two days.
    """

    name = models.CharField(max_length=60)
    address = models.BinaryField()
    window = models.DateTimeField()
    count = models.IntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["name", "address", "window"], name="one_count_a_window"
            ),
        )
        indexes = (models.Index(fields=["window"], name="tries_by_window"),)
