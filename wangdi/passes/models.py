"""Passes, what was done to them, the phones that show them, and the keys that sign them."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField, SealedBytesField
from wangdi.passes.words import State, What, Why
from wangdi.people.models import Household, Person
from wangdi.profiles.models import ProfileVersion
from wangdi.territory.models import Place

LIVE = (State.GOOD, State.BLOCKED)
"""States in which a pass still counts as its holder's."""


class PassQuerySet(ScopedQuerySet["Pass"]):
    household_column = "household_id"

    def live(self, at: datetime) -> Self:
        """Those that have not ended, by a person or by their time."""
        return self.filter(state__in=LIVE, valid_until__gt=at)


class Pass(Stamped):
    """Who may pass a place's gates, by which class, from when to when.

    Its id is the token's. The holder is a person, a household as a whole, a vehicle of theirs, or
    a guest by name; `household` is then the one that is visited. Sealed: plate and guest.
    `digits` are typed at a gate; copies signed before `tokens_from` are no longer taken.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    klass = models.CharField(max_length=20)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", db_index=False)
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, related_name="+", db_index=False
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    plate = EncryptedTextField(null=True)
    plate_index = BlindIndexField(of="plate", form="text", null=True)
    guest = EncryptedTextField(null=True)
    guest_phone = EncryptedTextField(null=True)
    company = models.CharField(max_length=100, blank=True)
    purpose = EncryptedTextField(null=True)
    digits = models.CharField(max_length=4)
    profile = models.ForeignKey(
        ProfileVersion, models.PROTECT, null=True, related_name="+", db_index=False
    )
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    tokens_from = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.GOOD)
    issued_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100, blank=True)

    objects: ClassVar[models.Manager["Pass"]] = PassQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_from__lt=models.F("valid_until")),
                name="pass_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(household__isnull=False)
                | Q(person__isnull=False)
                | Q(plate__isnull=False)
                | Q(guest__isnull=False),
                name="pass_has_a_holder",
            ),
        )
        indexes = (
            models.Index(fields=["household", "-issued_at"], name="passes_of_household"),
            models.Index(
                fields=["person"], condition=Q(person__isnull=False), name="passes_of_person"
            ),
            models.Index(fields=["place", "klass", "id"], name="passes_of_place"),
            models.Index(fields=["place", "digits"], name="passes_by_digits"),
            models.Index(
                fields=["plate_index"],
                condition=Q(plate_index__isnull=False),
                name="passes_by_plate",
            ),
            models.Index(fields=["community_id", "state", "valid_until"], name="passes_by_end"),
        )

    def __str__(self) -> str:
        return f"pass {self.pk}"


class PassAct(Stamped):
    """What was done to a pass, by whom, why; `before` is what stood, so that it can come back."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    of = models.ForeignKey(Pass, models.PROTECT, related_name="acts")
    what = models.CharField(max_length=10, choices=What.choices)
    why = models.CharField(max_length=10, choices=Why.choices)
    note = EncryptedTextField(null=True)
    before = models.JSONField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100, blank=True)
    undone_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["PassAct"]] = ScopedQuerySet["PassAct"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["community_id", "at"], name="pass_acts_by_community"),)

    def __str__(self) -> str:
        return f"act {self.pk}"


class Phone(Stamped):
    """A phone that shows a pass: the public half of the key that its browser made, x then y."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    of = models.ForeignKey(Pass, models.PROTECT, related_name="phones")
    holder = models.BinaryField(max_length=64)
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Phone"]] = ScopedQuerySet["Phone"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["of", "holder"], condition=Q(ended_at=None), name="one_key_once_in_a_pass"
            ),
        )

    def __str__(self) -> str:
        return f"phone {self.pk}"


class SigningKey(models.Model):
    """A key of the office. One signs; those before it verify until the passes they signed end."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    kid = models.BinaryField(max_length=4, unique=True)
    public = models.BinaryField(max_length=64)
    private = SealedBytesField()
    begun_at = models.DateTimeField()
    signs = models.BooleanField(default=True)
    retired_at = models.DateTimeField(null=True)
    verifies_until = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["signs"], condition=Q(signs=True), name="one_key_signs"
            ),
            models.CheckConstraint(
                condition=Q(signs=True, retired_at=None, verifies_until=None, revoked_at=None)
                | Q(signs=False, retired_at__isnull=False, verifies_until__isnull=False),
                name="key_retired_when_it_signs_no_more",
            ),
        )

    def __str__(self) -> str:
        return f"key {bytes(self.kid).hex()}"
