"""What a unit says of its day, and what the level above answers."""

from django.db import models

from wangdi.lib import ids


class Statement(models.Model):
    """A unit's own word that its day is complete; with nothing to report it says so.

    The unit is a community, or an office that hands its day up to the district.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    day = models.DateField()
    unit_id = models.IntegerField()
    is_nil = models.BooleanField()
    note = models.TextField(blank=True)
    signed_at = models.DateTimeField()
    signed_by = models.BigIntegerField(null=True)
    signed_by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["day", "unit_id"],
                condition=models.Q(annulled_at=None),
                name="one_statement_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"statement {self.day} {self.unit_id}"


class Verdict(models.Model):
    """The level above accepts a statement, or sends it back with a reason."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    statement = models.OneToOneField(Statement, models.PROTECT, related_name="verdict")
    accepted = models.BooleanField()
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(accepted=True) | ~models.Q(reason=""),
                name="sent_back_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"verdict on {self.statement_id}"
