"""What a household asked for, by when it was promised, and every step of it."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.care.models.planning import DeliveryRun, Unit, WasteChain
from wangdi.care.rules import promises, states
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.people.models import Household, Person
from wangdi.profiles.models import ProfileVersion
from wangdi.profiles.texts import Text
from wangdi.quarantine.models import Episode

STANDING = models.Q(annulled_at=None)
OPEN = models.Q(annulled_at=None, state__in=states.OPEN)
STATES = [(state, states.LABELS[state]) for state in states.STATES]


class How(models.TextChoices):
    PAGE = "page", _("On its own page")
    SAID = "said", _("Said so at the door or by telephone")
    SIGNED = "signed", _("Signed on paper")


class OrderQuerySet(ScopedQuerySet["Order"]):
    household_column = "household_id"

    def standing(self) -> Self:
        return self.filter(STANDING)

    def open(self) -> Self:
        return self.filter(OPEN)

    def brought(self) -> Self:
        return self.filter(STANDING, state__in=states.BROUGHT)


class Order(Stamped):
    """One thing asked for. What the catalogue said of its kind then is kept with it.

    `what` is sealed: it may tell of health. `slot` tells apart what comes round every day.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    household = models.ForeignKey(Household, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    episode = models.ForeignKey(
        Episode, models.PROTECT, null=True, related_name="+", db_index=False
    )
    profile = models.ForeignKey(
        ProfileVersion, models.PROTECT, null=True, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=20)
    title = models.JSONField()
    unit = models.CharField(max_length=10, choices=Unit.choices)
    role = models.CharField(max_length=30)
    service = models.CharField(max_length=20, blank=True)
    lifeline = models.BooleanField(default=False)
    goods = models.BooleanField(default=False)
    private = models.BooleanField(default=False)
    what = EncryptedTextField(null=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    slot = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=STATES, default=states.ASKED)
    since = models.DateTimeField()
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField(null=True)
    asked_by_home = models.BooleanField(default=False)
    due_at = models.DateTimeField()
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    accepted_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    delivered_by = models.CharField(max_length=100, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_how = models.CharField(max_length=10, choices=How.choices, blank=True)
    declined_by = models.BigIntegerField(null=True)
    chain = models.ForeignKey(
        WasteChain, models.PROTECT, null=True, related_name="+", db_index=False
    )
    run = models.ForeignKey(DeliveryRun, models.PROTECT, null=True, related_name="orders")
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Order"]] = OrderQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["household", "kind", "slot"],
                condition=STANDING & ~models.Q(slot=""),
                name="one_order_per_household_and_slot",
            ),
            models.CheckConstraint(
                condition=~models.Q(lifeline=True, state=states.DECLINED)
                | models.Q(declined_by__isnull=False),
                name="lifeline_declined_by_a_name",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=states.BROUGHT)
                | models.Q(delivered_at__isnull=False),
                name="delivered_has_its_time",
            ),
        )
        indexes = (
            models.Index(fields=["community_id", "due_at"], condition=OPEN, name="orders_open"),
            models.Index(fields=["grid_id", "due_at"], condition=OPEN, name="orders_open_of_grid"),
            models.Index(fields=["due_at", "id"], condition=OPEN, name="orders_open_by_due"),
            models.Index(fields=["holder", "due_at"], condition=OPEN, name="orders_of_holder"),
            models.Index(fields=["household", "-asked_at"], name="orders_of_household"),
            models.Index(
                fields=["delivered_at"],
                include=["community_id", "grid_id", "kind", "unit", "amount"],
                condition=models.Q(annulled_at=None, delivered_at__isnull=False),
                name="orders_delivered",
            ),
        )

    def __str__(self) -> str:
        return f"order {self.pk}"

    @property
    def number(self) -> str:
        """What people say of it: its day and the end of its key."""
        return f"{self.asked_at:%m%d}-{str(self.id)[-4:].upper()}"

    @property
    def label(self) -> str:
        return str(Text(**self.title))

    def is_open(self) -> bool:
        return self.state in states.OPEN

    def in_time(self, at: datetime) -> bool | None:
        return promises.in_time(self.delivered_at, self.due_at, at)


class OrderStep(Stamped):
    """One step: what was done, from which state to which, when and by whom. Its id is its key."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    order = models.ForeignKey(Order, models.PROTECT, related_name="steps", db_index=False)
    act = models.CharField(max_length=10)
    before = models.CharField(max_length=10)
    then = models.CharField(max_length=10)
    before_since = models.DateTimeField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    note = EncryptedTextField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["OrderStep"]] = ScopedQuerySet["OrderStep"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["order", "at"], name="steps_of_order"),)

    def __str__(self) -> str:
        return f"{self.act} {self.order_id}"
