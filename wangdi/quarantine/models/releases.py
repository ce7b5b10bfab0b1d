"""What goes before a release at its hour: agreed to ahead, or held with a reason."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.documents.models import Document
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.quarantine.models.episodes import Episode


class Clearance(Stamped):
    """A release that two people agreed to before its hour; at the hour it takes effect, or falls.

    It falls where the conditions no longer stand, the days were changed, or somebody is held.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="clearances")
    takes_effect_at = models.DateTimeField()
    at = models.DateTimeField()
    prepared_by = models.BigIntegerField()
    prepared_by_label = models.CharField(max_length=100)
    approved_by = models.BigIntegerField()
    approved_by_label = models.CharField(max_length=100)
    reason = models.TextField(blank=True)
    attested = models.JSONField(default=list)
    letter = models.ForeignKey(Document, models.PROTECT, related_name="+", db_index=False)
    taken_at = models.DateTimeField(null=True)
    fell_at = models.DateTimeField(null=True)
    fell_why = models.CharField(max_length=40, blank=True)

    objects: ClassVar[models.Manager["Clearance"]] = ScopedQuerySet["Clearance"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode"],
                condition=models.Q(taken_at=None, fell_at=None),
                name="one_standing_clearance_per_episode",
            ),
            models.CheckConstraint(
                condition=~models.Q(prepared_by=models.F("approved_by")),
                name="cleared_by_two_people",
            ),
        )
        indexes = (
            models.Index(
                fields=["takes_effect_at"],
                condition=models.Q(taken_at=None, fell_at=None),
                name="clearances_to_take_effect",
            ),
        )


class HoldReason(models.TextChoices):
    """The only reasons for which somebody may be held past the hour."""

    UNWELL = "unwell", _("Fever or symptoms that a doctor looks at")
    RESULT = "result", _("The result of a test has not come")
    POSITIVE = "positive", _("A test was positive, the doctor decides")
    SILENT = "silent", _("Not reached; somebody goes to the door")
    WISH = "wish", _("The person asked for it")


class Hold(Stamped):
    """Somebody is held past the hour of release: why, until when at most, and who authorised it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="holds")
    reason = models.CharField(max_length=10, choices=HoldReason.choices)
    note = EncryptedTextField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    by = models.BigIntegerField()
    by_label = models.CharField(max_length=100)
    lifted_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Hold"]] = ScopedQuerySet["Hold"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode"],
                condition=models.Q(lifted_at=None),
                name="one_standing_hold_per_episode",
            ),
            models.CheckConstraint(
                condition=models.Q(at__lt=models.F("until")), name="hold_ends_after_it_began"
            ),
        )
