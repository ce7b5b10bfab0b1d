"""Pictures of places and goods on their way in: pieces first, an attachment when whole."""

from typing import ClassVar

from django.db import models

from wangdi.field.models.phones import Phone
from wangdi.lib import ids
from wangdi.lib.fields import SealedBytesField


class Photograph(models.Model):
    """A picture of one record, by the digest of what the phone took; the record may come later."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    phone = models.ForeignKey(Phone, models.PROTECT, related_name="photographs")
    digest = models.BinaryField(max_length=32)
    record = models.UUIDField(db_index=True)
    by = models.BigIntegerField()
    by_label = models.CharField(max_length=100)
    size = models.IntegerField()
    have = models.IntegerField(default=0)
    pieces = SealedBytesField(null=True, help_text="What has come; empty once it is whole")
    began_at = models.DateTimeField()
    attachment = models.UUIDField(null=True)
    claimed = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Photograph"]] = models.Manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["phone", "digest", "record"], name="photograph_once_a_record"
            ),
            models.CheckConstraint(
                condition=models.Q(have__gte=0, have__lte=models.F("size")), name="have_within_size"
            ),
        )
