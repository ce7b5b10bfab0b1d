"""What may be chosen of homes, households and people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DwellingUse(models.TextChoices):
    HOME = "home", _("Residence")
    RENTED = "rented", _("Rented home")
    DORMITORY = "dormitory", _("Dormitory")
    SHOP = "shop", _("Shop")
    VACANT = "vacant", _("Vacant")


class HouseholdKind(models.TextChoices):
    OWNER = "owner", _("Owner")
    TENANT = "tenant", _("Tenant")
    SHARED = "shared", _("Shared")
    COLLECTIVE = "collective", _("Collective household")


class Sex(models.TextChoices):
    MALE = "m", _("Male")
    FEMALE = "f", _("Female")


class Relation(models.TextChoices):
    HEAD = "head", _("Head")
    SPOUSE = "spouse", _("Spouse")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Parent")
    GRANDCHILD = "grandchild", _("Grandchild")
    OTHER_KIN = "kin", _("Other kin")
    NOT_KIN = "not_kin", _("Not kin")


class Need(models.TextChoices):
    ALONE = "alone", _("Elder living alone")
    INFANT = "infant", _("Infant")
    PREGNANT = "pregnant", _("Pregnant")
    DIALYSIS = "dialysis", _("Dialysis")
    DISABILITY = "disability", _("Disability")
    CHRONIC = "chronic", _("Long-term medicine")
    NO_SMARTPHONE = "no_smartphone", _("No smartphone")
    LANGUAGE = "language", _("Needs an interpreter")


class Departure(models.TextChoices):
    MOVED = "moved", _("Moved away")
    DIED = "died", _("Died")
    MISTAKE = "mistake", _("Entered by mistake")
    MERGED = "merged", _("Merged with another entry")


FLOATING = "floating"
"""Marks a household in which somebody is registered elsewhere (流动人口)."""
MARKS = [*Need.choices, (FLOATING, _("Registered elsewhere"))]


class Post(models.TextChoices):
    """As what a worker looks after homes."""

    GRID_WORKER = "grid_worker", _("Grid worker")
    CAPTAIN = "captain", _("Building captain")


class Level(models.TextChoices):
    """What a worker is given to look after."""

    GRID = "grid", _("Grid")
    BUILDING = "building", _("Building")
    HOUSEHOLD = "household", _("Household")
