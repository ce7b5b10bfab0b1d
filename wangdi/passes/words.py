"""What passes are called: their states, what is done to them, why."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """What people made of a pass; not yet, expired, suspended follow from the clock and others."""

    GOOD = "good", pgettext_lazy("of a pass", "Good")
    BLOCKED = "blocked", pgettext_lazy("of a pass", "Blocked for now")
    VOID = "void", pgettext_lazy("of a pass", "Void")
    REVOKED = "revoked", pgettext_lazy("of a pass", "Revoked")


class What(models.TextChoices):
    """What is done to a pass after it was issued."""

    BLOCKED = "blocked", _("Block for now")
    VOID = "void", _("Make void")
    REVOKED = "revoked", _("Revoke")
    RENEWED = "renewed", _("Change its end")
    REPLACED = "replaced", _("Replace what was lost")


class Why(models.TextChoices):
    LOST = "lost", _("Lost or worn out")
    MOVED = "moved", _("Moved away")
    DONE = "done", _("No longer needed")
    MISTAKE = "mistake", _("Issued by mistake")
    LENT = "lent", _("Lent to somebody else")
    COPIED = "copied", _("Copied or forged")
    ASKED = "asked", _("Asked for by the holder")
    UNCLEAR = "unclear", _("Until something is cleared up")
    LONGER = "longer", _("Needed for longer")
    OTHER = "other", pgettext_lazy("why a pass is stopped", "Another reason")


class Standing(models.TextChoices):
    """How a pass stands at an instant; the values are the stable codes that gates speak of."""

    OK = "ok", pgettext_lazy("of a pass", "Valid")
    NOT_YET = "not_yet", _("Not valid yet")
    EXPIRED = "expired", pgettext_lazy("of a pass", "Ended")
    BLOCKED = "blocked", pgettext_lazy("of a pass", "Blocked for now")
    VOID = "void", pgettext_lazy("of a pass", "Void")
    REVOKED = "revoked", pgettext_lazy("of a pass", "Revoked")
    SUSPENDED = "suspended", pgettext_lazy("of a pass", "Rests for now")
    NOT_RESIDENT = "not_resident", _("No longer lives here")
