"""What arrived from phones: each sending with its sum, each record with its clocks, what waits."""

from typing import ClassVar

from django.db import models

from wangdi.field.models.phones import Phone
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField


class Sending(models.Model):
    """One sending of a phone, or one outbox that was handed over, and its sum."""

    class Way(models.TextChoices):
        PHONE = "phone"
        FILE = "file"

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    at = models.DateTimeField()
    phone = models.ForeignKey(Phone, models.PROTECT, related_name="sendings")
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.PHONE)
    by_label = models.CharField(max_length=100)
    protocol = models.IntegerField()
    received = models.IntegerField()
    applied = models.IntegerField()
    duplicate = models.IntegerField()
    review = models.IntegerField()
    later = models.IntegerField()

    objects: ClassVar[models.Manager["Sending"]] = models.Manager()

    class Meta:
        indexes = (models.Index(fields=["phone", "-at"], name="sendings_of_phone"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    received=models.F("applied")
                    + models.F("duplicate")
                    + models.F("review")
                    + models.F("later")
                ),
                name="sending_adds_up",
            ),
        )


class FieldReceipt(models.Model):
    """When a record of a phone first came, by whose hand, and what its clocks said."""

    key = models.UUIDField(primary_key=True)
    phone = models.UUIDField(null=True, help_text="Which made it; empty: a phone unknown here")
    sign_in = models.UUIDField(null=True)
    sending = models.UUIDField()
    command = models.CharField(max_length=60)
    digest = models.BinaryField(max_length=16, help_text="Of the sealed bytes")
    made_at = models.DateTimeField(null=True, help_text="By the phone's clock; empty: none that is")
    mono = models.BigIntegerField(null=True)
    boot = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    uncertain = models.BooleanField()
    skewed = models.BooleanField(help_text="The phone's clock was wrong by five minutes or more")

    objects: ClassVar[models.Manager["FieldReceipt"]] = models.Manager()

    class Meta:
        indexes = (
            models.Index(fields=["phone", "-received_at"], name="receipts_of_phone"),
            models.Index(fields=["received_at"], name="receipts_by_time"),
        )


class Parked(models.Model):
    """A record that came before what it refers to; tried again at every arrival, for a day."""

    key = models.UUIDField(primary_key=True)
    command = models.CharField(max_length=60)
    payload = EncryptedJSONField()
    made_at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=100)
    phone = models.ForeignKey(Phone, models.PROTECT, related_name="parked")
    since = models.DateTimeField(db_index=True)
    tried_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Parked"]] = models.Manager()

    def __str__(self) -> str:
        return f"waiting {self.pk}"
