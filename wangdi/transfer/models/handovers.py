"""One returnee on the way from an entry point to his door, and every step of it."""

from datetime import datetime
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope, ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField
from wangdi.people.models import Dwelling, Household, Person
from wangdi.transfer import rules
from wangdi.transfer.models.points import EntryPoint
from wangdi.transfer.models.slips import Slip
from wangdi.transfer.models.vehicles import Trip

STANDING = models.Q(annulled_at=None)
STATES = [(state, rules.LABELS[state]) for state in rules.STATES]


class Symptom(models.TextChoices):
    COUGH = "cough", _("Dry cough")
    FATIGUE = "fatigue", _("Fatigue")
    SORE_THROAT = "sore_throat", _("Sore throat")
    SMELL = "smell", _("Loss of smell or taste")
    DIARRHOEA = "diarrhoea", _("Diarrhoea")


class Site(models.TextChoices):
    FOREHEAD = "forehead", _("Forehead")
    AXILLARY = "axillary", _("Armpit")
    EAR = "ear", _("Ear")


class WhyAbsent(models.TextChoices):
    LATER = "later", _("Comes on another day")
    ELSEWHERE = "elsewhere", _("Went somewhere else")
    STAYED = "stayed", _("Did not set out")
    TWICE = "twice", _("Stands on the list twice")
    UNREACHED = "unreached", _("Cannot be reached by telephone")


class HandoverQuerySet(ScopedQuerySet["Handover"]):
    household_column = "household_id"

    def visible_to(self, scope: Scope) -> Self:
        return self.filter(STANDING, scope.query(self.household_column))

    def standing(self) -> Self:
        return self.filter(STANDING)

    def between(self) -> Self:
        return self.filter(STANDING, state__in=rules.BETWEEN)


class Handover(Stamped):
    """Who, from where, to which community or door, and how far he has come.

    `state` says what was done last and `since` when; `day` is the day he is counted under.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="handovers")
    name = EncryptedTextField()
    phone = EncryptedTextField(null=True)
    phone_index = BlindIndexField(of="phone", form="phone", null=True)
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="handovers")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, null=True, related_name="handovers")
    origin = models.CharField(max_length=100)
    origin_code = models.CharField(max_length=12, blank=True)
    left_on = models.DateField(null=True)
    transport = models.CharField(max_length=10, blank=True)
    transport_number = models.CharField(max_length=40, blank=True)
    point = models.ForeignKey(EntryPoint, models.PROTECT, related_name="handovers")
    day = models.DateField()
    expected_at = models.DateTimeField()
    walk_in = models.BooleanField(default=False)
    source = models.CharField(max_length=20)
    source_ref = models.UUIDField(null=True)
    state = models.CharField(max_length=15, choices=STATES, default=rules.EXPECTED)
    since = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    temperature = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    site = models.CharField(max_length=10, choices=Site.choices, blank=True)
    symptoms = ArrayField(models.CharField(max_length=20, choices=Symptom.choices), default=list)
    fever = models.BooleanField(default=False)
    point_slip = models.ForeignKey(Slip, models.PROTECT, null=True, related_name="given")
    door_slip = models.ForeignKey(Slip, models.PROTECT, null=True, related_name="taken")
    trip = models.ForeignKey(Trip, models.PROTECT, null=True, related_name="riders")
    seat = models.SmallIntegerField(null=True)
    own_plate = models.CharField(max_length=20, blank=True)
    received_at = models.DateTimeField(null=True)
    why_absent = models.CharField(max_length=20, choices=WhyAbsent.choices, blank=True)
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Handover"]] = HandoverQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["trip", "seat"],
                condition=models.Q(seat__isnull=False, annulled_at=None),
                name="one_person_per_seat",
            ),
            models.UniqueConstraint(
                fields=["source", "source_ref"],
                condition=models.Q(source_ref__isnull=False, annulled_at=None),
                name="one_handover_per_source",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=rules.ABSENT) | ~models.Q(why_absent=""),
                name="not_come_with_a_reason",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "day"], condition=STANDING, name="handovers_of_community"
            ),
            models.Index(fields=["point", "day"], condition=STANDING, name="handovers_of_point"),
            models.Index(fields=["phone_index"], name="handovers_by_phone"),
            models.Index(
                fields=["since"],
                condition=models.Q(annulled_at=None, state__in=rules.BETWEEN),
                name="handovers_between",
            ),
        )

    def __str__(self) -> str:
        return f"handover {self.pk}"

    def slip_at(self, stage: str) -> Slip | None:
        return self.point_slip if stage == "point" else self.door_slip

    def minutes(self, at: datetime) -> int:
        return rules.minutes_between(self.since, at)


class Movement(Stamped):
    """One step: what was done, from which state to which, when and by whom. Its id is its key."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="movements")
    act = models.CharField(max_length=15)
    before = models.CharField(max_length=15)
    then = models.CharField(max_length=15)
    before_since = models.DateTimeField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    note = models.CharField(max_length=500, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Movement"]] = ScopedQuerySet["Movement"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["handover", "recorded_at"], name="steps_of_handover"),)

    def __str__(self) -> str:
        return f"{self.act} {self.handover_id}"
