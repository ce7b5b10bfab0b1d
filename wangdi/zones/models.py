"""A key zone: buildings with a case or contacts, and the series of rounds that visits them."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.lib import ids
from wangdi.screening.models import RoundSeries


class Why(models.TextChoices):
    CASE = "case", _("A confirmed case lives or lived here")
    SUSPECTED = "suspected", _("A suspected case lives or lived here")
    CONTACT = "contact", _("Contacts of a case live here")


class KeyZoneQuerySet(models.QuerySet["KeyZone"]):
    def visible_to(self, scope: Scope) -> Self:
        """Zones that go through a community of the scope, whole or in part."""
        return self.filter(series__in=RoundSeries.objects.all().visible_to(scope))

    def running(self, on: date) -> Self:
        return self.filter(closed_at=None, starts_on__lte=on, ends_on__gte=on)


class KeyZone(models.Model):
    """Every door of `places` is visited each day from one day to another; then it ends by itself.

    `basis` names the order or the finding it stands on. Closed early: who, when and why.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=60)
    places = ArrayField(models.IntegerField())
    communities = ArrayField(models.IntegerField())
    why = models.CharField(max_length=10, choices=Why.choices)
    basis = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField()
    series = models.OneToOneField(RoundSeries, models.PROTECT, related_name="key_zone")
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField(null=True)
    opened_by_label = models.CharField(max_length=100)
    closed_at = models.DateTimeField(null=True)
    closed_by_label = models.CharField(max_length=100, blank=True)
    close_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager["KeyZone"]] = KeyZoneQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="zone_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, close_reason="")
                | (Q(closed_at__isnull=False) & ~Q(close_reason="")),
                name="zone_closed_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_running(self, on: date) -> bool:
        return self.closed_at is None and self.starts_on <= on <= self.ends_on

    def state_on(self, on: date) -> str:
        """`closed`, `ended` by itself, `ahead` or `running`."""
        if self.closed_at is not None:
            return "closed"
        if on > self.ends_on:
            return "ended"
        return "ahead" if on < self.starts_on else "running"
