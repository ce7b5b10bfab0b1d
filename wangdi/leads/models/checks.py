"""What was tried to reach somebody, what came of his lead, and whose lead it really was."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from wangdi.access.scoping import Stamped
from wangdi.leads.models.leads import STANDING, Lead, OfficeQuerySet
from wangdi.leads.words import Attempted, Outcome, Proof, Way
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField


class ContactAttempt(Stamped):
    """One try to reach the person, by telephone or at the door."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="tries")
    outcome = models.CharField(max_length=20, choices=Attempted.choices)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.PHONE)
    note = EncryptedTextField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["ContactAttempt"]] = OfficeQuerySet[
        "ContactAttempt"
    ].as_manager()

    def __str__(self) -> str:
        return f"attempt {self.pk}"


class Disposition(Stamped):
    """What came of a lead, with its evidence. A correction is the next version, with its reason."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="dispositions", db_index=False)
    version = models.SmallIntegerField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    place = models.CharField(max_length=100, blank=True, help_text="Where he left for")
    note = EncryptedTextField(null=True)
    proofs = ArrayField(models.CharField(max_length=20, choices=Proof.choices), default=list)
    proof_text = EncryptedTextField(null=True)
    arrival = models.UUIDField(null=True, help_text="The arrival recorded with it")
    reason = models.TextField(blank=True, help_text="Why the version before was wrong")
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Disposition"]] = OfficeQuerySet["Disposition"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["lead", "version"], name="one_disposition_per_version"),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""), name="disposition_corrected_with_reason"
            ),
        )
        indexes = (models.Index(fields=["at"], name="dispositions_by_time"),)

    def __str__(self) -> str:
        return f"disposition {self.pk}"

    @property
    def proof_words(self) -> str:
        return _(", ").join(str(Proof(one).label) for one in self.proofs)


class Misdirection(Stamped):
    """A lead that belongs elsewhere, offered there; stamped with the place that is to accept it.

    `community_id` of the stamp empty: another subdistrict, named in `outside`.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="misdirections")
    outside = models.CharField(max_length=100, blank=True)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    accepted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    former_community = models.IntegerField(null=True)
    former_grid = models.IntegerField(null=True)
    former_building = models.IntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Misdirection"]] = OfficeQuerySet["Misdirection"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["lead"],
                condition=Q(annulled_at=None, answered_at=None),
                name="one_open_offer_per_lead",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, accepted=None)
                | Q(answered_at__isnull=False, accepted__isnull=False),
                name="offer_answered_when_and_how",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "at"],
                condition=STANDING & Q(answered_at=None),
                name="offers_to_community",
            ),
        )

    def __str__(self) -> str:
        return f"misdirection {self.pk}"
