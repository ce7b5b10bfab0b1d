"""One person's quarantine from the proposal to its end, and the acts that moved it."""

from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.documents.models import Document
from wangdi.lib import ids
from wangdi.people.models import Household, Person
from wangdi.profiles import queries as profiles
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.rules import days, states
from wangdi.quarantine.section import NAME, QuarantineSection

STATES = [(state, states.LABELS[state]) for state in states.STORED]


class EpisodeQuerySet(ScopedQuerySet["Episode"]):
    household_column = "household_id"

    def open(self) -> Self:
        return self.filter(state__in=states.OPEN)

    def of_people(self, people: list[UUID]) -> Self:
        return self.filter(person_id__in=people)


class Episode(Stamped):
    """Who, why, under which version of the rules, from when to when.

    `state` holds what people did; active and due follow from the clock (`state_at`). The release
    hour is computed once, from the days of the profile the episode began under.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    person = models.ForeignKey(Person, models.PROTECT, related_name="episodes", db_index=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="episodes")
    profile = models.ForeignKey(ProfileVersion, models.PROTECT, related_name="+", db_index=False)
    category = models.CharField(max_length=40)
    measure = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=STATES, default=states.PROPOSED)
    day_zero = models.DateField()
    last_day = models.DateField()
    release_from = models.DateTimeField()
    arrival = models.UUIDField(null=True)
    reasons = models.JSONField(default=list)
    by_rule = models.BooleanField()
    proposed_at = models.DateTimeField()
    proposed_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Episode"]] = EpisodeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(closed_at=None),
                name="one_open_episode_per_person",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, state__in=states.OPEN)
                | models.Q(closed_at__isnull=False, state__in=states.CLOSED),
                name="episode_closed_when_its_state_says",
            ),
            models.CheckConstraint(
                condition=models.Q(day_zero__lte=models.F("last_day")),
                name="episode_days_in_order",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id"],
                condition=models.Q(closed_at=None),
                name="open_of_community",
            ),
            models.Index(
                fields=["grid_id"], condition=models.Q(closed_at=None), name="open_of_grid"
            ),
            models.Index(fields=["community_id", "closed_at"], name="closed_of_community"),
            models.Index(fields=["person", "day_zero"], name="episodes_of_person"),
        )

    def __str__(self) -> str:
        return f"episode {self.pk}"

    @property
    def section(self) -> QuarantineSection:
        """The rules that this episode began under."""
        found = profiles.section(self.profile_id, QuarantineSection, NAME)
        if found is None:
            raise ValueError(f"profile version {self.profile_id} knows no quarantine")
        return found

    @property
    def measure_label(self) -> str:
        return str(self.section.measures[self.measure])

    @property
    def category_label(self) -> str:
        category = self.section.category(self.category)
        return str(category.title) if category else str(_("Named by a person"))

    def state_at(self, at: datetime) -> str:
        return states.state_at(
            self.state,
            begins_at=days.begins_at(self.day_zero),
            release_from=self.release_from,
            at=at,
        )

    def is_open(self) -> bool:
        return self.closed_at is None

    def may_be_decided_by(self, user_id: int | None) -> bool:
        """What somebody proposed without a rule is decided by somebody else."""
        return self.by_rule or self.proposed_by != user_id


class Decision(Stamped):
    """One named person accepted a proposal or declined it. Reconsidered: the row stays, marked."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="decisions")
    accepted = models.BooleanField()
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Decision"]] = ScopedQuerySet["Decision"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode"],
                condition=models.Q(annulled_at=None),
                name="one_standing_decision_per_episode",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted=True) | ~models.Q(note=""),
                name="declined_with_a_reason",
            ),
        )


class Release(Stamped):
    """Prepared by one, approved by another, with the conditions as they stood."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.OneToOneField(Episode, models.PROTECT, related_name="release")
    at = models.DateTimeField()
    prepared_by = models.BigIntegerField()
    prepared_by_label = models.CharField(max_length=100)
    approved_by = models.BigIntegerField()
    approved_by_label = models.CharField(max_length=100)
    basis = models.JSONField()
    reason = models.TextField(blank=True)
    letter = models.ForeignKey(Document, models.PROTECT, related_name="+", db_index=False)

    objects: ClassVar[models.Manager["Release"]] = ScopedQuerySet["Release"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(prepared_by=models.F("approved_by")),
                name="released_by_two_people",
            ),
        )


class EndingReason(models.TextChoices):
    ERROR = "error", _("Proposed or decided in error")
    APPEAL = "appeal", _("Objection upheld")
    FACILITY = "facility", _("Stays in a facility until the end")
    HOSPITAL = "hospital", _("Stays in hospital; the hospital decides from now on")
    MOVED = "moved", _("Moved away, out of this area")
    DIED = "died", _("The person has died")


class Ending(Stamped):
    """An episode that ended before its days were complete, by whom and why."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.OneToOneField(Episode, models.PROTECT, related_name="ending")
    reason = models.CharField(max_length=20, choices=EndingReason.choices)
    note = models.TextField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)

    objects: ClassVar[models.Manager["Ending"]] = ScopedQuerySet["Ending"].as_manager()
