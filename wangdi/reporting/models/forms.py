"""Forms of upper levels: their own empty workbook, and which figure goes into which cell."""

from typing import ClassVar

from django.db import models

from wangdi.lib import ids


class FormQuerySet(models.QuerySet["UpperForm"]):
    def in_use(self) -> "FormQuerySet":
        return self.filter(retired_at=None)


class UpperForm(models.Model):
    """A form as the upper level sent it: the workbook, empty, byte for byte. It holds no person.

    `place` is the office whose form it is; its communities may use it too.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    name = models.CharField(max_length=100)
    sender = models.CharField(max_length=100, blank=True)
    place = models.BigIntegerField()
    workbook = models.BinaryField()
    sheet = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)
    retired_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["UpperForm"]] = FormQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def newest(self) -> "FormVersion | None":
        """The last saved version, by which forms are filled; the draft is none."""
        return self.versions.exclude(number=None).order_by("-number").first()


class FormVersion(models.Model):
    """How the cells of a form are filled. Without a number it is the draft; a saved one stays.

    `cells`: address → {"figure", "unit", "day"} | {"words"} | {"typed"}; see `rules/mapping.py`.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    form = models.ForeignKey(UpperForm, models.PROTECT, related_name="versions")
    number = models.SmallIntegerField(null=True)
    cells = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by_label = models.CharField(max_length=100)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["form", "number"], nulls_distinct=False, name="one_version_per_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.form_id} v{self.number}"


class TypedValue(models.Model):
    """A cell that no figure covers, typed by hand; each is counted, the aim being none."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    form = models.ForeignKey(UpperForm, models.PROTECT, related_name="typed")
    day = models.DateField()
    unit_id = models.IntegerField()
    cell = models.CharField(max_length=10)
    value = models.CharField(max_length=200)
    why = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["day"], name="typed_by_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=["form", "day", "unit_id", "cell"],
                condition=models.Q(annulled_at=None),
                name="one_typed_value_per_cell",
            ),
            models.CheckConstraint(condition=~models.Q(why=""), name="typed_with_reason"),
        )

    def __str__(self) -> str:
        return f"{self.cell} {self.day}"
