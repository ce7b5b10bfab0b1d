"""An entrance where somebody looks who comes and goes, and what became of it."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from wangdi.access.scoping import Scope, ScopedQuerySet, Stamped
from wangdi.checkpoints.models.kinds import CheckpointKind, FireWay, Method, Status, Traffic
from wangdi.lib import ids
from wangdi.lib.geo import Crs, Position
from wangdi.staff.models import Unit, Worker
from wangdi.territory.models import Place


class CheckpointQuerySet(ScopedQuerySet["Checkpoint"]):
    def open(self) -> "CheckpointQuerySet":
        return self.filter(status=Status.OPEN)

    def standing(self) -> "CheckpointQuerySet":
        """All that were not entered by mistake, shut ones too."""
        return self.filter(withdrawn_at=None)

    def visible_to(self, scope: Scope) -> Self:
        """Those of the scope's places, and the gates of a compound with a building of it."""
        of_grids, of_buildings = Q(grid__in=scope.grids), Q(id__in=scope.buildings)
        around = Place.objects.filter(of_grids | of_buildings).values("parent")
        return self.filter(scope.query() | Q(place__in=around))

    def guarding(self, place_ids: list[int]) -> "CheckpointQuerySet":
        """Those of the places themselves and of everything within them."""
        return self.filter(Q(place__in=place_ids) | Q(place__ancestors__overlap=place_ids))


class Checkpoint(Stamped):
    """One entrance of a compound, a unit, a site or the area; several may guard one place.

    Passes are for the place, never for one checkpoint. Shut for crossings is not locked: how
    people get out in a fire is said before it shuts. `begins`, `ends`: hours on duty, none for
    24 hours. `withdrawn_at`: entered by mistake.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    place = models.ForeignKey(Place, models.PROTECT, related_name="checkpoints")
    kind = models.CharField(max_length=20, choices=CheckpointKind.choices)
    traffic = models.CharField(max_length=10, choices=Traffic.choices, default=Traffic.PEOPLE)
    number = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=100)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    crs = models.CharField(max_length=8, blank=True)
    fire_exit = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    fire_way = models.CharField(max_length=12, choices=FireWay.choices, blank=True)
    fire_note = models.CharField(max_length=300, blank=True)
    begins = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    branch = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    lead = models.ForeignKey(Worker, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Checkpoint"]] = CheckpointQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(withdrawn_at=None) & ~Q(number=""),
                name="one_checkpoint_of_a_number",
            ),
            models.UniqueConstraint(
                fields=["place", "name"],
                condition=Q(withdrawn_at=None),
                name="one_checkpoint_of_a_name",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.OPEN, closed_on=None)
                | (Q(closed_on__isnull=False) & ~Q(fire_way="") & ~Q(fire_note="")),
                name="checkpoint_shut_with_a_fire_note",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.MERGED, merged_into__isnull=False)
                | (~Q(status=Status.MERGED) & Q(merged_into=None)),
                name="checkpoint_merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(begins=None, ends=None) | Q(begins__isnull=False, ends__isnull=False),
                name="checkpoint_hours_from_and_to",
            ),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None, crs="")
                | Q(
                    lat__range=(-90, 90), lon__range=(-180, 180), crs__in=[str(crs) for crs in Crs]
                ),
                name="checkpoint_position_with_its_system",
            ),
        )
        indexes = (
            models.Index(fields=["community_id", "status"], name="checkpoints_of_community"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def position(self) -> Position | None:
        if self.lat is None or self.lon is None:
            return None
        return Position(self.lat, self.lon, Crs(self.crs))

    def is_open(self) -> bool:
        return self.status == Status.OPEN and self.withdrawn_at is None

    def lets_vehicles(self) -> bool:
        return self.traffic != Traffic.PEOPLE

    def is_all_day(self) -> bool:
        return self.begins is None


class CheckpointChange(Stamped):
    """What became of a checkpoint: what stood before, when, by whom, why.

    `key` is the record that did it; what was undone stays, marked.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="changes")
    key = models.UUIDField(db_index=True)
    verb = models.CharField(max_length=12)
    before: Any = models.JSONField(default=dict)
    after: Any = models.JSONField(default=dict)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    undone_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["CheckpointChange"]] = ScopedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.checkpoint_id} {self.verb}"


class MonitoringPoint(Stamped):
    """The one spot of a checkpoint where temperatures are taken, and with what."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    checkpoint = models.OneToOneField(Checkpoint, models.PROTECT, related_name="monitoring_point")
    spot = models.CharField(max_length=100)
    methods = ArrayField(models.CharField(max_length=12, choices=Method.choices))
    since = models.DateField()

    objects: ClassVar[models.Manager["MonitoringPoint"]] = ScopedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(methods__len__gt=0), name="monitoring_point_with_a_method"
            ),
        )

    def __str__(self) -> str:
        return self.spot
