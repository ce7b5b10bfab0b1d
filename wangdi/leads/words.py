"""What a lead may claim, how it was found, and what may come of it: codes and their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    RETURNEE = "returnee", _("Returnee")
    CLOSE_CONTACT = "close_contact", _("Close contact")
    SECOND_CONTACT = "second_contact", _("Contact of a contact")
    OTHER = "other", pgettext_lazy("lead", "Other")


class Grade(models.TextChoices):
    """By what the ledger knows whom a lead means; the surest first."""

    NUMBER = "number", _("same identity number")
    NAME_PHONE = "name_phone", _("same name and telephone")
    NAME_BIRTH = "name_birth", _("same name and birth date")
    PHONE = "phone", _("same telephone, another name")
    DOOR = "door", _("door of the address")
    BUILDING = "building", _("building of the address")
    COMMUNITY = "community", _("community of the address")
    HAND = "hand", _("assigned by hand")
    NOTHING = "nothing", _("found nowhere")


class Attempted(models.TextChoices):
    NO_ANSWER = "no_answer", _("Nobody answered")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    REFUSED = "refused", _("Would not talk")
    REACHED = "reached", _("Reached")


class Way(models.TextChoices):
    PHONE = "phone", _("By telephone")
    DOOR = "door", _("At the door")


class Outcome(models.TextChoices):
    HERE_CONTROLLED = "here_controlled", _("Here, measures in place")
    HERE_UNDECIDED = "here_undecided", _("Here, to be decided")
    NOT_HERE = "not_here", _("Not here")
    LEFT = "left", _("Left for elsewhere")
    WRONG_NUMBER = "wrong_number", pgettext_lazy("lead", "Wrong number")
    NOT_MATCHING = "not_matching", _("Not the person meant")
    DUPLICATE = "duplicate", pgettext_lazy("lead", "Named before")
    FALSE = "false", _("The lead is wrong")
    PASSED_ON = "passed_on", _("Passed on to another subdistrict")


class Proof(models.TextChoices):
    SEEN = "seen", _("Seen in person")
    TICKET = "ticket", _("Ticket or itinerary")
    CODE = "code", _("Screenshot of a code")
    STAY = "stay", _("Proof of stay")
    STATEMENT = "statement", _("Statement of a neighbour or office")
    OTHER = "other", _("Another proof")


SURE = (Grade.NUMBER, Grade.NAME_PHONE)
HERE = (Outcome.HERE_CONTROLLED, Outcome.HERE_UNDECIDED)
PROVEN = (*HERE, Outcome.NOT_HERE, Outcome.LEFT, Outcome.FALSE)
"""Outcomes that say something of the person: they take evidence."""
CHOSEN = tuple(one for one in Outcome if one is not Outcome.PASSED_ON)
"""What a worker may say; that a lead was passed on is said by whoever accepts it."""
