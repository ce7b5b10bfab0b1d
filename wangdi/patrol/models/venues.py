"""Venues that people enter: the register, what was seen there, one look at two codes."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField
from wangdi.patrol.rules import entry
from wangdi.territory.models import Place


class VenueKind(models.TextChoices):
    RESTAURANT = "restaurant", _("Restaurant")
    PHARMACY = "pharmacy", _("Pharmacy")
    CLINIC = "clinic", _("Clinic")
    CULTURE = "culture", _("Cultural centre")
    INTERNET_BAR = "internet_bar", _("Internet bar")
    GYM = "gym", _("Gym")
    TRAINING = "training", _("Training institution")
    ENTERTAINMENT = "entertainment", pgettext_lazy("venue", "Entertainment")
    MARKET = "market", _("Market")
    POULTRY = "poultry", _("Live-poultry stall")
    SUPERMARKET = "supermarket", _("Supermarket")
    OTHER = "other", pgettext_lazy("venue", "Other")


CARE = (VenueKind.PHARMACY.value, VenueKind.CLINIC.value)
"""Whoever is ill needs them: they may be told to stay open, never to close."""


class VenueQuerySet(ScopedQuerySet["Venue"]):
    def trading(self) -> Self:
        """Those that have not given up."""
        return self.filter(gone_on=None)


class Venue(Stamped):
    """A shop, a hall, a stall. Owner and telephone are sealed and shown masked.

    `seen_at`, `seen_open`: how it was last found, kept beside the checks so that lists are cheap.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=VenueKind.choices)
    address = models.CharField(max_length=150, blank=True)
    owner = EncryptedTextField(null=True)
    phone = EncryptedTextField(null=True)
    phone_index = BlindIndexField(of="phone", form="phone", null=True)
    seats = models.IntegerField(null=True)
    seen_at = models.DateTimeField(null=True)
    seen_open = models.BooleanField(null=True)
    registered_at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    gone_on = models.DateField(null=True)

    objects: ClassVar[VenueQuerySet] = VenueQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["community_id", "kind", "name", "address"],
                condition=models.Q(gone_on=None),
                name="one_venue_per_name_and_address",
            ),
            models.CheckConstraint(
                condition=models.Q(seen_at=None, seen_open=None)
                | models.Q(seen_at__isnull=False, seen_open__isnull=False),
                name="venue_seen_when_and_how",
            ),
        )
        indexes = (
            models.Index(fields=["community_id", "kind", "name"], name="venues_of_community"),
            models.Index(fields=["kind", "name", "id"], name="venues_by_kind"),
            models.Index(fields=["phone_index"], name="venues_by_phone"),
        )

    def __str__(self) -> str:
        return self.name


class VenueCheck(Stamped):
    """One look at a venue against what is ordered of it. None: not asked here."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="checks", db_index=False)
    at = models.DateTimeField()
    open = models.BooleanField()
    own_choice = models.BooleanField(default=False)
    temperature = models.BooleanField(null=True)
    codes = models.BooleanField(null=True)
    paper_way = models.BooleanField(null=True)
    prices_marked = models.BooleanField(null=True)
    banquet = models.BooleanField(null=True)
    poultry = models.BooleanField(null=True)
    demand = models.CharField(max_length=10)
    faults = models.SmallIntegerField(default=0)
    note = EncryptedTextField(null=True)
    recorded_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["VenueCheck"]] = ScopedQuerySet["VenueCheck"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(own_choice=False) | models.Q(open=False),
                name="closed_by_own_choice_is_closed",
            ),
        )
        indexes = (
            models.Index(fields=["venue", "-at"], name="checks_of_venue"),
            models.Index(fields=["recorded_at"], name="venue_checks_by_time"),
        )

    def __str__(self) -> str:
        return f"check {self.venue_id}"


COLOURS = [(colour, entry.COLOUR_LABELS[colour]) for colour in entry.COLOURS]


class EntryCheck(Stamped):
    """One visitor at a door: what was seen, and nothing of who it was; no code, no picture."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    health = models.CharField(max_length=6, choices=COLOURS)
    travel = models.CharField(max_length=6, choices=COLOURS)
    paper = models.BooleanField(default=False)
    measured = models.BooleanField(default=False)
    fever = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=list(entry.OUTCOMES.items()))
    reason = models.CharField(max_length=12)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["EntryCheck"]] = ScopedQuerySet["EntryCheck"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["venue", "-at"], name="entries_of_venue"),)

    def __str__(self) -> str:
        return f"entry {self.venue_id}"
