"""A letter with a list of names, and each of the names."""

from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from wangdi.access.scoping import Scope, ScopedQuerySet, Stamped
from wangdi.leads.words import Attempted, Grade, Kind, Outcome
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedJSONField, EncryptedTextField
from wangdi.people.models import Dwelling, Household, Person

M = TypeVar("M", bound=models.Model)
STANDING = Q(annulled_at=None)
OPEN = Q(annulled_at=None, same_as=None, settled_at=None)


class OfficeQuerySet(ScopedQuerySet[M]):
    """What carries no community belongs to the whole office, and is seen by who is of it."""

    def visible_to(self, scope: Scope) -> Self:
        query = scope.query(self.household_column)
        if scope.whole:
            query |= Q(community_id=None, grid_id=None, building_id=None)
        return self.filter(query)

    def standing(self) -> Self:
        return self.filter(STANDING)


class LeadBatch(Stamped):
    """A letter from above with a list: who sent it, when, and until when an answer is due."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    sender = models.CharField(max_length=100)
    number = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    note = models.TextField(blank=True)
    unregistered = models.BooleanField(
        default=False, db_default=False, help_text="Made of a list that came without a letter"
    )
    headings: Any = models.JSONField(default=list, help_text="The sender's own columns, in order")
    profile = models.UUIDField(null=True, help_text="The profile version that set the deadline")
    registered_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["LeadBatch"]] = OfficeQuerySet["LeadBatch"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["-received_at"], name="lead_batches_by_time"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(received_at__lte=F("due_at")), name="lead_batch_due_after_receipt"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return f"{self.sender} {self.number}".strip()


class LeadQuerySet(OfficeQuerySet["Lead"]):
    def open(self) -> Self:
        """Those somebody still has to settle; who stands twice is settled with his first."""
        return self.filter(OPEN)


class Lead(Stamped):
    """A name from above, to be found and checked. Name apart, all that is personal is sealed.

    What was tried and what came of it lie in rows of their own; the last of each stands here too,
    so that a list is one comparison.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    batch = models.ForeignKey(LeadBatch, models.PROTECT, related_name="leads", db_index=False)
    line = models.IntegerField(help_text="The row of the sender's list")
    code = models.CharField(max_length=24, unique=True, help_text="By which the person answers")
    name = models.CharField(max_length=100)
    id_number = EncryptedTextField(null=True)
    id_index = BlindIndexField(of="id_number", form="id_number", null=True)
    phone = EncryptedTextField(null=True)
    phone_index = BlindIndexField(of="phone", form="phone", null=True)
    birth_date = models.DateField(null=True)
    address = EncryptedTextField(null=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    place = models.CharField(max_length=100, blank=True, help_text="Where he is said to have been")
    left_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True, help_text="Said to have come, or to have met a case")
    transport = models.CharField(max_length=60, blank=True)
    claim = EncryptedTextField(null=True)
    sent = EncryptedJSONField(help_text="The row as it came: heading and cell")
    grade = models.CharField(max_length=12, choices=Grade.choices, default=Grade.NOTHING)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="leads", db_index=False
    )
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, related_name="leads", db_index=False
    )
    dwelling = models.ForeignKey(
        Dwelling, models.PROTECT, null=True, related_name="leads", db_index=False
    )
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="repeats")
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.SmallIntegerField(default=0)
    last_attempt = models.CharField(max_length=20, choices=Attempted.choices, blank=True)
    reached_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True, help_text="When the sender was first told")
    stale = models.BooleanField(default=False, help_text="Corrected since the sender was told")
    objected_at = models.DateTimeField(null=True, help_text="An objection waits since")
    entered_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[LeadQuerySet] = LeadQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = (
            models.Index(fields=["batch", "line"], name="leads_of_batch"),
            models.Index(fields=["community_id", "due_at"], name="leads_of_community"),
            models.Index(fields=["grid_id", "due_at"], name="leads_of_grid"),
            models.Index(fields=["community_id", "due_at"], condition=OPEN, name="open_leads"),
            models.Index(fields=["id_index"], name="leads_by_id_number"),
            models.Index(fields=["phone_index"], name="leads_by_phone"),
            models.Index(fields=["household", "received_at"], name="leads_of_household"),
            models.Index(fields=["person"], name="leads_of_person"),
            GinIndex(OpClass("name", "gin_trgm_ops"), name="leads_by_name"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(settled_at=None, outcome="")
                | (Q(settled_at__isnull=False) & ~Q(outcome="")),
                name="lead_settled_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(same_as=None) | ~Q(same_as=F("id")), name="lead_no_repeat_of_itself"
            ),
        )

    def __str__(self) -> str:
        return f"lead {self.pk}"

    def is_open(self) -> bool:
        return self.settled_at is None and self.same_as_id is None

    def is_late(self, at: datetime) -> bool:
        """Not told to the sender in time; what was told in time never gets late again."""
        return (self.answered_at or at) > self.due_at
