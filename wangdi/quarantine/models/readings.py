"""What was measured: value, place on the body, when it was taken, by whom, what was felt."""

from decimal import Decimal
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.profiles import queries as profiles
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.models.episodes import Episode
from wangdi.quarantine.section import NAME, QuarantineSection


class Site(models.TextChoices):
    AXILLARY = "axillary", _("Armpit")
    FOREHEAD = "forehead", _("Forehead")
    EAR = "ear", _("Ear")


class Half(models.TextChoices):
    AM = "am", _("Morning")
    PM = "pm", _("Evening")


class Way(models.TextChoices):
    DOOR = "door", _("Seen at the door")
    PHONE = "phone", _("Asked by telephone")
    VIDEO = "video", _("Seen by video")
    SELF = "self", _("Told by the household")
    PAPER = "paper", _("From paper")


SIGN = models.Q(fever=True) | models.Q(symptomatic=True) | models.Q(reducer=True)
"""Few readings say anything: they are looked for by their time."""


class Reading(Stamped):
    """One reading, in the slot that it joined, and what the rules of that time said of it.

    `fever` by the line of `profile`, `symptomatic` by its groups (`grounds` says which line and
    which group), `calls` that the doctor had to hear of it. `symptoms` are codes of the profile.
    `reducer`: a fever reducer was taken, so that a normal value says nothing. `by` None: the
    household told it itself.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="readings", db_index=False)
    profile = models.ForeignKey(
        ProfileVersion, models.PROTECT, null=True, related_name="+", db_index=False
    )
    day = models.DateField()
    half = models.CharField(max_length=2, choices=Half.choices)
    value = models.DecimalField(max_digits=3, decimal_places=1)
    site = models.CharField(max_length=10, choices=Site.choices)
    way = models.CharField(max_length=10, choices=Way.choices, blank=True)
    fever = models.BooleanField()
    symptoms = ArrayField(models.CharField(max_length=20), default=list)
    symptomatic = models.BooleanField(default=False)
    reducer = models.BooleanField(default=False)
    calls = models.BooleanField(default=False)
    grounds = models.JSONField(default=dict)
    note = EncryptedTextField(null=True)
    remeasured = models.BooleanField(default=False)
    cleared = models.BooleanField(default=False, help_text="Two of three were normal after all")
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Reading"]] = ScopedQuerySet["Reading"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(value__gte=34) & models.Q(value__lte=Decimal("42.5")),
                name="reading_believable",
            ),
        )
        indexes = (
            models.Index(fields=["episode", "-at"], name="readings_of_episode"),
            models.Index(fields=["community_id", "day"], name="readings_of_community"),
            models.Index(
                fields=["episode", "-at"],
                condition=models.Q(fever=True, cleared=False, annulled_at=None),
                name="fevers_of_episode",
            ),
            models.Index(
                fields=["episode", "-at"],
                condition=models.Q(calls=True, annulled_at=None),
                name="calls_of_episode",
            ),
            models.Index(
                fields=["at"],
                condition=models.Q(annulled_at=None) & SIGN,
                name="signs_by_time",
            ),
            models.Index(
                fields=["at"],
                include=["episode", "day", "half"],
                condition=models.Q(annulled_at=None),
                name="readings_by_time",
            ),
        )

    @property
    def is_hot(self) -> bool:
        """Fever that was not cleared by two normal ones."""
        return self.fever and not self.cleared

    @property
    def is_masked(self) -> bool:
        """A normal value under a fever reducer: no normal reading."""
        return self.reducer and not self.is_hot

    @property
    def felt_words(self) -> list[str]:
        """What was felt, in the words of the version it was told under."""
        known = (
            profiles.section(self.profile_id, QuarantineSection, NAME) if self.profile_id else None
        )
        return [known.daily.label(code) if known else code for code in self.symptoms]
