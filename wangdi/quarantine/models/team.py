"""Who cares for a household, and when the notice reached it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.documents.models import Document
from wangdi.lib import ids
from wangdi.quarantine.models.episodes import Episode
from wangdi.quarantine.rules import places
from wangdi.staff.models import Worker


class TeamSlot(Stamped):
    """One place of the team with its named worker and, where there is one, his substitute."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="team", db_index=False)
    slot = models.CharField(max_length=20)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_index=False)
    substitute = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_index=False
    )
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)
    by = models.BigIntegerField(null=True)
    note = models.TextField(blank=True, db_default="", help_text="What was said on handing over")

    objects: ClassVar[models.Manager["TeamSlot"]] = ScopedQuerySet["TeamSlot"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode", "slot"],
                condition=models.Q(to_at=None),
                name="one_worker_per_team_slot",
            ),
            models.CheckConstraint(
                condition=models.Q(substitute=None) | ~models.Q(substitute=models.F("worker")),
                name="substitute_is_another",
            ),
        )
        indexes = (
            models.Index(
                fields=["worker"], condition=models.Q(to_at=None), name="team_slots_of_worker"
            ),
        )

    @property
    def label(self) -> str:
        return places.label(self.slot, self.episode.section)


class How(models.TextChoices):
    IN_PERSON = "in_person", _("Handed over at the door")
    MESSAGE = "message", _("Sent to the person's phone")
    READ_OUT = "read_out", _("Read out, and left at the door")


class NoticeServed(Stamped):
    """The notice reached the person: which document, how, when, by whom."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="notices")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", db_index=False)
    how = models.CharField(max_length=20, choices=How.choices)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["NoticeServed"]] = ScopedQuerySet["NoticeServed"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode"],
                condition=models.Q(annulled_at=None),
                name="one_standing_notice_per_episode",
            ),
        )
        indexes = (
            models.Index(
                fields=["at"], condition=models.Q(annulled_at=None), name="notices_by_time"
            ),
        )
