"""Who has come back from elsewhere."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField
from wangdi.people.models import Dwelling, Household, Person
from wangdi.screening.models.travel import Exposure, ProofResult, Symptom, Travel

STANDING = models.Q(annulled_at=None)


class ArrivalQuerySet(ScopedQuerySet["Arrival"]):
    household_column = "household"

    def standing(self) -> Self:
        return self.filter(STANDING)


class Arrival(Stamped, Travel):
    """Somebody who came back from elsewhere: a fact of travel, with its dates.

    A resident of the ledger; a name, sealed, only where nobody could be entered for it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="arrivals")
    entered = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Whether the person was entered in the ledger with it",
    )
    name = EncryptedTextField(null=True)
    phone = EncryptedTextField(null=True)
    phone_index = BlindIndexField(of="phone", form="phone", null=True)
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="arrivals")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="arrivals")
    id_kind = models.CharField(max_length=20, blank=True, db_default="")
    id_number = EncryptedTextField(null=True)
    arrived_on = models.DateField()
    party = models.UUIDField(null=True, help_text="Shared by those who came together")
    stays = models.JSONField(default=list, db_default=[])
    symptoms = ArrayField(models.CharField(max_length=20, choices=Symptom.choices), default=list)
    temperature = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    contact = models.BooleanField(null=True, help_text="Contact with a case, as he says")
    exposures = ArrayField(
        models.CharField(max_length=20, choices=Exposure.choices), default=list, db_default=[]
    )
    test_on = models.DateField(null=True)
    test_result = models.CharField(
        max_length=10, choices=ProofResult.choices, blank=True, db_default=""
    )
    onward = models.CharField(max_length=100, blank=True, db_default="")
    onward_on = models.DateField(null=True)
    evidence = models.CharField(
        max_length=200, blank=True, db_default="", help_text="What was shown: a ticket, a stamp"
    )
    surveyor = models.CharField(max_length=60, blank=True, db_default="")
    left_again_on = models.DateField(null=True)
    left_again_to = models.CharField(max_length=100, blank=True, db_default="")
    key_area = models.BooleanField(default=False)
    key_area_code = models.CharField(max_length=12, blank=True, db_default="")
    key_area_name = models.CharField(max_length=100, blank=True)
    profile = models.UUIDField(null=True, help_text="The profile version that decided key_area")
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Arrival"]] = ArrivalQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(name__isnull=False),
                name="arrival_of_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(left_on=None) | models.Q(left_on__lte=models.F("arrived_on")),
                name="arrival_after_leaving",
            ),
        )
        indexes = (
            models.Index(
                fields=["community_id", "-arrived_on", "-id"],
                condition=STANDING,
                name="arrivals_of_community",
            ),
            models.Index(
                fields=["grid_id", "-arrived_on", "-id"],
                condition=STANDING,
                name="arrivals_of_grid",
            ),
            models.Index(
                fields=["transport_key", "arrived_on"],
                condition=STANDING & ~models.Q(transport_key=""),
                name="arrivals_aboard",
            ),
            models.Index(fields=["arrived_on"], condition=STANDING, name="arrivals_by_day"),
            models.Index(
                fields=["party"],
                condition=models.Q(party__isnull=False),
                name="arrivals_of_party",
            ),
        )

    def __str__(self) -> str:
        return f"arrival {self.pk}"

    @property
    def who(self) -> tuple[object, date]:
        """What makes two records the same arrival: who it is, and the day."""
        return self.person_id or (self.dwelling_id, self.name), self.arrived_on
