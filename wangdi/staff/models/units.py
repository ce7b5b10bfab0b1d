"""What people belong to: branches, bureaus, teams, zones; some for a time only."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.staff.models.workers import Worker
from wangdi.territory.models import Place


class UnitKind(models.TextChoices):
    OFFICE = "office", _("Department of the office")
    PARTY_BRANCH = "party_branch", _("Party branch")
    TEMPORARY_BRANCH = "temporary_branch", _("Temporary Party branch")
    FUNCTIONAL_PARTY = "functional_party", _("Functional Party organisation of a compound")
    BUREAU = "bureau", _("Bureau or agency")
    INSTITUTION = "institution", _("Public institution")
    POLICE = "police", _("Police station")
    MEDICAL = "medical", _("Medical institution")
    PROPERTY = "property", _("Property company")
    MASS = "mass", _("Mass organisation")
    MILITIA = "militia", _("Militia")
    VOLUNTEERS = "volunteers", _("Volunteer team")
    RESIDENTS = "residents", _("Residents' team")
    COMMANDO = "commando", _("Commando team")
    ON_CALL = "on_call", _("On-call team")
    MIXED = "mixed", _("Mixed team")
    ZONE = "zone", _("Responsibility zone")


class UnitQuerySet(ScopedQuerySet["Unit"]):
    def standing(self) -> "UnitQuerySet":
        return self.filter(ended_on=None)


class Unit(Stamped):
    """A unit of people at a place; `ended_by` is the key of the record that ended it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    name = models.CharField(max_length=100)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    leader = models.ForeignKey(Worker, models.PROTECT, null=True, related_name="leads")
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_by = models.UUIDField(null=True)

    objects: ClassVar[models.Manager["Unit"]] = UnitQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "name", "place"],
                condition=Q(ended_on=None),
                name="one_standing_unit_of_a_name",
                nulls_distinct=False,
            ),
        )
        indexes = (models.Index(fields=["community_id", "kind"], name="units_of_community"),)

    def __str__(self) -> str:
        return self.name
