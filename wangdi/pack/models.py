"""That a paper reached somebody, was signed or not, was taken down; and what was printed."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.documents.models import Document
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField


class How(models.TextChoices):
    IN_PERSON = "in_person", _("Handed over at the door")
    MESSAGE = "message", _("Sent to the person's phone")
    READ_OUT = "read_out", _("Read out, and left at the door")
    POSTED = "posted", _("Put up")
    NOT_TAKEN = "not_taken", _("Offered, not taken, left at the door")


class Delivery(Stamped):
    """A paper reached somebody: which, how, when, by whom. The notice has its own act of serving.

    What was put up is taken down again: `down_at`.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    document = models.ForeignKey(Document, models.PROTECT, related_name="deliveries")
    how = models.CharField(max_length=12, choices=How.choices)
    at = models.DateTimeField()
    note = EncryptedTextField(null=True)
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    down_at = models.DateTimeField(null=True)
    down_by = models.BigIntegerField(null=True)
    down_by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Delivery"]] = ScopedQuerySet["Delivery"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(annulled_at=None),
                name="one_standing_delivery_per_paper",
            ),
            models.CheckConstraint(
                condition=models.Q(down_at=None) | models.Q(how=How.POSTED),
                name="taken_down_was_put_up",
            ),
        )


class Outcome(models.TextChoices):
    SIGNED = "signed", _("Was signed")
    NOT_SIGNED = "not_signed", _("Not signed")


class Means(models.TextChoices):
    SCREEN = "screen", _("On the screen")
    PAPER = "paper", _("On a paper copy")
    OWN_PAGE = "own_page", _("On one's own page")


class Choice(models.TextChoices):
    """What a household chose on the receipt for a technical check; any answer is as good."""

    WEB = "web", _("Uses the web page")
    APP = "app", _("Installed the app")
    CALL = "call", _("Wishes to be called")
    DOOR = "door", _("Wishes visits at the door")
    PAPER = "paper", _("Uses the paper sheet")


class Signing(Stamped):
    """A paper was signed, or was not: noted, never punished. Its picture is an attachment of it.

    `home`: which door of the building, on a paper that many homes sign; empty on a person's own.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    document = models.ForeignKey(Document, models.PROTECT, related_name="signings", db_index=False)
    home = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    means = models.CharField(max_length=12, choices=Means.choices)
    choice = models.CharField(max_length=8, choices=Choice.choices, blank=True)
    note = EncryptedTextField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Signing"]] = ScopedQuerySet["Signing"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "home"],
                condition=models.Q(annulled_at=None),
                name="one_standing_signing_per_home",
            ),
        )


class PrintRun(Stamped):
    """Papers of a community that were printed at once: which, how many, for what, by whom."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    documents = ArrayField(models.UUIDField())
    purpose = models.TextField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    approved_by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["PrintRun"]] = ScopedQuerySet["PrintRun"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["community_id", "-at"], name="prints_of_community"),)
