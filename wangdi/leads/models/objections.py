"""A person says that a lead about him is wrong; somebody else than who settled it decides."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from wangdi.access.scoping import Stamped
from wangdi.leads.models.leads import Lead, OfficeQuerySet
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField


class Objection(Stamped):
    """What he says, sealed, until when it is decided, and what was decided, as told to him."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="objections")
    text = EncryptedTextField()
    contact = EncryptedTextField(null=True)
    raised_at = models.DateTimeField()
    due_at = models.DateTimeField()
    against = models.BigIntegerField(null=True, help_text="Who had settled the lead")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    upheld = models.BooleanField(null=True)
    answer = EncryptedTextField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Objection"]] = OfficeQuerySet["Objection"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["lead"],
                condition=Q(annulled_at=None, decided_at=None),
                name="one_open_objection_per_lead",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, upheld=None)
                | Q(decided_at__isnull=False, upheld__isnull=False),
                name="objection_decided_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(against=None) | Q(decided_by=None) | ~Q(decided_by=F("against")),
                name="objection_decided_by_another",
            ),
        )
        indexes = (models.Index(fields=["raised_at"], name="objections_by_time"),)

    def __str__(self) -> str:
        return f"objection {self.pk}"
