"""A look at a home before somebody is observed there: who answered what, and when."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.people.models import Dwelling, Household
from wangdi.quarantine.models.episodes import Episode
from wangdi.quarantine.rules import suitability as rules

VERDICTS = list(rules.LABELS.items())


class Suitability(Stamped):
    """The answers of a named person about one home, for every proposal of that household.

    `before` is what the look changed of proposals: episode → measure and reasons that it had.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="looks")
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="+", db_index=False)
    answers = models.JSONField()
    verdict = models.CharField(max_length=10, choices=VERDICTS)
    lacks = ArrayField(models.CharField(max_length=40), default=list)
    before = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Suitability"]] = ScopedQuerySet["Suitability"].as_manager()

    def looked(self) -> rules.Looked:
        return rules.Looked(self.household_id, self.dwelling_id, self.at, self.verdict)
