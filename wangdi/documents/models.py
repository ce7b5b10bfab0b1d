"""Documents that were issued: what they say, sealed, and how anybody may check them."""

from typing import ClassVar

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField


class DocumentQuerySet(ScopedQuerySet["Document"]):
    household_column = "household"

    def in_force(self) -> "DocumentQuerySet":
        return self.filter(withdrawn_at=None)


class Document(Stamped):
    """One issued document. Its data are kept, not its pages: the same data give the same pages."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    kind = models.CharField(max_length=40)
    serial = models.BigIntegerField(unique=True)
    number = models.CharField(max_length=40)
    code = models.CharField(max_length=24, unique=True)
    subject_kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    household = models.UUIDField(null=True)
    data = EncryptedJSONField()
    digest = models.BinaryField(max_length=32)
    issued_at = models.DateTimeField()
    issued_by = models.BigIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Document"]] = DocumentQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["subject", "issued_at"], name="documents_of_subject"),)

    def __str__(self) -> str:
        return self.number
