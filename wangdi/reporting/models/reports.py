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
    are corrections, each with its reason and its person, of one place (`place`) or of all.

    `questions`: what was strange when it was frozen, with the answers given by then. `late`: how
    far a recount differs since, by figure and unit: what a correction would change.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    day = models.DateField()
    version = models.SmallIntegerField(default=1)
    cut_off = models.DateTimeField()
    counted_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    place = models.BigIntegerField(null=True)
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100, blank=True)
    questions = models.JSONField(default=list, db_default=[])
    late = models.JSONField(default=dict, db_default={})
    late_at = models.DateTimeField(null=True)

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
    """One figure of one unit, zero written out. A unit is a community; what stands in none is on
    the line of the office's own place.

    `grids` and `counts` say the same number by grid, 0 being outside any. `rows` are the pseudonyms
    counted, grid by grid in that order; both they and the digest are empty until it is frozen.
    """

    report = models.ForeignKey(DailyReport, models.CASCADE, related_name="lines", db_index=False)
    figure = models.CharField(max_length=60)
    community_id = models.IntegerField()
    value = models.IntegerField()
    digest = models.BinaryField(max_length=16)
    rows = ArrayField(models.UUIDField(), null=True)
    grids = ArrayField(models.IntegerField(), default=list, db_default=[])
    counts = ArrayField(models.IntegerField(), default=list, db_default=[])

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["report", "figure", "community_id"], name="one_line_per_figure"
            ),
            models.CheckConstraint(
                condition=models.Q(grids__len=models.F("counts__len")),
                name="a_count_for_each_grid",
            ),
        )

    def __str__(self) -> str:
        return f"{self.figure} {self.community_id}: {self.value}"
