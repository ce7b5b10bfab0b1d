"""What was printed for a day, so that its rows are known again."""

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids


class Kind(models.TextChoices):
    GATE = "gate", _("Gate book")
    READINGS = "readings", _("Temperatures")
    ORDERS = "orders", _("Orders to homes")


class PaperSheet(Stamped):
    """One sheet: a page of a gate's book, or rows that stand for files (`rows`, in their order).

    `lot` is the record that printed it, `subject` the checkpoint of a gate page.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    lot = models.UUIDField()
    code = models.CharField(max_length=8, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    day = models.DateField()
    number = models.IntegerField()
    subject = models.UUIDField(null=True)
    rows: "ArrayField[list[UUID], list[UUID]]" = ArrayField(models.UUIDField(), default=list)
    printed_at = models.DateTimeField()
    printed_by = models.BigIntegerField(null=True)
    printed_by_label = models.CharField(max_length=100)

    objects: ClassVar[models.Manager["PaperSheet"]] = ScopedQuerySet["PaperSheet"].as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["lot", "number"], name="paper_sheets_of_lot"),
            models.Index(fields=["community_id", "-day"], name="paper_sheets_of_community"),
        )

    def __str__(self) -> str:
        return self.code
