"""What is said against: a breach that somebody saw, and an objection of the person himself."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.documents.models import Document
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.quarantine.models.episodes import Episode


class Breach(Stamped):
    """Somebody was seen outside. First it is asked what the household needs, and helped.

    Only what stands after that contact may be referred, in words, to whom; nothing compels.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="breaches")
    seen = EncryptedTextField()
    seen_by = EncryptedTextField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    contact = models.UUIDField(null=True, help_text="The record of the contact")
    contacted_at = models.DateTimeField(null=True)
    contacted_by_label = models.CharField(max_length=100, blank=True)
    needs = EncryptedTextField(null=True)
    helped = EncryptedTextField(null=True)
    settled = models.BooleanField(null=True)
    referral = models.UUIDField(null=True, help_text="The record of the referral")
    referred_at = models.DateTimeField(null=True)
    referred_to = models.CharField(max_length=100, blank=True)
    referred_why = EncryptedTextField(null=True)
    referred_by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Breach"]] = ScopedQuerySet["Breach"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(contact=None, contacted_at=None, settled=None)
                | Q(contact__isnull=False, contacted_at__isnull=False, settled__isnull=False),
                name="breach_contact_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(referral=None)
                | Q(contacted_at__isnull=False, referred_at__isnull=False, settled=False),
                name="breach_helped_before_referred",
            ),
        )


class Voice(models.TextChoices):
    RESIDENT = "resident", _("On the personal page")
    PAPER = "paper", _("Written on paper")
    TELEPHONE = "telephone", _("Told by telephone")
    DOOR = "door", _("Told at the door")


class Objection(Stamped):
    """The person does not agree. Answered within the hours promised, by somebody who decided none

    of it; `upheld` ends the episode or makes it shorter, otherwise the answer names the next
    instance.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="objections")
    said = EncryptedTextField()
    how = models.CharField(max_length=10, choices=Voice.choices)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    deciders = models.JSONField(default=list, help_text="Users who decided what it is about")
    answered = models.UUIDField(null=True, help_text="The record of the answer")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    answered_by_label = models.CharField(max_length=100, blank=True)
    upheld = models.BooleanField(null=True)
    answer = EncryptedTextField(null=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", db_index=False
    )
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Objection"]] = ScopedQuerySet["Objection"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(answered_at=None, annulled_at=None),
                name="one_open_objection_per_episode",
            ),
            models.CheckConstraint(
                condition=Q(answered=None, answered_at=None, upheld=None)
                | Q(answered__isnull=False, answered_at__isnull=False, upheld__isnull=False),
                name="objection_answered_how",
            ),
        )
