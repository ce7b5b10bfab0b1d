"""What a place may be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    DISTRICT = "district", _("District")
    ADMINISTRATION = "administration", _("Managing unit")
    SUBDISTRICT = "subdistrict", _("Subdistrict")
    TOWN = "town", _("Town")
    AREA = "area", _("Area")
    COMMUNITY = "community", _("Community")
    RESETTLEMENT = "resettlement", _("Resettlement community")
    COMMITTEE = "committee", _("Residents' committee")
    VILLAGE = "village", _("Village")
    COMPOUND = "compound", _("Compound")
    HAMLET = "hamlet", _("Hamlet")
    BUILDING = "building", _("Building")
    UNIT = "unit", _("Unit")


OFFICE_KINDS = (
    PlaceKind.DISTRICT,
    PlaceKind.ADMINISTRATION,
    PlaceKind.SUBDISTRICT,
    PlaceKind.TOWN,
)
COMMUNITY_KINDS = (
    PlaceKind.COMMUNITY,
    PlaceKind.RESETTLEMENT,
    PlaceKind.COMMITTEE,
    PlaceKind.VILLAGE,
)
SMALL_KINDS = (PlaceKind.COMPOUND, PlaceKind.HAMLET)
MANAGED_KINDS = (*SMALL_KINDS, PlaceKind.BUILDING)


class Management(models.TextChoices):
    COMPANY = "company", _("Property company")
    SELF = "self", _("Self-managed")
    UNMANAGED = "unmanaged", _("No managing body")
