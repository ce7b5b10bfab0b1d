"""Rounds of door-knocking, what each door answered, and who has come back from elsewhere."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.scoping import Scope, ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField
from wangdi.people.models import Dwelling, Household, Person
from wangdi.screening import outcomes
from wangdi.territory.models import Place, PlaceKind

STANDING = models.Q(annulled_at=None)


class Outcome(models.TextChoices):
    ANSWERED = outcomes.ANSWERED, pgettext_lazy("door", "Answered")
    NO_ANSWER = outcomes.NO_ANSWER, pgettext_lazy("door", "No answer")
    REFUSED = outcomes.REFUSED, pgettext_lazy("door", "Refused")
    VACANT = outcomes.VACANT, pgettext_lazy("door", "Vacant")
    MOVED = outcomes.MOVED, pgettext_lazy("door", "Moved away")
    WRONG_ADDRESS = outcomes.WRONG_ADDRESS, pgettext_lazy("door", "Wrong address")


class Transport(models.TextChoices):
    TRAIN = "train", _("Train")
    COACH = "coach", _("Coach")
    PLANE = "plane", _("Plane")
    CAR = "car", _("Car")
    OTHER = "other", _("Other")


class Symptom(models.TextChoices):
    FEVER = "fever", _("Fever")
    COUGH = "cough", _("Dry cough")
    FATIGUE = "fatigue", _("Fatigue")
    SORE_THROAT = "sore_throat", _("Sore throat")
    SMELL = "smell", _("Loss of smell or taste")
    DIARRHOEA = "diarrhoea", _("Diarrhoea")


class RoundQuerySet(models.QuerySet["CanvassRound"]):
    def visible_to(self, scope: Scope) -> Self:
        """Rounds that go through a community of the scope, whole or in part."""
        inner = Place.objects.filter(
            models.Q(id__in=scope.buildings) | models.Q(grid_id__in=scope.grids),
            kind=PlaceKind.BUILDING,
        )
        parts = set(inner.values_list("community_id", flat=True)) - {None}
        return self.filter(communities__overlap=sorted({*scope.communities, *parts}))

    def open(self) -> Self:
        return self.filter(closed_at=None)


class CanvassRound(models.Model):
    """One round through all doors of some places; the doors are the denominator."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=100)
    places = ArrayField(models.IntegerField())
    communities = ArrayField(models.IntegerField())
    starts_on = models.DateField()
    ends_on = models.DateField()
    script = models.TextField(blank=True, help_text="What is asked and said at the door")
    profile = models.UUIDField(null=True, help_text="The profile version it began under")
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.BigIntegerField(null=True)
    close_reason = models.TextField(blank=True)

    objects: ClassVar[models.Manager["CanvassRound"]] = RoundQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on")),
                name="round_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_open(self) -> bool:
        return self.closed_at is None

    def close(self, *, at: datetime, by: int | None, reason: str) -> None:
        self.closed_at, self.closed_by, self.close_reason = at, by, reason
        self.save()

    def reopen(self) -> None:
        self.closed_at, self.closed_by, self.close_reason = None, None, ""
        self.save()

    def is_running(self, on: date) -> bool:
        return self.is_open() and self.starts_on <= on


class DoorVisit(Stamped):
    """One knock at one door, as it happened. Nothing here is ever overwritten."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    round = models.ForeignKey(CanvassRound, models.PROTECT, related_name="visits", db_index=False)
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="visits", db_index=False)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    people_seen = models.SmallIntegerField(null=True)
    note = models.TextField(blank=True)
    visited_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["DoorVisit"]] = ScopedQuerySet["DoorVisit"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["dwelling", "visited_at"], name="visits_of_door"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(people_seen=None) | models.Q(people_seen__range=(0, 99)),
                name="visit_people_seen",
            ),
        )

    def __str__(self) -> str:
        return f"visit {self.pk}"


class DoorAnswer(Stamped):
    """What a door last answered in a round. No row: nobody has knocked yet.

    Written with its visit, whose own foreign keys hold both; checking them twice would cost half
    as much again.
    """

    round = models.ForeignKey(
        CanvassRound, models.PROTECT, related_name="answers", db_index=False, db_constraint=False
    )
    dwelling = models.ForeignKey(
        Dwelling, models.PROTECT, related_name="answers", db_index=False, db_constraint=False
    )
    visit = models.UUIDField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    visits = models.SmallIntegerField(default=1)
    visited_at = models.DateTimeField()

    objects: ClassVar[models.Manager["DoorAnswer"]] = ScopedQuerySet["DoorAnswer"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["round", "dwelling"], name="one_answer_per_door"),
        )
        indexes = (
            models.Index(fields=["round", "community_id", "grid_id"], name="answers_of_round"),
        )

    def __str__(self) -> str:
        return f"{self.outcome} {self.dwelling_id}"


class ArrivalQuerySet(ScopedQuerySet["Arrival"]):
    household_column = "household"

    def standing(self) -> Self:
        return self.filter(STANDING)


class Arrival(Stamped):
    """Somebody who came back from elsewhere: a fact of travel, with its dates.

    A resident of the ledger; a name, sealed, only where nobody could be entered for it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="arrivals")
    entered = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Whether the person was entered in the ledger with it",
    )
    name = EncryptedTextField(null=True)
    phone = EncryptedTextField(null=True)
    phone_index = BlindIndexField(of="phone", form="phone", null=True)
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="arrivals")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="arrivals")
    origin = models.CharField(max_length=100)
    origin_code = models.CharField(max_length=12, blank=True)
    left_on = models.DateField(null=True)
    arrived_on = models.DateField()
    transport = models.CharField(max_length=10, choices=Transport.choices, blank=True)
    transport_number = models.CharField(max_length=40, blank=True)
    symptoms = ArrayField(models.CharField(max_length=20, choices=Symptom.choices), default=list)
    temperature = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    contact = models.BooleanField(null=True, help_text="Contact with a case, as he says")
    key_area = models.BooleanField(default=False)
    key_area_name = models.CharField(max_length=100, blank=True)
    profile = models.UUIDField(null=True, help_text="The profile version that decided key_area")
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Arrival"]] = ArrivalQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(name__isnull=False),
                name="arrival_of_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(left_on=None) | models.Q(left_on__lte=models.F("arrived_on")),
                name="arrival_after_leaving",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "-arrived_on", "-id"],
                condition=STANDING,
                name="arrivals_of_community",
            ),
            models.Index(
                fields=["grid_id", "-arrived_on", "-id"],
                condition=STANDING,
                name="arrivals_of_grid",
            ),
        )

    def __str__(self) -> str:
        return f"arrival {self.pk}"

    @property
    def who(self) -> tuple[object, date]:
        """What makes two records the same arrival: who it is, and the day."""
        return self.person_id or (self.dwelling_id, self.name), self.arrived_on
