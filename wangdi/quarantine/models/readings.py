"""What was measured: value, place on the body, when it was taken, by whom, what was felt."""

from decimal import Decimal
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.quarantine.models.episodes import Episode


class Site(models.TextChoices):
    AXILLARY = "axillary", _("Armpit")
    FOREHEAD = "forehead", _("Forehead")
    EAR = "ear", _("Ear")


class Half(models.TextChoices):
    AM = "am", _("Morning")
    PM = "pm", _("Evening")


class Symptom(models.TextChoices):
    COUGH = "cough", _("Dry cough")
    FATIGUE = "fatigue", _("Fatigue")
    SORE_THROAT = "sore_throat", _("Sore throat")
    SMELL = "smell", _("Loss of smell or taste")
    DIARRHOEA = "diarrhoea", _("Diarrhoea")
    BREATH = "breath", _("Hard to breathe")


class Reading(Stamped):
    """One reading, in the slot that it joined. `fever` by the line of the profile version then."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="readings", db_index=False)
    day = models.DateField()
    half = models.CharField(max_length=2, choices=Half.choices)
    value = models.DecimalField(max_digits=3, decimal_places=1)
    site = models.CharField(max_length=10, choices=Site.choices)
    fever = models.BooleanField()
    symptoms = ArrayField(models.CharField(max_length=20, choices=Symptom.choices), default=list)
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
        )
