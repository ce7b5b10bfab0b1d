"""Daily reports: figures counted, frozen at the cut-off, corrected only as new versions."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wangdi.lib import ids


class ReportQuerySet(models.QuerySet["DailyReport"]):
    def latest_of(self, day: date) -> "DailyReport | None":
        """The newest version of a day's report, frozen or still being counted."""
        return self.filter(day=day).order_by("-version").first()

    def frozen(self) -> Self:
        return self.exclude(frozen_at=None)


class DailyReport(models.Model):
    """The report of a day. Version 1 is counted until the cut-off and then frozen; later versions
    are corrections, each with its reason and its person."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    day = models.DateField()
    version = models.SmallIntegerField(default=1)
    cut_off = models.DateTimeField()
    counted_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100, blank=True)

    objects: ClassVar[models.Manager["DailyReport"]] = ReportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["day", "version"], name="one_report_per_version"),
            models.CheckConstraint(
                condition=models.Q(version=1) | ~models.Q(reason=""), name="correction_with_reason"
            ),
        )

    def __str__(self) -> str:
        return f"report {self.day} v{self.version}"

    def is_frozen(self) -> bool:
        return self.frozen_at is not None


class ReportLine(models.Model):
    """One figure of one community. Zero is written out. `rows` are the pseudonyms counted."""

    report = models.ForeignKey(DailyReport, models.CASCADE, related_name="lines", db_index=False)
    figure = models.CharField(max_length=60)
    community_id = models.IntegerField()
    value = models.IntegerField()
    digest = models.BinaryField(max_length=16)
    rows = ArrayField(models.UUIDField(), null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["report", "figure", "community_id"], name="one_line_per_figure"
            ),
        )

    def __str__(self) -> str:
        return f"{self.figure} {self.community_id}: {self.value}"


class Statement(models.Model):
    """A community's own word that its day is complete; with nothing to report it says so."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    day = models.DateField()
    community_id = models.IntegerField()
    is_nil = models.BooleanField()
    note = models.TextField(blank=True)
    signed_at = models.DateTimeField()
    signed_by = models.BigIntegerField(null=True)
    signed_by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["day", "community_id"],
                condition=models.Q(annulled_at=None),
                name="one_statement_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"statement {self.day} {self.community_id}"
