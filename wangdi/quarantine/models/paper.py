"""What one person read off a household's sheet; readings come of it when two read alike."""

from typing import ClassVar

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField
from wangdi.quarantine.models.episodes import Episode


class PaperReading(Stamped):
    """`rows` by their slot: {"2020-02-05.am": {value, wall, symptoms, reducer}}.

    `settled_at`: when a second person had read the same, and the readings went in.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="papers_read")
    rows = EncryptedJSONField()
    read_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    settled_at = models.DateTimeField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["PaperReading"]] = ScopedQuerySet["PaperReading"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode", "by"],
                condition=models.Q(settled_at=None, annulled_at=None),
                name="one_open_paper_reading_per_person",
            ),
        )

    def __str__(self) -> str:
        return f"paper {self.pk}"
