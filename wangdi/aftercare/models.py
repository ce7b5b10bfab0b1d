"""The calls after a release: one file per episode, one row per try."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.aftercare.words import LOOK, Answer, Closed, Feels
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.quarantine.models import Episode


class AftercareQuerySet(ScopedQuerySet["Aftercare"]):
    household_column = "episode__household_id"


class Aftercare(Stamped):
    """Calls after one release. `slots`: what is planned, slot → day. Closed: why, and until when

    the file is kept; its disposal is work of its own.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.OneToOneField(Episode, models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    slots = models.JSONField(default=dict)
    caller = models.BigIntegerField(null=True, help_text="Whose turn it is, where one is named")
    caller_label = models.CharField(max_length=100, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_why = models.CharField(max_length=10, choices=Closed.choices, blank=True)
    dispose_due = models.DateField(null=True)

    objects: ClassVar[models.Manager["Aftercare"]] = AftercareQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_why="", dispose_due=None)
                | (
                    models.Q(closed_at__isnull=False, dispose_due__isnull=False)
                    & ~models.Q(closed_why="")
                ),
                name="aftercare_closed_why_and_kept_until",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id"],
                condition=models.Q(closed_at=None),
                name="open_aftercare_of_community",
            ),
            models.Index(
                fields=["dispose_due"],
                condition=models.Q(dispose_due__isnull=False),
                name="aftercare_to_dispose_of",
            ),
        )


class Call(Stamped):
    """One try: who called when, whether somebody answered, how the person is, what he needs."""

    class Sign(models.TextChoices):
        DOWN = "down", _("Taken down")
        HANGS = "hangs", _("Still hangs")
        NEVER = "never", _("There was none")

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    file = models.ForeignKey(Aftercare, models.PROTECT, related_name="calls", db_index=False)
    slot = models.CharField(max_length=20)
    answer = models.CharField(max_length=15, choices=Answer.choices)
    feels = models.CharField(max_length=10, choices=Feels.choices, blank=True)
    symptoms = EncryptedTextField(null=True)
    needs = EncryptedTextField(null=True)
    note = EncryptedTextField(null=True)
    reminded = models.BooleanField(default=False, help_text="Told to go out as little as needed")
    sign = models.CharField(max_length=10, choices=Sign.choices, blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Call"]] = ScopedQuerySet["Call"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answer=Answer.REACHED) | models.Q(feels=""),
                name="only_who_is_reached_says_how_he_is",
            ),
        )
        indexes = (models.Index(fields=["file", "at"], name="calls_of_file"),)

    @property
    def look(self) -> tuple[str, str]:
        return LOOK[Answer(self.answer)]
