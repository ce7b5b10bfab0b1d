"""What each door answered, knock by knock, and last of all."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.people.models import Dwelling
from wangdi.screening import outcomes
from wangdi.screening.models.rounds import CanvassRound


class Outcome(models.TextChoices):
    ANSWERED = outcomes.ANSWERED, pgettext_lazy("door", "Answered")
    NO_ANSWER = outcomes.NO_ANSWER, pgettext_lazy("door", "No answer")
    REFUSED = outcomes.REFUSED, pgettext_lazy("door", "Refused")
    VACANT = outcomes.VACANT, pgettext_lazy("door", "Vacant")
    MOVED = outcomes.MOVED, pgettext_lazy("door", "Moved away")
    WRONG_ADDRESS = outcomes.WRONG_ADDRESS, pgettext_lazy("door", "Wrong address")


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
