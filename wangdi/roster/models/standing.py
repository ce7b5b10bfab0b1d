"""Who stands where when, what he was given, when he rested, and how one shift hands to the next."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.roster.models.posts import Post, Shift
from wangdi.staff.models import Worker


class How(models.TextChoices):
    PLANNED = "planned", _("Proposed and taken over")
    HAND = "hand", _("Put there by hand")
    FILLED = "filled", _("In somebody's place")


class Means(models.TextChoices):
    CODE = "code", _("Code of the post")
    PAPER = "paper", _("Paper list at the post")
    FIELD = "field", _("Field app at the post")


class Turn(Stamped):
    """One worker in one shift. Whoever is put elsewhere gets another row; none is rewritten.

    `made_by` and `removed_by` are the keys of the records that did it. `absent_at`: he did not
    come; `instead_of` is the row of the one in whose place he stands. Signed in at the post: the
    post is the place, no position of a telephone is asked or kept.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="turns")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="turns")
    how = models.CharField(max_length=10, choices=How.choices)
    instead_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="filled_by")
    made_by = models.UUIDField()
    plan = models.UUIDField(null=True, help_text="The week plan that proposed it")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.UUIDField(null=True)
    absent_at = models.DateTimeField(null=True)
    absent_by = models.UUIDField(null=True)
    absent_why = models.CharField(max_length=200, blank=True)
    in_at = models.DateTimeField(null=True)
    in_means = models.CharField(max_length=10, choices=Means.choices, blank=True)
    in_by = models.UUIDField(null=True)
    out_at = models.DateTimeField(null=True)
    out_by = models.UUIDField(null=True)

    objects: ClassVar[models.Manager["Turn"]] = ScopedQuerySet["Turn"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["shift", "worker"],
                condition=Q(removed_at=None),
                name="one_standing_turn",
            ),
            models.CheckConstraint(
                condition=Q(out_at=None) | Q(out_at__gte=models.F("in_at")),
                name="signed_out_after_in",
            ),
            models.CheckConstraint(
                condition=Q(absent_at=None) | Q(in_at=None), name="absent_or_signed_in"
            ),
        )
        indexes = (
            models.Index(fields=["worker", "shift"], name="turns_of_worker"),
            models.Index(fields=["made_by"], name="turns_made_by"),
        )

    def __str__(self) -> str:
        return f"turn {self.pk}"


class KitIssue(Stamped):
    """What somebody was given before he went to the post."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    turn = models.ForeignKey(Turn, models.PROTECT, related_name="kit")
    items = ArrayField(models.CharField(max_length=20))
    at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["KitIssue"]] = ScopedQuerySet["KitIssue"].as_manager()

    def __str__(self) -> str:
        return f"kit {self.pk}"


class PauseKind(models.TextChoices):
    MEAL = "meal", _("Meal")
    REST = "rest", _("Rest")


class Pause(Stamped):
    """A meal or a rest during a shift, in minutes; the office's care for its own people."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    turn = models.ForeignKey(Turn, models.PROTECT, related_name="pauses")
    kind = models.CharField(max_length=10, choices=PauseKind.choices)
    minutes = models.SmallIntegerField()
    at = models.DateTimeField()
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Pause"]] = ScopedQuerySet["Pause"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 480)), name="pause_of_some_minutes"
            ),
        )

    def __str__(self) -> str:
        return f"pause {self.pk}"


class Relief(Stamped):
    """One shift hands its post to the next: both sign. `told` is what gate and queue count.

    Where what is handed over differs from it, `why` says so.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    post = models.ForeignKey(Post, models.PROTECT, related_name="reliefs")
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="reliefs")
    given = models.JSONField()
    told = models.JSONField(null=True)
    why = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)
    given_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    taken_by = models.ForeignKey(Worker, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    taken_key = models.UUIDField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Relief"]] = ScopedQuerySet["Relief"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["shift"],
                condition=Q(annulled_at=None),
                name="one_standing_relief_of_a_shift",
            ),
            models.CheckConstraint(
                condition=Q(taken_at=None, taken_by=None)
                | (Q(taken_at__isnull=False) & ~Q(taken_by=models.F("given_by"))),
                name="relief_signed_by_two",
            ),
        )

    def __str__(self) -> str:
        return f"relief {self.pk}"
