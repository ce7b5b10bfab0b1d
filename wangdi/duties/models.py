"""What somebody must do by a time. The state is computed from the row and the clock."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.duties import expressions, rules
from wangdi.duties.windows import Ending, Window
from wangdi.lib import clock, ids

UNSETTLED = models.Q(settled_at=None)


class Settlement(models.TextChoices):
    DONE = rules.DONE, _("Done")
    WAIVED = rules.WAIVED, _("Waived")
    WITHDRAWN = rules.WITHDRAWN, _("Withdrawn")


class DutyQuerySet(ScopedQuerySet["Duty"]):
    household_column = "household"

    def unsettled(self) -> Self:
        return self.filter(UNSETTLED)

    def recent(self, at: datetime) -> Self:
        """Those whose window reaches into the last week or later; the rest is history."""
        return self.filter(missed_at__gte=at - rules.RECENT)

    def in_state(self, state: str, at: datetime) -> Self:
        return self.filter(expressions.in_state(state, at))

    def in_walking_order(self) -> Self:
        return self.order_by("sort_key", "due_at", "id")


class Duty(Stamped):
    """One thing to do: kind, subject, who holds it, its window, and how it was settled.

    `opens_at` ≤ `due_at` ≤ `missed_at`: open from the first, late after the second, missed after
    the third. `slot` makes planning idempotent: one duty per kind, subject and slot. Without a
    holder it is everyone's of `role` whose grants reach its stamps.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    kind = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    slot = models.CharField(max_length=40)
    household = models.UUIDField(null=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="duties", db_index=False
    )
    role = models.CharField(max_length=30)
    label = models.CharField(max_length=200, help_text="What and where, without a person's name")
    sort_key = models.CharField(max_length=120, blank=True)
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()
    missed_at = models.DateTimeField()
    level = models.SmallIntegerField(default=0, help_text="How often it has climbed")
    settled_at = models.DateTimeField(null=True)
    settlement = models.CharField(max_length=10, choices=Settlement.choices, blank=True)
    settled_by = models.BigIntegerField(null=True)
    evidence = models.UUIDField(null=True)
    reason = models.TextField(blank=True)

    objects: ClassVar[DutyQuerySet] = DutyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "subject", "slot"], name="one_duty_per_slot"),
            models.CheckConstraint(
                condition=models.Q(opens_at__lte=models.F("due_at"))
                & models.Q(due_at__lte=models.F("missed_at")),
                name="duty_window_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, settlement="")
                | (models.Q(settled_at__isnull=False) & ~models.Q(settlement="")),
                name="duty_settled_when_and_how",
            ),
            models.CheckConstraint(
                condition=models.Q(settlement__in=("", "done")) | ~models.Q(reason=""),
                name="duty_waived_with_reason",
            ),
        )
        # By the end of the window: what was missed long ago is cut off by the index itself. The
        # one of the community answers who-has-not without touching the rows.
        indexes = (
            # Only what somebody holds: for the rest the planner must look by place.
            models.Index(
                fields=["holder", "missed_at"],
                condition=UNSETTLED & models.Q(holder__isnull=False),
                name="unsettled_of_holder",
            ),
            models.Index(
                fields=["building_id", "missed_at"],
                condition=UNSETTLED,
                name="unsettled_of_building",
            ),
            models.Index(
                fields=["grid_id", "missed_at"], condition=UNSETTLED, name="unsettled_of_grid"
            ),
            models.Index(
                fields=["community_id", "missed_at"],
                include=["grid_id", "kind", "opens_at", "due_at", "level"],
                condition=UNSETTLED,
                name="unsettled_of_community",
            ),
            models.Index(
                fields=["role", "community_id", "missed_at"],
                condition=UNSETTLED,
                name="unsettled_of_role",
            ),
            models.Index(fields=["due_at"], condition=UNSETTLED, name="unsettled_by_due"),
            models.Index(
                fields=["settled_by", "settled_at"],
                condition=~UNSETTLED,
                name="settled_of_worker",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"

    @property
    def window(self) -> Window:
        return Window(self.opens_at, self.due_at, self.missed_at)

    @property
    def ending(self) -> Ending | None:
        return Ending(self.settled_at, self.settlement) if self.settled_at else None

    def state_at(self, at: datetime) -> str:
        return rules.state(self.window, self.ending, at)

    def is_settled(self) -> bool:
        return self.settled_at is not None


class HandOver(Stamped):
    """A duty given from one holder, or from everyone of its role, to a named one."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="hand_overs")
    giver = models.BigIntegerField(null=True)
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)
    source = models.UUIDField(null=True, help_text="The standing in for whose sake it was")

    objects: ClassVar[models.Manager["HandOver"]] = ScopedQuerySet["HandOver"].as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=["source"],
                condition=models.Q(source__isnull=False),
                name="hand_overs_of_stand_in",
            ),
        )

    def __str__(self) -> str:
        return f"hand-over of {self.duty_id}"


class StandInQuerySet(ScopedQuerySet["StandIn"]):
    def running(self, on: date) -> Self:
        """Those that hold on that day."""
        return self.filter(ended_at=None, first_day__lte=on, last_day__gte=on)

    def ahead(self, on: date) -> Self:
        """Those that hold on that day or later."""
        return self.filter(ended_at=None, last_day__gte=on)


class StandIn(Stamped):
    """Who does what is another's, from one day to another, both included, and why."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    absent = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="stand_ins"
    )
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[StandInQuerySet] = StandInQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day")),
                name="stand_in_days_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("substitute")), name="stand_in_for_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.substitute_id} for {self.absent_id}"

    @property
    def until(self) -> datetime:
        """The end of the last day."""
        return clock.day_bounds(self.last_day)[1]
