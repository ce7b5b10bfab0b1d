"""A file on its way into the house: what it is, what was found in it, what became of it."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.importing.fields import SealedBytesField
from wangdi.intake.actors import Actor
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField


class RunState(models.TextChoices):
    WAITING = "waiting", _("Waiting to be read")
    CHECKING = "checking", _("Being checked")
    READY = "ready", _("Ready to be looked through")
    APPLYING = "applying", _("Being written")
    APPLIED = "applied", _("Written")
    FAILED = "failed", _("Not read")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def visible_to(self, scope: Scope) -> Self:
        """Runs of people who may see no more than `scope` does."""
        known = self.exclude(communities=[])
        return known.filter(communities__contained_by=sorted(scope.communities))


class ImportRun(models.Model):
    """One file of one kind. `communities` are those its sender worked for when it was sent."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=RunState.choices, default=RunState.WAITING)
    filename = models.CharField(max_length=200)
    size = models.IntegerField()
    digest = models.BinaryField(max_length=32)
    communities = ArrayField(models.IntegerField())
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    sent_at = models.DateTimeField()
    header_line = models.IntegerField(null=True)
    headings: Any = models.JSONField(default=list)
    mapping: Any = models.JSONField(default=dict)
    decisions: Any = models.JSONField(default=dict)
    sheets: Any = models.JSONField(default=list, help_text="Name, hidden, rows, read or not")
    chosen: Any = models.JSONField(default=list, help_text="Sheets that somebody chose")
    values: Any = models.JSONField(default=dict, help_text="Column → plain word → code")
    kept: Any = models.JSONField(default=list, help_text="Other columns, kept in the note")
    corrections = EncryptedJSONField(null=True)
    findings = EncryptedJSONField(null=True)
    step = models.CharField(max_length=20, blank=True)
    tries = models.SmallIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)
    rows = models.IntegerField(null=True)
    applied = models.IntegerField(null=True)
    duplicate = models.IntegerField(null=True)
    review = models.IntegerField(null=True)
    left_out = models.IntegerField(null=True)
    batch = models.UUIDField(null=True, help_text="The batch of the intake that it was written by")
    done_at = models.DateTimeField(null=True)
    seconds = models.FloatField(null=True)
    trouble = models.CharField(max_length=40, blank=True)

    objects: ClassVar[models.Manager["ImportRun"]] = ImportRunQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["-sent_at"], name="import_runs_by_time"),
            models.Index(fields=["digest"], name="import_runs_of_file"),
            models.Index(
                fields=["sent_at"],
                condition=models.Q(state__in=("waiting", "checking", "applying")),
                name="import_runs_to_do",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(rows=None)
                | models.Q(
                    rows=models.F("applied")
                    + models.F("duplicate")
                    + models.F("review")
                    + models.F("left_out")
                ),
                name="import_adds_up",
            ),
        )

    def __str__(self) -> str:
        return f"import {self.pk}"

    @property
    def actor(self) -> Actor:
        return Actor(self.by, self.by_label)

    @property
    def received(self) -> int:
        """The rows that are sent on; those left out are not."""
        return (self.rows or 0) - (self.left_out or 0)

    def is_open(self) -> bool:
        """Whether it still waits for somebody or something."""
        return self.state not in (RunState.APPLIED, RunState.FAILED, RunState.WITHDRAWN)

    def is_busy(self) -> bool:
        return self.state in (RunState.WAITING, RunState.CHECKING, RunState.APPLYING)


class StoredFile(models.Model):
    """The file, what it was read to and the rows made of it, sealed; gone when they are written,

    or after a week.
    """

    run = models.OneToOneField(ImportRun, models.CASCADE, primary_key=True, related_name="file")
    content = SealedBytesField()
    table = SealedBytesField(null=True)
    rows = SealedBytesField(null=True)


class ColumnMapping(models.Model):
    """How a form was understood, so that it is known the next time: its columns and its words."""

    kind = models.CharField(max_length=40)
    signature = models.BinaryField(max_length=16)
    headings: Any = models.JSONField(default=list)
    mapping: Any = models.JSONField()
    values: Any = models.JSONField(default=dict)
    kept: Any = models.JSONField(default=list)
    origin = models.CharField(max_length=100, blank=True, help_text="The office it was sent by")
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "signature"], name="one_mapping_per_form"),
        )


class Undoing(models.Model):
    """A whole import taken back: how many records went, and on how many something stood."""

    id = models.UUIDField(primary_key=True)
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="undoings")
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    reason = models.TextField()
    gone = models.IntegerField()
    stayed = models.IntegerField()
    dismissed = models.IntegerField(help_text="Rows that still waited for review")

    def __str__(self) -> str:
        return f"undoing {self.pk}"
