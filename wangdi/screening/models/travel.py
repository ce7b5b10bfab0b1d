"""What is known of a journey: where from, through which places, when, by what."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Transport(models.TextChoices):
    TRAIN = "train", _("Train")
    COACH = "coach", _("Coach")
    PLANE = "plane", _("Plane")
    CAR = "car", _("Car")
    OTHER = "other", _("Other")


class Symptom(models.TextChoices):
    FEVER = "fever", _("Fever")
    COUGH = "cough", _("Dry cough")
    FATIGUE = "fatigue", _("Fatigue")
    SORE_THROAT = "sore_throat", _("Sore throat")
    SMELL = "smell", _("Loss of smell or taste")
    DIARRHOEA = "diarrhoea", _("Diarrhoea")


class Exposure(models.TextChoices):
    """Work that brings somebody near an infection; asked because it widens the advice given."""

    MEDICAL = "medical", _("Health care")
    COLD_CHAIN = "cold_chain", _("Cold chain")
    PORT = "port", _("Port or border")
    TRANSPORT = "transport", _("Driver or carrier")
    ISOLATION = "isolation", _("Isolation site")
    MARKET = "market", _("Wet market")


class ProofResult(models.TextChoices):
    NEGATIVE = "negative", _("Negative")
    POSITIVE = "positive", _("Positive")
    WAITING = "waiting", _("Waiting for the result")


class Travel(models.Model):
    """`origin_code` and `via_codes` begin division codes; `transport_key` is how numbers meet.

    `stays`: where somebody was in the 14 days before, each with `place`, `code`, `first`, `last`.
    """

    origin = models.CharField(max_length=100)
    origin_code = models.CharField(max_length=12, blank=True)
    via = ArrayField(models.CharField(max_length=100), default=list, db_default=[])
    via_codes = ArrayField(models.CharField(max_length=12), default=list, db_default=[])
    left_on = models.DateField(null=True)
    transport = models.CharField(max_length=10, choices=Transport.choices, blank=True)
    transport_number = models.CharField(max_length=40, blank=True)
    transport_key = models.CharField(max_length=40, blank=True, db_default="")
    seat = models.CharField(max_length=20, blank=True, db_default="")

    class Meta:
        abstract = True
