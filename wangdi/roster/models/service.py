"""What comes of service: hours and points; who was called out; plans that are asked for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.roster.models.standing import Turn
from wangdi.staff.models import Unit, Worker
from wangdi.territory.models import Place


class EntryKind(models.TextChoices):
    EARNED = "earned", _("Verified service")
    REDEEMED = "redeemed", _("Redeemed")


class PointsEntry(Stamped):
    """A line of the ledger of hours and points: earned by verified service, or redeemed."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    minutes = models.IntegerField(default=0)
    points = models.IntegerField()
    turn = models.ForeignKey(Turn, models.PROTECT, null=True, related_name="entries")
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["PointsEntry"]] = ScopedQuerySet["PointsEntry"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["turn"], condition=Q(annulled_at=None), name="service_verified_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.EARNED, points__gte=0, turn__isnull=False)
                | (Q(kind=EntryKind.REDEEMED, points__lt=0, turn=None) & ~Q(note="")),
                name="entry_earned_or_redeemed",
            ),
        )
        indexes = (models.Index(fields=["worker", "at"], name="entries_of_worker"),)

    def __str__(self) -> str:
        return f"entry {self.pk}"


class CallOut(Stamped):
    """An on-call team is called: where to, what for, when it gathers."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="call_outs")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    gather_at = models.DateTimeField()
    called_at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    objects: ClassVar[models.Manager["CallOut"]] = ScopedQuerySet["CallOut"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit"], condition=Q(ended_at=None), name="one_call_out_of_a_team"
            ),
        )

    def __str__(self) -> str:
        return f"call-out {self.pk}"


class Reply(models.TextChoices):
    COMING = "coming", _("Is coming")
    CANNOT = "cannot", _("Cannot come")
    THERE = "there", _("Is there")


class CallReply(Stamped):
    """What one member said or did upon a call-out; the latest that stands holds."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    call = models.ForeignKey(CallOut, models.PROTECT, related_name="replies")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    reply = models.CharField(max_length=10, choices=Reply.choices)
    at = models.DateTimeField()
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["CallReply"]] = ScopedQuerySet["CallReply"].as_manager()

    def __str__(self) -> str:
        return f"reply {self.pk}"


class WeekPlan(Stamped):
    """A week that was asked to be proposed; the worker does it, and says how it went."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    first_day = models.DateField()
    days = models.SmallIntegerField()
    asked_at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    done_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=10, blank=True)
    filled = models.IntegerField(default=0)
    short = models.IntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["WeekPlan"]] = ScopedQuerySet["WeekPlan"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(days__range=(1, 14)), name="plan_of_some_days"),
        )

    def __str__(self) -> str:
        return f"plan {self.first_day}"
