"""What this room itself owns: messages with a household, its wish how to be reached, who was told
what is held about him."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.people.models import Household, Person


class MessageQuerySet(ScopedQuerySet["Message"]):
    household_column = "household_id"


class Message(Stamped):
    """One message between a household and its workers; the other side read it, or not yet."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="messages", db_index=False
    )
    from_household = models.BooleanField()
    text = EncryptedTextField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100, blank=True)
    read_at = models.DateTimeField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Message"]] = MessageQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["household", "at"], name="messages_of_household"),
            models.Index(
                fields=["community_id", "household"],
                condition=models.Q(from_household=True, read_at=None, annulled_at=None),
                name="messages_unread",
            ),
        )


class By(models.TextChoices):
    PAGE = "page", _("Write on this page")
    PHONE = "phone", _("Call us")
    DOOR = "door", _("Come to our door")


class Language(models.TextChoices):
    CHINESE = "zh-hans", "中文"
    ENGLISH = "en", "English"


class ContactWish(Stamped):
    """How a household wishes to be reached, and in which language."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    household = models.OneToOneField(Household, models.PROTECT, related_name="contact_wish")
    by = models.CharField(max_length=10, choices=By.choices)
    language = models.CharField(max_length=10, choices=Language.choices)
    phone = EncryptedTextField(null=True)
    note = EncryptedTextField(null=True)
    at = models.DateTimeField()

    objects: ClassVar[models.Manager["ContactWish"]] = ScopedQuerySet["ContactWish"].as_manager()


class ToldHow(models.TextChoices):
    PAGE = "page", _("Read on the household's page")
    NOTICE = "notice", _("With the notice of home quarantine")
    DOOR = "door", _("At the door, with the leaflet")
    PHONE = "phone", _("Read out by telephone")


class Told(Stamped):
    """That a person was told what is held about him, why, and what he may ask; how and by whom."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    person = models.ForeignKey(Person, models.PROTECT, related_name="told", db_index=False)
    how = models.CharField(max_length=10, choices=ToldHow.choices)
    leaflet = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Told"]] = ScopedQuerySet["Told"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(annulled_at=None),
                name="told_once_per_person",
            ),
        )
        indexes = (models.Index(fields=["community_id", "at"], name="told_of_community"),)
