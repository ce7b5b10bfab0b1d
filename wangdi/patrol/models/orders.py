"""What is ordered of venues for a time, by which paper; and banquets called off."""

from datetime import datetime
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope, ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.patrol.models.venues import Venue
from wangdi.patrol.rules import orders
from wangdi.territory.models import Grid, Place


class Measure(models.TextChoices):
    CLOSE = orders.CLOSE, _("To close for a time")
    STAY_OPEN = orders.STAY_OPEN, _("To stay open")
    NO_BANQUETS = orders.NO_BANQUETS, _("No banquets and dinners together")
    NO_POULTRY = orders.NO_POULTRY, _("No selling and killing of live poultry")


class VenueOrderQuerySet(ScopedQuerySet["VenueOrder"]):
    def visible_to(self, scope: Scope) -> Self:
        """Orders for one's own places, for what lies in them and for what they lie in."""
        grids = Grid.objects.filter(id__in=scope.grids).values_list("community_id", flat=True)
        blocks = Place.objects.filter(id__in=scope.buildings)
        found = {*scope.communities, *grids, *blocks.values_list("community_id", flat=True)}
        near = {one for one in found if one is not None}
        above = Place.objects.filter(id__in=near).values_list("ancestors", flat=True)
        over = {number for ancestors in above for number in ancestors}
        return self.filter(models.Q(community_id__in=near) | models.Q(place_id__in=over | near))

    def standing(self) -> Self:
        return self.filter(annulled_at=None)

    def in_force(self, at: datetime) -> Self:
        return self.standing().filter(
            models.Q(ends_at=None) | models.Q(ends_at__gt=at),
            models.Q(lifted_at=None) | models.Q(lifted_at__gt=at),
            starts_at__lte=at,
        )


class VenueOrder(Stamped):
    """An order for kinds of venues in a place and all that lies in it.

    What restricts has a legal basis and an end. `document` is the numbered paper of it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    measure = models.CharField(max_length=12, choices=Measure.choices)
    kinds = ArrayField(models.CharField(max_length=20))
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=300)
    text = models.CharField(max_length=500, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    document = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    lifted_at = models.DateTimeField(null=True)
    lift_reason = models.CharField(max_length=200, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[VenueOrderQuerySet] = VenueOrderQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(basis=""), name="venue_order_has_its_basis"),
            models.CheckConstraint(
                condition=models.Q(measure=orders.STAY_OPEN) | models.Q(ends_at__isnull=False),
                name="venue_restriction_has_its_end",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="venue_order_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(kinds__len__gte=1), name="venue_order_names_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_at=None, lift_reason="")
                | (models.Q(lifted_at__isnull=False) & ~models.Q(lift_reason="")),
                name="venue_order_lifted_with_reason",
            ),
        )
        indexes = (
            models.Index(
                fields=["-starts_at"],
                condition=models.Q(annulled_at=None),
                name="venue_orders_standing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure} {self.place_id}"

    @property
    def times(self) -> orders.Times:
        return orders.Times(self.starts_at, self.ends_at, self.lifted_at, self.annulled_at)

    def state_at(self, at: datetime) -> str:
        return orders.state(self.times, at)

    def binds(self, venue: Venue) -> bool:
        """Whether a venue is of its kinds and in its place; the venue comes with its place."""
        near = (venue.place_id, *venue.place.ancestors)
        return venue.kind in self.kinds and self.place_id in near


class Banquet(Stamped):
    """A dinner together that was booked at a venue and called off or put off; no guest is named."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="banquets", db_index=False)
    held_on = models.DateField()
    what = models.CharField(max_length=10, choices=[
        ("new_year", _("New Year's Eve dinner")), ("wedding", _("Wedding")),
        ("funeral", _("Funeral dinner")), ("birthday", _("Birthday")),
        ("other", _("Another dinner")),
    ])  # fmt: skip
    tables = models.IntegerField()
    refunded = models.BooleanField(default=False)
    told_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Banquet"]] = ScopedQuerySet["Banquet"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(tables__gte=1), name="banquet_has_tables"),
        )
        indexes = (models.Index(fields=["venue", "held_on"], name="banquets_of_venue"),)

    def __str__(self) -> str:
        return f"banquet {self.venue_id}"
