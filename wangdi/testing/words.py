"""What a sample may be and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    NUCLEIC = "nucleic", _("Nucleic acid")
    ANTIGEN = "antigen", _("Antigen")


class Outcome(models.TextChoices):
    PENDING = "pending", _("Result pending")
    NEGATIVE = "negative", pgettext_lazy("test result", "Negative")
    POSITIVE = "positive", pgettext_lazy("test result", "Positive")
    INVALID = "invalid", pgettext_lazy("test result", "Invalid")


class Source(models.TextChoices):
    REPORT = "report", _("Report of the laboratory")
    LIST = "list", _("List that was brought in")
    SHOWN = "shown", _("Shown by the person")
    SELF = "self", _("Tested at home")


class Step(models.TextChoices):
    """What a person decided about a positive result."""

    HOSPITAL = "hospital", _("Isolated, 120 called, goes to the hospital")
    RETEST = "retest", _("Kept apart, a sample taken again alone")
    KNOWN = "known", _("Recovered before, the doctor sees no danger")


LOOK = {
    Outcome.PENDING: ("indigo", "◐"),
    Outcome.NEGATIVE: ("bamboo", "✓"),
    Outcome.POSITIVE: ("cinnabar", "■"),
    Outcome.INVALID: ("amber", "▲"),
}
"""The colour and the shape beside the word; the word alone says it."""
