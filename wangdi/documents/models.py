"""Documents that were issued, sealed, to be checked by anybody; and files that others sent."""

from typing import ClassVar

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField, EncryptedTextField, SealedBytesField


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


class Attachment(Stamped):
    """A file somebody sent as evidence, sealed. `owner` is the record whose command claimed it.

    Deleted: bytes and name are gone; digest, size, when, by whom and why stay.
    """

    id = models.UUIDField(primary_key=True)
    owner_kind = models.CharField(max_length=40, blank=True)
    owner = models.UUIDField(null=True)
    name = EncryptedTextField(null=True)
    content = SealedBytesField(null=True)
    media_type = models.CharField(max_length=40)
    size = models.IntegerField()
    digest = models.BinaryField(max_length=32)
    kept_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.BigIntegerField(null=True)
    delete_reason = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Attachment"]] = ScopedQuerySet["Attachment"].as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["owner"], name="attachments_of_owner"),
            models.Index(
                fields=["kept_at"],
                condition=models.Q(owner=None, deleted_at=None),
                name="attachments_unclaimed",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(deleted_at=None, content__isnull=False, delete_reason="")
                | (
                    models.Q(deleted_at__isnull=False, content__isnull=True)
                    & ~models.Q(delete_reason="")
                ),
                name="attachment_deleted_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"attachment {self.pk}"

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")
