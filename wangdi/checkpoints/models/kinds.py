"""What an entrance is, what passes there, what may become of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CheckpointKind(models.TextChoices):
    COMPOUND_GATE = "compound_gate", _("Compound gate")
    UNIT_DOOR = "unit_door", _("Unit door")
    PEDESTRIAN = "pedestrian", _("Pedestrian checkpoint")
    VEHICLE = "vehicle", _("Vehicle checkpoint")
    SITE = "site", _("Site or firm gate")
    ENTRY_POINT = "entry_point", _("Entry point of the area")


class Traffic(models.TextChoices):
    PEOPLE = "people", _("People on foot")
    VEHICLES = "vehicles", _("Vehicles")
    BOTH = "both", _("People and vehicles")


class Status(models.TextChoices):
    OPEN = "open", pgettext_lazy("of a checkpoint", "Open")
    CLOSED = "closed", pgettext_lazy("of a checkpoint", "Closed")
    MERGED = "merged", pgettext_lazy("of a checkpoint", "Merged into another")


class FireWay(models.TextChoices):
    """How people get out through an entrance that is shut, when it burns."""

    INSIDE = "inside", _("Opens from inside without a key")
    GUARDED = "guarded", _("Somebody stands there day and night and opens")
    KEY = "key", _("A key is held close by, day and night")
    SEAL = "seal", _("A paper seal that tears by hand")
    OTHER_EXIT = "other_exit", _("No way out in a fire; another one is close by")


class Method(models.TextChoices):
    """What a monitoring point measures with."""

    FOREHEAD = "forehead", _("Forehead thermometer")
    WRIST = "wrist", _("Thermometer at the wrist")
    THERMAL = "thermal", _("Thermal camera")
    CLINICAL = "clinical", _("Clinical thermometer")


class EquipmentKind(models.TextChoices):
    THERMOMETER = "thermometer", _("Thermometer")
    MASKS = "masks", _("Masks")
    DISINFECTANT = "disinfectant", _("Disinfectant")
    TENT = "tent", _("Tent")
    TABLE = "table", _("Table and chairs")
    HEATER = "heater", _("Heater")
    LIGHT = "light", _("Light")
    LOUDSPEAKER = "loudspeaker", _("Loudspeaker")
    BARRIER = "barrier", _("Barrier")
    GATE_BOOK = "gate_book", _("Gate book")
    TELEPHONE = "telephone", _("Telephone")
    POWER = "power", _("Power bank or socket")
    SHELF = "shelf", _("Shelf for goods")
    FIRST_AID = "first_aid", _("First-aid kit")
