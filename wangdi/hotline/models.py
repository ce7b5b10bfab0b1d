"""Tickets: what somebody told, how far it has come, and every step of it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope, ScopedQuerySet, Stamped
from wangdi.hotline.rules import deadlines, states
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField
from wangdi.people.models import Dwelling, Household

STANDING = models.Q(annulled_at=None)
STATES = [(state, states.LABELS[state]) for state in states.STATES]


class Kind(models.TextChoices):
    MEDICAL = "medical", _("Medical emergency")
    RETURN_TIP = "return_tip", _("Somebody came back and may not be registered")
    HELP = "help", _("Asks for help")
    COMPLAINT = "complaint", _("Complaint")
    QUESTION = "question", _("Question")


class Channel(models.TextChoices):
    PHONE = "phone", _("By telephone")
    PAGE = "page", _("On the public page")
    DESK = "desk", _("In person")


class Verdict(models.TextChoices):
    TRUE = "true", _("So it is, and it was dealt with")
    HELPED = "helped", _("Helped, answered or put right")
    UNFOUNDED = "unfounded", _("Looked into in good faith: not so")
    FALSE = "false", _("False, and shown to be so")
    UNCLEAR = "unclear", _("Could not be cleared up")


class TicketQuerySet(ScopedQuerySet["Ticket"]):
    def visible_to(self, scope: Scope) -> Self:
        """In the scope; what belongs to no community yet is for those of the whole office."""
        seen = scope.query()
        return self.filter(STANDING, seen | models.Q(community_id=None) if scope.whole else seen)

    def standing(self) -> Self:
        return self.filter(STANDING)

    def unanswered(self) -> Self:
        return self.filter(STANDING, state__in=states.UNANSWERED)


class Ticket(Stamped):
    """One matter: a fact with place and day, its class, its deadline, and what came of it.

    `what` and the caller are sealed. `first_receiver` leads until the caller is answered.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    deadline = models.CharField(max_length=20)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    what = EncryptedTextField()
    place = EncryptedTextField()
    happened_on = models.DateField(null=True)
    caller_name = EncryptedTextField(null=True)
    caller_phone = EncryptedTextField(null=True)
    phone_index = BlindIndexField(of="caller_phone", form="phone", null=True)
    anonymous = models.BooleanField(default=False)
    code_index = models.BinaryField(max_length=16, unique=True)
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, null=True, related_name="tickets")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="tickets")
    state = models.CharField(max_length=15, choices=STATES, default=states.RECEIVED)
    since = models.DateTimeField()
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    first_receiver = models.BigIntegerField(null=True)
    told_120 = models.BooleanField(default=False)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    evidence = EncryptedTextField(null=True)
    arrival = models.UUIDField(null=True, help_text="The arrival that it led to")
    visit = models.UUIDField(null=True, help_text="The door visit that it led to")
    handled_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    satisfied = models.BooleanField(null=True)
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Ticket"]] = TicketQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(verdict="false") | models.Q(evidence__isnull=False),
                name="false_tip_with_evidence",
            ),
            models.CheckConstraint(
                condition=models.Q(anonymous=False) | models.Q(caller_name__isnull=True),
                name="anonymous_without_a_name",
            ),
            models.CheckConstraint(
                condition=models.Q(received_at__lte=models.F("due_at")),
                name="ticket_due_after_received",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "-received_at"],
                condition=STANDING,
                name="tickets_of_community",
            ),
            models.Index(
                fields=["due_at"],
                condition=models.Q(annulled_at=None, state__in=states.UNANSWERED),
                name="tickets_unanswered",
            ),
            models.Index(fields=["phone_index"], name="tickets_by_phone"),
            models.Index(fields=["-received_at", "-id"], name="tickets_by_time"),
        )

    def __str__(self) -> str:
        return f"ticket {self.pk}"

    @property
    def number(self) -> str:
        """What people say of it: its day and the end of its key."""
        return f"{self.received_at:%m%d}-{str(self.id)[-4:].upper()}"

    @property
    def deadline_label(self) -> str:
        return str(deadlines.deadlines()[self.deadline])

    def is_unanswered(self) -> bool:
        return self.state in states.UNANSWERED

    def in_time(self, at: datetime) -> bool | None:
        return deadlines.in_time(self.replied_at, self.due_at, at)


class TicketStep(Stamped):
    """One step: what was done, from which state to which, when and by whom. Its id is its key."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="steps")
    act = models.CharField(max_length=15)
    before = models.CharField(max_length=15)
    then = models.CharField(max_length=15)
    before_since = models.DateTimeField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    note = EncryptedTextField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["TicketStep"]] = ScopedQuerySet["TicketStep"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["ticket", "at"], name="steps_of_ticket"),)

    def __str__(self) -> str:
        return f"{self.act} {self.ticket_id}"
