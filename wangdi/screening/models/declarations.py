"""Who said beforehand that he is coming. A declaration is never an arrival by itself."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField
from wangdi.people.models import Dwelling
from wangdi.screening.models.arrivals import Arrival
from wangdi.screening.models.travel import Travel

WAITED_FOR = models.Q(closed_at=None)


class Closing(models.TextChoices):
    """Why somebody is no longer waited for."""

    ARRIVED = "arrived", _("Arrived")
    WITHDRAWN = "withdrawn", _("Withdrawn by the person")
    NOT_COMING = "not_coming", _("Not coming")
    ELSEWHERE = "elsewhere", _("Went elsewhere")
    MISTAKE = "mistake", _("Entered by mistake")


class CallOutcome(models.TextChoices):
    DELAYED = "delayed", _("Coming later")
    NOT_COMING = "not_coming", _("Not coming")
    ELSEWHERE = "elsewhere", _("Went elsewhere")
    HERE = "here", _("Says to be here already")
    UNREACHABLE = "unreachable", _("Could not be reached")


class Declaration(Stamped, Travel):
    """One advance declaration of one or more people who come together, to one door.

    `code_index` finds it by the code on its receipt, which is stored nowhere. `dwelling` is set by
    somebody of the office who looked; the page for strangers never says whether it is known.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    code_index = models.BinaryField(unique=True)
    address = EncryptedTextField()
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, null=True, related_name="declarations")
    phone = EncryptedTextField()
    phone_index = BlindIndexField(of="phone", form="phone")
    arrives_on = models.DateField()
    arrives_at = models.TimeField(null=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    annulled_at = models.DateTimeField(null=True)
    by = models.BigIntegerField(null=True, help_text="Null: the person himself")

    objects: ClassVar[models.Manager["Declaration"]] = ScopedQuerySet["Declaration"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["phone_index"], name="declarations_of_phone"),)

    def __str__(self) -> str:
        return f"declaration {self.pk}"

    def is_open(self) -> bool:
        return self.withdrawn_at is None and self.annulled_at is None


class ExpectedQuerySet(ScopedQuerySet["Expected"]):
    def waited_for(self) -> Self:
        return self.filter(WAITED_FOR)

    def not_shown_up(self, on: date) -> Self:
        """Whose day was before `on`, and nobody has seen him yet."""
        return self.waited_for().filter(arrives_on__lt=on)


class Expected(Stamped):
    """One person of a declaration; closed when he arrived, or will not come."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="people")
    position = models.SmallIntegerField()
    name = EncryptedTextField()
    arrives_on = models.DateField()
    arrival = models.ForeignKey(Arrival, models.PROTECT, null=True, related_name="expected")
    closed_at = models.DateTimeField(null=True)
    closed_how = models.CharField(max_length=12, choices=Closing.choices, blank=True)
    closed_by = models.BigIntegerField(null=True)

    objects: ClassVar[models.Manager["Expected"]] = ExpectedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["declaration", "position"], name="one_place_in_party"),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_how="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(closed_how="")),
                name="expected_closed_when_and_how",
            ),
            models.CheckConstraint(
                condition=models.Q(arrival=None) | models.Q(closed_how="arrived"),
                name="expected_arrived_by_arrival",
            ),
        )
        indexes = (
            models.Index(fields=["community_id", "arrives_on"], name="expected_of_community"),
            models.Index(fields=["arrives_on"], condition=WAITED_FOR, name="expected_waited_for"),
        )

    def __str__(self) -> str:
        return f"expected {self.pk}"


class DeclarationCall(Stamped):
    """What somebody heard on the telephone when the people of a declaration had not shown up."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="calls")
    outcome = models.CharField(max_length=12, choices=CallOutcome.choices)
    was_due_on = models.DateField()
    now_due_on = models.DateField(null=True)
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["DeclarationCall"]] = ScopedQuerySet[
        "DeclarationCall"
    ].as_manager()

    def __str__(self) -> str:
        return f"call about {self.declaration_id}"
