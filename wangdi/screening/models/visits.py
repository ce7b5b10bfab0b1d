"""What each door answered, knock by knock, and last of all."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import pgettext_lazy

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.people.models import Dwelling
from wangdi.screening import outcomes
from wangdi.screening.models.rounds import CanvassRound
from wangdi.territory.models import Place


class Outcome(models.TextChoices):
    ANSWERED = outcomes.ANSWERED, pgettext_lazy("door", "Answered")
    NO_ANSWER = outcomes.NO_ANSWER, pgettext_lazy("door", "No answer")
    REFUSED = outcomes.REFUSED, pgettext_lazy("door", "Refused")
    VACANT = outcomes.VACANT, pgettext_lazy("door", "Vacant")
    MOVED = outcomes.MOVED, pgettext_lazy("door", "Moved away")
    WRONG_ADDRESS = outcomes.WRONG_ADDRESS, pgettext_lazy("door", "Wrong address")
    LIT = outcomes.LIT, pgettext_lazy("door", "Light seen")


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
    done_at = models.DateTimeField(null=True, help_text="When it first answered or was vacant")

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


class DoorReply(Stamped):
    """What was replied to one question of the round at one visit; a question unasked has no row.

    `number` holds counts, and 1 or 0 for yes and no; `choice` the code of what was chosen.
    """

    visit = models.ForeignKey(DoorVisit, models.PROTECT, related_name="replies")
    round = models.ForeignKey(CanvassRound, models.PROTECT, related_name="replies", db_index=False)
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="+", db_index=False)
    question = models.CharField(max_length=40)
    number = models.IntegerField(null=True)
    choice = models.CharField(max_length=40, blank=True)

    objects: ClassVar[models.Manager["DoorReply"]] = ScopedQuerySet["DoorReply"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["visit", "question"], name="one_reply_per_question"),
            models.CheckConstraint(
                condition=models.Q(number__isnull=False, choice="")
                | (models.Q(number=None) & ~models.Q(choice="")),
                name="reply_number_or_choice",
            ),
        )
        indexes = (models.Index(fields=["round", "question"], name="replies_of_round"),)

    def __str__(self) -> str:
        return f"{self.question} at {self.visit_id}"


class FoundDoor(Stamped):
    """A door that no ledger knew and a worker found while he walked: part of the round from then.

    `laid`: whether the door itself was new to the ledger; `household`: the one opened behind it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    round = models.ForeignKey(CanvassRound, models.PROTECT, related_name="found")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="found")
    laid = models.BooleanField()
    household = models.UUIDField(null=True)
    found_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["FoundDoor"]] = ScopedQuerySet["FoundDoor"].as_manager()

    def __str__(self) -> str:
        return f"found {self.dwelling_id}"


class LitCount(Stamped):
    """Lit windows of one building, counted from outside on one evening."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    round = models.ForeignKey(CanvassRound, models.PROTECT, related_name="lit_counts")
    building_id = None
    building = models.ForeignKey(Place, models.PROTECT, related_name="lit_counts")
    lit = models.SmallIntegerField()
    doors = ArrayField(models.UUIDField(), default=list, help_text="Doors behind which light is")
    counted_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["LitCount"]] = ScopedQuerySet["LitCount"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(lit__gte=0), name="lit_windows_counted"),
        )

    def __str__(self) -> str:
        return f"{self.lit} lit in {self.building_id}"
