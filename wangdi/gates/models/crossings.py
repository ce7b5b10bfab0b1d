"""Who crossed at a gate, or was turned back; by day of receipt, and gone with that day."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates.models.guarded import GateQuerySet
from wangdi.gates.rules.codes import ALLOW, CONDITION, REFUSE
from wangdi.lib import ids
from wangdi.lib.fields import BlindIndexField, EncryptedTextField

PASSING = (ALLOW, CONDITION)
BY_DAY = "a row lives a month in the partition of its day; the gate it stands at does not move"


class CrossingQuerySet(GateQuerySet["Crossing"]):
    def standing(self) -> Self:
        return self.filter(annulled_at=None)

    def passed(self) -> Self:
        return self.filter(outcome__in=PASSING, annulled_at=None)

    def refused(self) -> Self:
        return self.filter(outcome=REFUSE, annulled_at=None)


class Crossing(Stamped):
    """One person or vehicle at a gate: let in, let out, asked to wait, or turned back.

    Ids and no names. `at` is when it happened, `received_at` when the office learned it, and by
    that day the table is partitioned. `outcome` and `code` are what was said at the gate;
    `should_have_been` what the server would have said, where that differs. `who`: resident of the
    place, guest, unknown. `visit`: the crossing by which a registered visitor came in, which is his
    own where he comes. `rules`: the version decided by.
    """

    keeps_stamps = BY_DAY
    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    received_at = models.DateTimeField()
    at = models.DateTimeField()
    checkpoint = models.ForeignKey(
        Checkpoint, models.PROTECT, related_name="crossings", db_index=False
    )
    place_id = models.IntegerField()
    direction = models.CharField(max_length=3)
    means = models.CharField(max_length=10)
    form = models.CharField(max_length=5, blank=True)
    who = models.CharField(max_length=8)
    outcome = models.CharField(max_length=9)
    code = models.CharField(max_length=30)
    should_have_been = models.CharField(max_length=40, blank=True)
    rules = models.CharField(max_length=64, blank=True)
    bundle = models.CharField(max_length=64, blank=True)
    forced = models.BooleanField(default=False)
    person = models.UUIDField(null=True)
    household = models.UUIDField(null=True)
    pass_id = models.UUIDField(null=True)
    visit = models.UUIDField(null=True)
    plate = EncryptedTextField(null=True)
    plate_index = BlindIndexField(of="plate", form="text", null=True)
    celsius = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    first_celsius = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    site = models.CharField(max_length=10, blank=True)
    mask = models.BooleanField(null=True)
    health_code = models.CharField(max_length=6, blank=True)
    travel_code = models.CharField(max_length=6, blank=True)
    why = EncryptedTextField(null=True)
    device = models.UUIDField(null=True)
    by = models.BigIntegerField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Crossing"]] = CrossingQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["checkpoint", "at"], name="crossings_of_checkpoint"),
            models.Index(
                fields=["household", "at"],
                condition=Q(household__isnull=False),
                name="crossings_of_household",
            ),
            models.Index(
                fields=["pass_id", "at"],
                condition=Q(pass_id__isnull=False, household=None),
                name="crossings_of_guest_pass",
            ),
            models.Index(
                fields=["plate_index", "at"],
                condition=Q(plate_index__isnull=False),
                name="crossings_of_plate",
            ),
        )

    def __str__(self) -> str:
        return f"{self.direction} {self.outcome}"

    @property
    def lets_pass(self) -> bool:
        return self.outcome in PASSING


class VisitorEntry(Stamped):
    """Who an outsider said he is; `id` is the crossing's, and it goes with the crossing."""

    keeps_stamps = BY_DAY
    id = models.UUIDField(primary_key=True)
    received_at = models.DateTimeField(db_index=True)
    name = EncryptedTextField()
    phone = EncryptedTextField(null=True)
    phone_index = BlindIndexField(of="phone", form="text", null=True)
    purpose = EncryptedTextField(null=True)
    visiting = EncryptedTextField(null=True)
    from_where = EncryptedTextField(null=True)
    unit = EncryptedTextField(null=True)

    objects: ClassVar[models.Manager["VisitorEntry"]] = ScopedQuerySet["VisitorEntry"].as_manager()

    def __str__(self) -> str:
        return f"visitor {self.pk}"


class Disposal(models.Model):
    """Proof that a day's crossings are gone: how many there were, and a digest of their ids.

    The ledger of the intake keeps the ids; the digest is the exclusive or of their hashes.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    day = models.DateField()
    crossings = models.BigIntegerField()
    digest = models.BigIntegerField()
    visitors = models.BigIntegerField()
    keep_days = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["-day"], name="disposals_by_day"),)

    def __str__(self) -> str:
        return f"{self.day} disposed of"
