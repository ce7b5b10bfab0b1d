"""What came of a call, and how the person is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Answer(models.TextChoices):
    REACHED = "reached", pgettext_lazy("call", "Reached")
    NO_ANSWER = "no_answer", pgettext_lazy("call", "No answer")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    REFUSED = "refused", _("Wants no more calls")


class Feels(models.TextChoices):
    WELL = "well", _("Well")
    UNWELL = "unwell", _("Unwell")


class Closed(models.TextChoices):
    DONE = "done", _("All calls made")
    UNREACHED = "unreached", _("Not reached in the end")
    REFUSED = "refused", _("Wants no more calls")
    BACK = "back", _("In care again")


LOOK = {
    Answer.REACHED: ("bamboo", "✓"),
    Answer.NO_ANSWER: ("amber", "▲"),
    Answer.WRONG_NUMBER: ("amber", "▲"),
    Answer.REFUSED: ("muted", "–"),
}
