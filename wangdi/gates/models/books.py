"""A page of a gate book that was kept on paper."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.checkpoints.models import Checkpoint
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField


class BookPage(Stamped):
    """Rows as somebody typed them off the paper; a second person looks before they count.

    `rows` is sealed. The crossings come under keys that follow from page and row.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    number = models.CharField(max_length=20, blank=True)
    rows: Any = EncryptedJSONField()
    count = models.IntegerField()
    typed_at = models.DateTimeField()
    typed_by = models.BigIntegerField(null=True)
    typed_by_label = models.CharField(max_length=100, blank=True)
    looked_at = models.DateTimeField(null=True)
    looked_by = models.BigIntegerField(null=True)
    looked_by_label = models.CharField(max_length=100, blank=True)
    entered_at = models.DateTimeField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["BookPage"]] = ScopedQuerySet["BookPage"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(looked_by=None) | ~Q(looked_by=F("typed_by")),
                name="book_page_looked_at_by_another",
            ),
            models.CheckConstraint(
                condition=Q(entered_at=None) | Q(looked_at__isnull=False),
                name="book_page_entered_after_a_look",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "typed_at"],
                condition=Q(entered_at=None, annulled_at=None),
                name="book_pages_to_look_at",
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.number}"
