"""Documents that were issued, sealed, to be checked by anybody; and files that others sent."""

from typing import ClassVar

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedJSONField, EncryptedTextField, SealedBytesField
from wangdi.territory.models import Place


class DocumentQuerySet(ScopedQuerySet["Document"]):
    household_column = "household"

    def in_force(self) -> "DocumentQuerySet":
        return self.filter(withdrawn_at=None, pending=False)


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
    pending = models.BooleanField(
        default=False, db_default=False, help_text="Made ready before its time, not yet in force"
    )
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


class WordingQuerySet(models.QuerySet["Wording"]):
    def standing(self) -> "WordingQuerySet":
        return self.filter(annulled_at=None)


class Wording(models.Model):
    """One version of what an office says of one paper; never changed, papers keep theirs.

    Without a place it is the city's, which comes with the house: whole words. With one it is a
    layer that a district, subdistrict or town lays over it, put in force by two people.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    paper = models.CharField(max_length=60)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+", db_index=False)
    number = models.IntegerField()
    content = models.JSONField()
    digest = models.BinaryField(max_length=32)
    from_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    prepared_by = models.BigIntegerField(null=True)
    prepared_by_label = models.CharField(max_length=100, blank=True)
    approved_by = models.BigIntegerField(null=True)
    approved_by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Wording"]] = WordingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["paper", "digest"],
                condition=models.Q(place=None),
                name="shipped_words_once",
            ),
            models.CheckConstraint(
                condition=models.Q(place=None) | ~models.Q(prepared_by=models.F("approved_by")),
                name="words_by_two_people",
            ),
        )
        indexes = (models.Index(fields=["paper", "place", "-from_at"], name="wordings_of_paper"),)

    def __str__(self) -> str:
        return f"{self.paper} {self.number}"
