"""Profiles, their versions, and which version was put in force when and by whom."""

from typing import ClassVar

from django.db import models

from wangdi.lib import ids
from wangdi.profiles.content import Content


class Profile(models.Model):
    """A policy under one code, whatever its versions."""

    code = models.CharField(max_length=60, primary_key=True)
    disease = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.code


class ProfileVersion(models.Model):
    """The content of a profile at one time; never changed, another content is another row."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    profile = models.ForeignKey(Profile, models.PROTECT, related_name="versions")
    content = models.JSONField()
    digest = models.BinaryField(max_length=32, unique=True)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.profile_id} {self.short}"

    @property
    def short(self) -> str:
        """The beginning of the digest, enough to tell versions apart."""
        return bytes(self.digest).hex()[:8]

    def read(self) -> Content:
        return Content.model_validate(self.content)


class ActivationQuerySet(models.QuerySet["Activation"]):
    def standing(self) -> "ActivationQuerySet":
        return self.filter(annulled_at=None)


class Activation(models.Model):
    """A version is put in force from an instant on; the latest one that began holds."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    version = models.ForeignKey(ProfileVersion, models.PROTECT, related_name="activations")
    from_at = models.DateTimeField()
    reason = models.TextField()
    prepared_by = models.BigIntegerField(null=True)
    prepared_by_label = models.CharField(max_length=100)
    approved_by = models.BigIntegerField(null=True)
    approved_by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Activation"]] = ActivationQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["-from_at", "-id"], name="activations_latest_first"),)

    def __str__(self) -> str:
        return f"{self.version_id} from {self.from_at:%Y-%m-%d %H:%M}"
