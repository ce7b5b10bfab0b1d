"""How waste goes, where vegetables are sold, and runs that bring one thing to many doors."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.profiles.texts import Text
from wangdi.territory.models import Place

TONNE = 1000


class Unit(models.TextChoices):
    ORDER = "order", pgettext_lazy("unit", "orders")
    KG = "kg", pgettext_lazy("unit", "kg")
    BAG = "bag", pgettext_lazy("unit", "bags")
    PIECE = "piece", pgettext_lazy("unit", "pieces")
    VISIT = "visit", pgettext_lazy("unit", "visits")
    CALL = "call", pgettext_lazy("unit", "calls")
    TRIP = "trip", pgettext_lazy("unit", "trips")
    SESSION = "session", pgettext_lazy("unit", "talks")


def measured(amount: Decimal, unit: str) -> str:
    """“5 kg”, “3 bags”; from a tonne on in tonnes."""
    if unit == Unit.KG and amount >= TONNE:
        return _("%(n)s t") % {"n": f"{amount / TONNE:.1f}"}
    return f"{amount.normalize():f} {Unit(unit).label}"


class WasteChain(Stamped):
    """The three dedicated: one named person, one bin, one vehicle, at one time of the day."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.CharField(max_length=60)
    phone = models.CharField(max_length=30, blank=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    bin = models.CharField(max_length=100)
    vehicle = models.CharField(max_length=60)
    collects_at = models.TimeField()
    since = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["WasteChain"]] = ScopedQuerySet["WasteChain"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["place"],
                condition=models.Q(ended_at=None),
                name="one_waste_chain_per_place",
            ),
            models.CheckConstraint(
                condition=~models.Q(person="") & ~models.Q(bin="") & ~models.Q(vehicle=""),
                name="waste_chain_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"waste of {self.place_id}"


class SupplyPoint(Stamped):
    """A place in a compound where vegetables and daily goods are sold for the time being."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    where = models.CharField(max_length=120)
    hours = models.CharField(max_length=120)
    goods = models.CharField(max_length=300)
    contact = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    opened_on = models.DateField()
    changed_at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    closed_on = models.DateField(null=True)

    objects: ClassVar[models.Manager["SupplyPoint"]] = ScopedQuerySet["SupplyPoint"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["community_id", "closed_on"], name="points_of_community"),)

    def __str__(self) -> str:
        return self.name


class DeliveryRun(Stamped):
    """One thing for many doors, such as five kilograms of vegetables: one order for each."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    title = models.JSONField()
    unit = models.CharField(max_length=10)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    due_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["DeliveryRun"]] = ScopedQuerySet["DeliveryRun"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["community_id", "-made_at"], name="runs_of_community"),)

    def __str__(self) -> str:
        return f"run {self.pk}"

    @property
    def label(self) -> str:
        return str(Text(**self.title))

    @property
    def each(self) -> str:
        """“5 kg”: for each door."""
        return measured(self.amount, self.unit)
