"""The slip of a handover: who gives, who takes, each with his own signature."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.documents.models import Document
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.transfer.models.points import EntryPoint


class Stage(models.TextChoices):
    POINT = "point", _("At the entry point")
    DOOR = "door", _("At the door")


class How(models.TextChoices):
    SIGNED_IN = "signed_in", _("At his own sign-in")
    DRAWN = "drawn", _("Signed on the screen")
    ON_PAPER = "on_paper", _("Signed on paper")


class Slip(Stamped):
    """One group to one community at one stage. Both sides signed: `complete_at`.

    `waits_for` is the account of the second person while his signature is missing.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    stage = models.CharField(max_length=10, choices=Stage.choices)
    point = models.ForeignKey(EntryPoint, models.PROTECT, related_name="+")
    giver = models.BigIntegerField(null=True)
    giver_name = models.CharField(max_length=60)
    giver_unit = models.CharField(max_length=60, blank=True)
    giver_how = models.CharField(max_length=10, choices=How.choices, blank=True)
    giver_drawing = EncryptedTextField(null=True)
    taker = models.BigIntegerField(null=True)
    taker_name = models.CharField(max_length=60)
    taker_unit = models.CharField(max_length=60, blank=True)
    taker_how = models.CharField(max_length=10, choices=How.choices, blank=True)
    taker_drawing = EncryptedTextField(null=True)
    signed_at = models.DateTimeField(help_text="When the first of the two signed")
    complete_at = models.DateTimeField(null=True)
    waits_for = models.BigIntegerField(null=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", db_index=False
    )
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Slip"]] = ScopedQuerySet["Slip"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(giver_name=models.F("taker_name")),
                name="slip_of_two_names",
            ),
            models.CheckConstraint(
                condition=models.Q(giver=None)
                | models.Q(taker=None)
                | ~models.Q(giver=models.F("taker")),
                name="slip_of_two_accounts",
            ),
            models.CheckConstraint(
                condition=models.Q(complete_at=None)
                | (~models.Q(giver_how="") & ~models.Q(taker_how="")),
                name="slip_complete_with_two_signatures",
            ),
        )
        indexes = (
            models.Index(
                fields=["waits_for"],
                condition=models.Q(waits_for__isnull=False),
                name="slips_that_wait",
            ),
        )

    def __str__(self) -> str:
        return f"slip {self.pk}"
