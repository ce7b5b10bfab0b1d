"""Phones, and who is signed in on them for a shift."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids


class PhoneQuerySet(ScopedQuerySet["Phone"]):
    def with_unsent(self) -> Self:
        return self.filter(unsent__gt=0)


class Phone(Stamped):
    """A phone that was signed in on in the field: what people call it, what it last said."""

    class End(models.TextChoices):
        REVOKED = "revoked"
        LOST = "lost"

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=60)
    agent = models.CharField(max_length=200, blank=True)
    enrolled_at = models.DateTimeField()
    enrolled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(help_text="When it last reached the house")
    unsent = models.IntegerField(default=0, help_text="Records it held after its last sending")
    oldest_unsent_at = models.DateTimeField(null=True)
    skew_seconds = models.BigIntegerField(default=0, help_text="How far its clock was ahead")
    app = models.CharField(max_length=40, blank=True)
    key = models.ForeignKey("field.ServerKey", models.PROTECT, null=True, related_name="phones")
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=10, choices=End.choices, blank=True)
    ended_by_label = models.CharField(max_length=100, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager["Phone"]] = PhoneQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=["seen_at"], condition=models.Q(unsent__gt=0), name="phones_with_unsent"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_at=None, end="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(end="") & ~models.Q(end_reason="")),
                name="phone_ended_with_a_reason",
            ),
            models.CheckConstraint(condition=models.Q(unsent__gte=0), name="unsent_is_a_count"),
        )

    def __str__(self) -> str:
        return self.name

    def is_open(self) -> bool:
        return self.ended_at is None


class SignInCode(Stamped):
    """Eight signs with which one named worker signs in on a phone, once, within minutes."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    index = models.BinaryField(max_length=16, unique=True, help_text="A keyed hash of the signs")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by_label = models.CharField(max_length=100)
    valid_until = models.DateTimeField()
    shift_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["SignInCode"]] = ScopedQuerySet["SignInCode"].as_manager()

    def __str__(self) -> str:
        return f"code {self.pk}"


class SignInQuerySet(ScopedQuerySet["SignIn"]):
    def open(self, at: datetime) -> Self:
        return self.filter(ended_at=None, until__gt=at)


class SignIn(Stamped):
    """One worker on one phone for one shift. The token stands nowhere, only its keyed hash."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    index = models.BinaryField(max_length=16, unique=True)
    phone = models.ForeignKey(Phone, models.PROTECT, related_name="sign_ins")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    until = models.DateTimeField()
    by_code = models.BooleanField(default=False)
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revoked = models.BooleanField(default=False)
    ended_by_label = models.CharField(max_length=100, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    checkpoint = models.UUIDField(null=True, help_text="The gate whose list it carries")
    all_sent = models.BooleanField(default=False, help_text="The phone said so when it ended")

    objects: ClassVar[models.Manager["SignIn"]] = SignInQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["phone", "-began_at"], name="sign_ins_of_phone"),
            models.Index(
                fields=["seen_at"], condition=models.Q(all_sent=False), name="sign_ins_to_hear_of"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("began_at")), name="sign_in_lasts"
            ),
            models.CheckConstraint(
                condition=models.Q(revoked=False)
                | (models.Q(ended_at__isnull=False) & ~models.Q(end_reason="")),
                name="sign_in_revoked_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"sign-in {self.pk}"

    def state(self, at: datetime) -> str:
        """`open`, `ended` or `revoked`."""
        if self.revoked:
            return "revoked"
        over = self.ended_at is not None or self.until <= at
        return "ended" if over else "open"

    def covers(self, moment: datetime) -> bool:
        """Whether somebody was signed in here then."""
        return self.began_at <= moment < (self.ended_at or self.until)
