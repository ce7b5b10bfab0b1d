"""A compound that is closed by order: whose, on what basis, from when until when."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.territory.models import Place


class CompoundOrderQuerySet(ScopedQuerySet["CompoundOrder"]):
    def in_force(self, at: datetime) -> "CompoundOrderQuerySet":
        """Those that bind at `at`: begun, not over, not lifted before."""
        found = self.standing().filter(begins_at__lte=at, ends_at__gt=at)
        return found.filter(Q(lifted_at=None) | Q(lifted_at__gt=at))

    def overdue(self, at: datetime) -> "CompoundOrderQuerySet":
        """Over by their own words, and nobody has said that the compound is open again."""
        return self.standing().filter(ends_at__lte=at, lifted_at=None)

    def standing(self) -> "CompoundOrderQuerySet":
        return self.filter(annulled_at=None)


class CompoundOrder(Stamped):
    """An order of an authority; the office carries it out and sees that it ends.

    After `ends_at` it binds nobody. Until somebody has been there and opened (`lifted_at`), it is
    an alarm. `follows` is the order that it prolongs.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    authority = models.CharField(max_length=100)
    document = models.CharField(max_length=100)
    basis = models.CharField(max_length=300)
    terms = models.CharField(max_length=500, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="next")
    recorded_at = models.DateTimeField()
    recorded_by_label = models.CharField(max_length=100)
    lifted_at = models.DateTimeField(null=True)
    lifted_by_label = models.CharField(max_length=100, blank=True)
    lift_note = models.CharField(max_length=300, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["CompoundOrder"]] = CompoundOrderQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(begins_at__lt=F("ends_at")), name="order_ends_after_its_begin"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lift_note="")
                | (Q(lifted_at__isnull=False) & ~Q(lift_note="")),
                name="order_lifted_with_a_note",
            ),
        )
        indexes = (
            models.Index(
                fields=["place"],
                condition=Q(lifted_at=None, annulled_at=None),
                name="orders_not_lifted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.document}"

    def state_at(self, at: datetime) -> str:
        """`annulled`, `lifted`, `ahead`, `in_force`, or `overdue`: over, and not opened yet."""
        if self.annulled_at is not None:
            return "annulled"
        if self.lifted_at is not None and self.lifted_at <= at:
            return "lifted"
        if at < self.begins_at:
            return "ahead"
        return "in_force" if at < self.ends_at else "overdue"
