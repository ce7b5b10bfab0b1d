"""The picture of now: each unit's figures at the last count of every hour, for two days."""

from django.db import models


class Pulse(models.Model):
    """`figures`: value by figure; `grids`: the same by grid, for the last count only."""

    day = models.DateField()
    hour = models.SmallIntegerField()
    community_id = models.IntegerField()
    counted_at = models.DateTimeField()
    figures = models.JSONField()
    grids = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["day", "hour", "community_id"], name="one_pulse_per_hour"
            ),
        )

    def __str__(self) -> str:
        return f"pulse {self.day} {self.hour}"
