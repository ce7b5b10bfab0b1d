"""What the police officer of a team is asked: an address and a request, and nothing of health."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.people.models import Household
from wangdi.quarantine.models.episodes import Episode


class Help(models.TextChoices):
    VISIT = "visit", _("Come along on a visit")
    NOTICE = "notice", _("Be there when a paper is handed over")
    DOOR = "door", _("Find out why nobody opens")
    OUTSIDE = "outside", _("Somebody was seen outside: speak with the household")


class Came(models.TextChoices):
    DONE = "done", _("Done")
    NOBODY = "nobody", _("Nobody was there")
    NOT_NEEDED = "not_needed", _("It was not needed")
    IMPOSSIBLE = "impossible", _("It could not be done")


class HelpRequest(Stamped):
    """Somebody of the team asks the officer for help at a door; he answers what came of it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="help_requests")
    household = models.ForeignKey(Household, models.PROTECT, related_name="+", db_index=False)
    what = models.CharField(max_length=10, choices=Help.choices)
    remark = models.CharField(max_length=100, blank=True)
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    by_label = models.CharField(max_length=100)
    by_phone = models.CharField(max_length=30, blank=True, help_text="The work telephone to call")
    came = models.CharField(max_length=12, choices=Came.choices, blank=True)
    answer = models.CharField(max_length=200, blank=True)
    answered = models.UUIDField(null=True, help_text="The record of the answer")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    answered_by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["HelpRequest"]] = ScopedQuerySet["HelpRequest"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answered=None, answered_at=None, came="")
                | models.Q(answered__isnull=False, answered_at__isnull=False) & ~models.Q(came=""),
                name="help_answered_when_and_how",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "due_at"],
                condition=models.Q(answered_at=None, annulled_at=None),
                name="help_still_asked",
            ),
        )
