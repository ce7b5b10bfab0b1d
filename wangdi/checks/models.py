"""A look at who is at home, its tries, and the call that comes before anything else.

Nothing here holds a picture, a film or a position: there is no field for it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.checks.rules import states
from wangdi.checks.words import Found, How, Kind
from wangdi.duties.windows import Window
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.people.models import Household
from wangdi.quarantine.models import Episode

STATES = [(state, str(state)) for state in states.LABELS]


class CheckQuerySet(ScopedQuerySet["Check"]):
    household_column = "household_id"


class Check(Stamped):
    """One check of a household: drawn at random (`number` of its day), or a location asked for.

    `episode` is the file in whose days it stands; what it found is its tries.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    day = models.DateField()
    number = models.SmallIntegerField(null=True)
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()
    missed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=STATES, default=states.PLANNED)
    asked_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100, blank=True)
    purpose = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager["Check"]] = CheckQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["household", "day", "number"], name="one_random_check_per_number"
            ),
            models.CheckConstraint(
                condition=Q(number=None, kind=Kind.LOCATION)
                | (Q(number__range=(1, 3)) & ~Q(kind=Kind.LOCATION)),
                name="check_drawn_or_asked_for",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.LOCATION) | ~Q(purpose=""),
                name="location_asked_for_a_purpose",
            ),
        )
        indexes = (
            models.Index(fields=["household", "-opens_at"], name="checks_of_household"),
            models.Index(fields=["community_id", "day"], name="checks_of_community"),
            models.Index(
                fields=["community_id"], condition=Q(state="contact"), name="checks_to_call_about"
            ),
        )

    def __str__(self) -> str:
        return f"check {self.pk}"

    @property
    def hours(self) -> Window:
        return Window(self.opens_at, self.due_at, self.missed_at)

    @property
    def label(self) -> str:
        return str(states.LABELS[self.state])


class CheckTry(Stamped):
    """What one try found, who says so, when. `within_m` is how exact a location was, no more."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    check_of = models.ForeignKey(Check, models.PROTECT, related_name="tries")
    found = models.CharField(max_length=10, choices=Found.choices)
    note = EncryptedTextField(null=True)
    within_m = models.IntegerField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["CheckTry"]] = ScopedQuerySet["CheckTry"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["community_id", "at"], name="check_tries_by_community"),)

    def __str__(self) -> str:
        return f"try {self.pk}"


class FollowUp(Stamped):
    """Somebody called and asked what is needed, before anybody thought of anything else."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    check_of = models.ForeignKey(Check, models.PROTECT, related_name="follow_ups", db_index=False)
    how = models.CharField(max_length=10, choices=How.choices)
    note = EncryptedTextField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["FollowUp"]] = ScopedQuerySet["FollowUp"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["check_of"], condition=Q(annulled_at=None), name="one_standing_follow_up"
            ),
        )

    def __str__(self) -> str:
        return f"follow-up {self.pk}"
