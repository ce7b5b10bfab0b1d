"""What happened at a gate that somebody must come for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.checkpoints.models import Checkpoint
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField


class AlarmKind(models.TextChoices):
    FEVER = "fever", _("Fever at a gate")
    HELD = "held", _("Somebody waits at a gate")
    CODE = "code", _("A code that is not green at a gate")
    REPLAY = "replay", _("One paper pass at two gates")
    EMERGENCY = "emergency", _("Medical emergency let through")


class Alarm(Stamped):
    """One call to come to a gate; its duty is of the same id. Answered by what was done."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    kind = models.CharField(max_length=10, choices=AlarmKind.choices)
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="+", db_index=False)
    crossing = models.UUIDField(db_index=True)
    other = models.UUIDField(null=True, help_text="The other crossing of a pass shown twice")
    person = models.UUIDField(null=True)
    household = models.UUIDField(null=True)
    pass_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    raised_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    answered_by_label = models.CharField(max_length=100, blank=True)
    answer = EncryptedTextField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Alarm"]] = ScopedQuerySet["Alarm"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "crossing"], name="one_alarm_of_a_kind_and_crossing"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer__isnull=True)
                | Q(answered_at__isnull=False, answer__isnull=False),
                name="alarm_answered_when_and_how",
            ),
        )
        indexes = (models.Index(fields=["community_id", "at"], name="alarms_of_community"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
