"""What was told to the sender, when, by whom, and whether with full numbers."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from wangdi.access.scoping import Stamped
from wangdi.leads.models.leads import LeadBatch, OfficeQuerySet
from wangdi.lib import ids


class LeadAnswer(Stamped):
    """One answer sheet of a batch, as things stood at that moment."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    batch = models.ForeignKey(LeadBatch, models.PROTECT, related_name="answers")
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    full = models.BooleanField(default=False, help_text="With names and numbers in full")
    purpose = models.CharField(max_length=200, blank=True)
    leads = models.IntegerField()
    settled = models.IntegerField()
    late = models.IntegerField()
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["LeadAnswer"]] = OfficeQuerySet["LeadAnswer"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(settled__lte=F("leads")), name="answer_settled_within_leads"
            ),
            models.CheckConstraint(
                condition=Q(full=False) | ~Q(purpose=""), name="full_answer_with_purpose"
            ),
        )

    def __str__(self) -> str:
        return f"answer {self.pk}"
