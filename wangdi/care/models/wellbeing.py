"""How somebody is, what a person decided about it, and notes that only the counsellor opens."""

from typing import ClassVar

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.care.models.orders import Order
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField, EncryptedTextField
from wangdi.people.models import Household, Person


class WellbeingCheck(Stamped):
    """Answers to the short screen, sealed. `flagged`: a person should look; nothing follows alone.

    `referred` is empty until somebody decided.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answers = EncryptedJSONField()
    score = models.SmallIntegerField()
    wants_to_talk = models.BooleanField(default=False)
    flagged = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    referred = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    decided_by_label = models.CharField(max_length=100, blank=True)
    reason = EncryptedTextField(null=True)
    order = models.ForeignKey(
        Order, models.PROTECT, null=True, related_name="checks", db_index=False
    )
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(referred=None, decided_at=None)
                | models.Q(referred__isnull=False, decided_at__isnull=False),
                name="wellbeing_decided_when",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "at"],
                condition=models.Q(flagged=True, referred=None, annulled_at=None),
                name="wellbeing_to_look_at",
            ),
        )

    objects: ClassVar[models.Manager["WellbeingCheck"]] = ScopedQuerySet[
        "WellbeingCheck"
    ].as_manager()

    def __str__(self) -> str:
        return f"wellbeing {self.pk}"


class CounsellorNote(Stamped):
    """A note of a talk, sealed; opened by whoever holds the case as its counsellor, nobody else."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    order = models.ForeignKey(Order, models.PROTECT, related_name="notes")
    text = EncryptedTextField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["CounsellorNote"]] = ScopedQuerySet[
        "CounsellorNote"
    ].as_manager()

    def __str__(self) -> str:
        return f"note {self.pk}"
