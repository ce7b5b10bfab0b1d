"""Test results: one row per person and sample, what was put right, and what became of positives."""

from typing import ClassVar, Self

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField, EncryptedTextField
from wangdi.people.models import Person
from wangdi.testing.words import LOOK, Kind, Outcome, Source, Step


class ResultQuerySet(ScopedQuerySet["Result"]):
    household_column = "person__household_id"

    def standing(self) -> Self:
        return self.filter(annulled_at=None)


class Result(Stamped):
    """A sample of one person: when and where it was taken, by whom, and what came of it.

    `known_at`: when this outcome was entered here. A tube of several people is a row for each.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    sampled_on = models.DateField()
    sampled_time = models.TimeField(null=True)
    place = models.CharField(max_length=100, blank=True)
    taken_by = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    laboratory = models.CharField(max_length=100, blank=True)
    reported_at = models.DateTimeField(null=True)
    known_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Result"]] = ResultQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind", "sampled_on", "number"],
                condition=models.Q(annulled_at=None),
                name="one_result_per_sample",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.PENDING, reported_at=None)
                | (~models.Q(outcome=Outcome.PENDING) & models.Q(reported_at__isnull=False)),
                name="outcome_reported_when",
            ),
        )
        indexes = (
            models.Index(fields=["person", "sampled_on"], name="results_of_person"),
            models.Index(
                fields=["community_id", "-sampled_on", "-id"],
                condition=models.Q(annulled_at=None),
                name="results_of_community",
            ),
            models.Index(
                fields=["community_id", "outcome"],
                condition=models.Q(annulled_at=None, outcome__in=["pending", "positive"]),
                name="results_to_look_at",
            ),
        )

    def __str__(self) -> str:
        return f"result {self.pk}"

    @property
    def look(self) -> tuple[str, str]:
        """Colour and shape of its outcome."""
        return LOOK[Outcome(self.outcome)]


class ResultChange(Stamped):
    """A result that came in or was put right: what stood before, sealed, by whom and why."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    result = models.ForeignKey(Result, models.PROTECT, related_name="changes")
    before = EncryptedJSONField()
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["ResultChange"]] = ScopedQuerySet["ResultChange"].as_manager()


class PositiveReport(Stamped):
    """What a named person decided about a positive result, and to whom it was reported when."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    result = models.ForeignKey(Result, models.PROTECT, related_name="reports", db_index=False)
    step = models.CharField(max_length=10, choices=Step.choices)
    reported_to = models.CharField(max_length=100)
    reported_at = models.DateTimeField()
    note = EncryptedTextField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["PositiveReport"]] = ScopedQuerySet[
        "PositiveReport"
    ].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["result"],
                condition=models.Q(annulled_at=None),
                name="one_standing_report_per_positive",
            ),
        )
