"""What checks are called: kinds, what they found, what a call led to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    VIDEO = "video", _("Video call")
    DOOR = "door", pgettext_lazy("kind of presence check", "Knock at the door")
    LOCATION = "location", _("Location, once")


class Found(models.TextChoices):
    MET = "met", pgettext_lazy("of a presence check", "At home")
    NOT_MET = "not_met", _("Not at home")
    NO_ANSWER = "no_answer", pgettext_lazy("of a presence check", "Nobody answered")
    UNCLEAR = "unclear", _("Cannot be said")


class How(models.TextChoices):
    WAS_HOME = "was_home", _("Was at home all the time")
    HELPED = "helped", _("Needed something, and was helped")
    EXPLAINED = "explained", _("Had a good reason to be out")
    REPORTED = "reported", _("Was out; written down as a breach")
    UNREACHED = "unreached", _("Could not be reached; somebody goes there")
