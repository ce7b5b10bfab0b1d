"""What a patrol found, whose it is by when, and every step until it was looked at again."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.patrol.models.venues import Venue
from wangdi.patrol.rules import states

STANDING = models.Q(annulled_at=None)
OPEN = models.Q(annulled_at=None, state__in=states.OPEN)
STATES = [(state, states.LABELS[state]) for state in states.STATES]


class FindingKind(models.TextChoices):
    GATHERING = "gathering", _("People gathered")
    BANQUET = "banquet", _("A banquet is held")
    MUST_CLOSE = "must_close", _("Open that should be closed")
    MUST_OPEN = "must_open", _("Closed that has to be open")
    PRICE = "price", _("Complaint about a price")
    NO_MARKS = "no_marks", _("Prices not marked")
    NO_ENTRY_CHECK = "no_entry_check", _("No temperature or no codes at the door")
    NO_PAPER_WAY = "no_paper_way", _("No way in without a telephone")
    POULTRY = "poultry", _("Live poultry sold or killed")
    GATE_UNMANNED = "gate", _("A gate that nobody watches")
    OTHER = "other", pgettext_lazy("finding", "Other")


class Claim(models.TextChoices):
    DEAR = "dear", _("Too dear")
    COLLUSION = "collusion", _("Prices agreed upon")
    FRAUD = "fraud", _("Price fraud")
    UNMARKED = "unmarked", _("Price not marked")


class Source(models.TextChoices):
    PATROL = "patrol", _("On patrol")
    CHECK = "check", _("When a venue was looked at")
    HOTLINE = "hotline", _("Told to the hotline")


class FindingQuerySet(ScopedQuerySet["PatrolFinding"]):
    def standing(self) -> Self:
        return self.filter(STANDING)

    def open(self) -> Self:
        return self.filter(OPEN)


class PatrolFinding(Stamped):
    """One thing found. `what` is sealed: words typed on a stairwell may name somebody.

    `people`, `left`: how many were gathered and how many went when asked to; numbers alone.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    kind = models.CharField(max_length=20, choices=FindingKind.choices)
    source = models.CharField(max_length=10, choices=Source.choices)
    ticket = models.UUIDField(null=True, help_text="The hotline's ticket that it came from")
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, related_name="findings", db_index=False
    )
    zone = models.UUIDField(null=True)
    round = models.UUIDField(null=True)
    where = models.CharField(max_length=150, blank=True)
    what = EncryptedTextField(null=True)
    people = models.IntegerField(null=True)
    left = models.IntegerField(null=True)
    goods = models.CharField(max_length=60, blank=True)
    price = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    unit = models.CharField(max_length=20, blank=True)
    claim = models.CharField(max_length=10, choices=Claim.choices, blank=True)
    state = models.CharField(max_length=10, choices=STATES)
    since = models.DateTimeField()
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    settled = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    returned = models.SmallIntegerField(default=0)
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[FindingQuerySet] = FindingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=states.CLOSED) | models.Q(closed_at__isnull=False),
                name="finding_closed_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=(states.ANSWERED, states.CLOSED))
                | models.Q(answered_at__isnull=False),
                name="finding_answered_when",
            ),
            models.CheckConstraint(
                condition=models.Q(left=None) | models.Q(left__lte=models.F("people")),
                name="no_more_left_than_were_there",
            ),
        )
        indexes = (
            models.Index(fields=["community_id", "due_at"], condition=OPEN, name="findings_open"),
            models.Index(
                fields=["grid_id", "due_at"], condition=OPEN, name="findings_open_of_grid"
            ),
            models.Index(fields=["due_at", "id"], condition=OPEN, name="findings_open_by_due"),
            models.Index(fields=["-at", "-id"], condition=STANDING, name="findings_by_time"),
            models.Index(fields=["venue", "-at"], name="findings_of_venue"),
            models.Index(fields=["recorded_at"], name="findings_by_record"),
        )

    def __str__(self) -> str:
        return f"finding {self.pk}"

    @property
    def number(self) -> str:
        """What people say of it: its day and the end of its key."""
        return f"{self.at:%m%d}-{str(self.id)[-4:].upper()}"

    def is_open(self) -> bool:
        return self.state in states.OPEN

    def is_late(self, at: datetime) -> bool:
        return self.state in states.TO_MEND and self.due_at <= at


class FindingStep(Stamped):
    """One step: what was done, from which state to which, when and by whom. Its id is its key."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    finding = models.ForeignKey(PatrolFinding, models.PROTECT, related_name="steps", db_index=False)
    act = models.CharField(max_length=10)
    before = models.CharField(max_length=10)
    then = models.CharField(max_length=10)
    before_since = models.DateTimeField()
    before_due = models.DateTimeField()
    before_holder = models.BigIntegerField(null=True)
    before_answered_at = models.DateTimeField(null=True)
    before_answered_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    note = EncryptedTextField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["FindingStep"]] = ScopedQuerySet["FindingStep"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["finding", "at"], name="steps_of_finding"),)

    def __str__(self) -> str:
        return f"{self.act} {self.finding_id}"


class FindingPhoto(Stamped):
    """A picture of the place, known by what it holds: the digest of the bytes as they were taken.

    `attachment` is None until the picture itself has come, from a telephone perhaps hours later.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    finding = models.ForeignKey(
        PatrolFinding, models.PROTECT, related_name="photos", db_index=False
    )
    digest = models.BinaryField(max_length=32)
    attachment = models.UUIDField(null=True)

    objects: ClassVar[models.Manager["FindingPhoto"]] = ScopedQuerySet["FindingPhoto"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["finding", "digest"], name="one_photo_per_digest"),
        )

    def __str__(self) -> str:
        return f"photo {self.pk}"
