"""The house's keys, for which phones seal; the newest is handed out, older ones still open."""

from typing import ClassVar

from django.db import models

from wangdi.lib.fields import SealedBytesField


class ServerKey(models.Model):
    """A P-256 key. Its number travels in every box; it is forgotten when nothing waits for it."""

    id = models.SmallIntegerField(primary_key=True)
    public = models.BinaryField(max_length=65)
    private = SealedBytesField(null=True, help_text="32 bytes; empty once forgotten")
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["ServerKey"]] = models.Manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(forgotten_at=None, private__isnull=False)
                | models.Q(
                    forgotten_at__isnull=False, private__isnull=True, retired_at__isnull=False
                ),
                name="key_forgotten_after_it_was_retired",
            ),
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(retired_at=None),
                name="one_key_is_handed_out",
            ),
        )

    def __str__(self) -> str:
        return f"key {self.pk}"
