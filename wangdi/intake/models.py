"""The intake's own records: keys, batches, what waits for a person, events, facts, cursors."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from wangdi.intake.actors import RESIDENT
from wangdi.intake.fields import CurrentTransaction, Xid8Field
from wangdi.intake.stamps import Stamp
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField


class Key(models.Model):
    """The ledger of keys: every record ever received, once; never partitioned."""

    class Answer(models.IntegerChoices):
        APPLIED = 1
        REVIEW = 2
        DISMISSED = 3
        KNOWN = 4

    key = models.UUIDField(primary_key=True)
    command = models.CharField(max_length=60)
    digest = models.BinaryField(max_length=16)
    batch = models.UUIDField()
    subject = models.UUIDField(null=True, help_text="What came of it, where that is not `key`")
    answer = models.SmallIntegerField(choices=Answer.choices, default=Answer.APPLIED)
    annulled_at = models.DateTimeField(null=True)


class Batch(models.Model):
    """One call of the intake and its sum, which the database itself holds to be right."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    at = models.DateTimeField(db_index=True)
    command = models.CharField(max_length=60)
    channel = models.CharField(max_length=20)
    actor = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=100)
    received = models.IntegerField()
    applied = models.IntegerField()
    duplicate = models.IntegerField()
    review = models.IntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    received=models.F("applied") + models.F("duplicate") + models.F("review")
                ),
                name="batch_adds_up",
            ),
        )


class Waiting(models.Model):
    """What a person must decide about: who sent it, what it asks, where it belongs."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    key = models.UUIDField(db_index=True)
    batch = models.UUIDField()
    command = models.CharField(max_length=60)
    payload = EncryptedJSONField()
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=20)
    actor = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=100)
    community_id = models.IntegerField(null=True)
    grid_id = models.IntegerField(null=True)
    building_id = models.IntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    decided_by_label = models.CharField(max_length=100, blank=True)
    decision = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.community_id, self.grid_id, self.building_id)

    def is_open(self) -> bool:
        return self.decided_at is None


class ReviewItem(Waiting):
    """A record that could not be applied and is kept, with its reason, until a person decides."""

    reason = models.CharField(max_length=40)
    sentence = models.TextField()
    field = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["community_id", "received_at"],
                condition=models.Q(decided_at=None),
                name="review_open",
            ),
            models.Index(
                fields=["actor", "received_at"],
                condition=models.Q(actor__isnull=False),
                name="review_of_sender",
            ),
        )


class Approval(Waiting):
    """A change that one person prepared and that another, of that permission, must agree to."""

    permission = models.CharField(max_length=60)
    subject = models.UUIDField(null=True, db_index=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["community_id", "received_at"],
                condition=models.Q(decided_at=None),
                name="approval_open",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(decision="approved") | ~models.Q(decided_by=models.F("actor")),
                name="approved_by_another",
            ),
        )


class Event(models.Model):
    """Append-only audit of writes, refusals and unmasked reads; ids and field names, no content."""

    batch = models.UUIDField()
    at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=100)
    approver = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    community_id = models.IntegerField(null=True)
    grid_id = models.IntegerField(null=True)
    purpose = models.TextField(blank=True)
    detail = models.JSONField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["subject", "at"], name="event_of_subject"),
            models.Index(
                fields=["actor", "-id"],
                condition=models.Q(actor__isnull=False),
                name="events_of_actor",
            ),
            BrinIndex(fields=["at"], name="events_by_time"),
        )

    def who(self) -> str:
        """Who did it, as people read it: the system's parts have names for the audit only."""
        if self.actor:
            return self.actor_label
        if self.actor_label == RESIDENT.label:
            return _("The household itself")
        return _("The system, by its rules")


class Fact(models.Model):
    """Something that happened, told to the rooms above; delivered by cursor, kept."""

    xid = Xid8Field(db_default=CurrentTransaction())
    at = models.DateTimeField(db_default=Now())
    kind = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    community_id = models.IntegerField(null=True)
    grid_id = models.IntegerField(null=True)
    building_id = models.IntegerField(null=True)
    detail = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=["xid", "id"], name="fact_order"),)

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.community_id, self.grid_id, self.building_id)


class Cursor(models.Model):
    """How far a receiver has come; moved in the same transaction as what the receiver did."""

    receiver = models.CharField(max_length=80, primary_key=True)
    xid = Xid8Field()
    fact_id = models.BigIntegerField()


class Undelivered(models.Model):
    """A fact that a receiver could not take; tried again at every turn of the worker, and shown."""

    receiver = models.CharField(max_length=80)
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT)
    since = models.DateTimeField()
    tries = models.IntegerField(default=1)
    error = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["receiver", "fact"], name="undelivered_once"),
        )
