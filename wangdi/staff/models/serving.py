"""Where people belong and are lent to, what they can do and when, and who offers himself."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.staff.models.units import Unit
from wangdi.staff.models.workers import Worker, WorkerKind
from wangdi.territory.models import Place


class Able(models.TextChoices):
    """What duty somebody can do. Why not more is nobody's business and has no field."""

    ALL = "all", _("Any shift")
    DAYS = "days", _("Only by day")
    LIGHT = "light", _("Light work, not at a post")
    NONE = "none", _("Nothing at present")


class Skill(models.TextChoices):
    MEDICAL = "medical", _("Medical")
    DRIVING = "driving", _("Driving")
    COUNSEL = "counsel", _("Counselling")
    SIGNS = "signs", _("Sign language")
    LANGUAGES = "languages", _("Another language")
    COMPUTING = "computing", _("Computers")
    REPAIRS = "repairs", _("Repairs")
    COOKING = "cooking", _("Cooking")


class Hours(models.TextChoices):
    EARLY = "early", _("Early shift")
    LATE = "late", _("Late shift")
    NIGHT = "night", _("Night shift")


class Membership(Stamped):
    """A worker belongs to a unit; `ended_by` is the key of the record that ended it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="memberships")
    since = models.DateField()
    until = models.DateField(null=True)
    ended_by = models.UUIDField(null=True)

    objects: ClassVar[models.Manager["Membership"]] = ScopedQuerySet["Membership"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "worker"], condition=Q(until=None), name="one_standing_membership"
            ),
        )

    def __str__(self) -> str:
        return f"membership {self.pk}"


class Secondment(Stamped):
    """A worker of one unit serves a community for a time; stamped with the host.

    `branch` is the one whose word holds there. `checked_in_on`: the day he reported.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="secondments")
    home = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="lent")
    host = models.ForeignKey(Place, models.PROTECT, related_name="+")
    branch = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="hosted")
    duty = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True)
    checked_in_on = models.DateField(null=True)
    checked_in_by = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.UUIDField(null=True)

    objects: ClassVar[models.Manager["Secondment"]] = ScopedQuerySet["Secondment"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["worker"], condition=Q(ended_on=None), name="one_standing_secondment"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="secondment_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"secondment {self.pk}"


class Readiness(Stamped):
    """What somebody said he can do and when; the latest that stands holds."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="readiness")
    born = models.SmallIntegerField(null=True, help_text="The year; for the age at a post")
    able = models.CharField(max_length=10, choices=Able.choices, default=Able.ALL)
    skills = ArrayField(models.CharField(max_length=20, choices=Skill.choices), default=list)
    hours = ArrayField(models.CharField(max_length=10, choices=Hours.choices), default=list)
    weekdays = ArrayField(models.SmallIntegerField(), default=list)
    told_at = models.DateTimeField()
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Readiness"]] = ScopedQuerySet["Readiness"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["worker", "-told_at"], name="readiness_of_worker"),)

    def __str__(self) -> str:
        return f"readiness {self.pk}"


class Letter(Stamped):
    """A letter in which somebody asks to be called upon; answered once, by a person."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=60)
    phone = EncryptedTextField(null=True)
    kind = models.CharField(max_length=20, choices=WorkerKind.choices)
    unit = models.CharField(max_length=100, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    party_member = models.BooleanField(default=False)
    born = models.SmallIntegerField(null=True)
    skills = ArrayField(models.CharField(max_length=20, choices=Skill.choices), default=list)
    hours = ArrayField(models.CharField(max_length=10, choices=Hours.choices), default=list)
    words = EncryptedTextField(null=True)
    written_on = models.DateField()
    worker = models.ForeignKey(Worker, models.PROTECT, null=True, related_name="letters")
    declined = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Letter"]] = ScopedQuerySet["Letter"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at=None, worker=None, declined="")
                | (Q(answered_at__isnull=False) & (Q(worker=None) ^ Q(declined=""))),
                name="letter_taken_or_declined",
            ),
        )

    def __str__(self) -> str:
        return f"letter {self.pk}"
