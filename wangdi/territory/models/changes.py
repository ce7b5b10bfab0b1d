"""What became of places, and why."""

from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy

from wangdi.lib import ids
from wangdi.territory.models.places import Place


class Verb(models.TextChoices):
    MOVED = "moved", pgettext_lazy("of a place", "moved")
    RENAMED = "renamed", pgettext_lazy("of a place", "renamed")
    DESCRIBED = "described", pgettext_lazy("of a place", "described anew")
    SPLIT = "split", pgettext_lazy("of a place", "split")
    MERGED = "merged", pgettext_lazy("of a place", "merged into another")
    CLOSED = "closed", pgettext_lazy("of a place", "closed")


class PlaceChange(models.Model):
    """One change of a place: what stood before, what stands now, when, by whom and why.

    `key` is the record that did it. What was undone stays, marked.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="changes", db_index=False)
    verb = models.CharField(max_length=10, choices=Verb.choices)
    key = models.UUIDField(db_index=True)
    before: Any = models.JSONField(default=dict)
    after: Any = models.JSONField(default=dict)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["place", "at"], name="changes_of_place"),)

    def __str__(self) -> str:
        return f"{self.place_id} {self.verb}"
