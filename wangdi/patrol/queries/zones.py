"""Zones with when they were last gone through, what is left of today, and where none lies."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Avg, Count, Max, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.duties.models import Duty
from wangdi.lib import clock
from wangdi.lib.geo import Crs, Position
from wangdi.patrol.actions.zones import KIND_OF
from wangdi.patrol.models import PatrolRound, PatrolZone, ZoneDuty
from wangdi.patrol.models.zones import PatrolZoneQuerySet, Side
from wangdi.territory.models import Place, PlaceKind

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """A zone with its duties, when it was last seen, and what of today is done and late."""

    zone: PatrolZone
    tasks: list[ZoneDuty]
    last: datetime | None
    done: int
    planned: int
    late: int


def seen(scope: Scope) -> PatrolZoneQuerySet:
    return PatrolZone.objects.visible_to(scope).select_related("place")


def rows(scope: Scope, at: datetime) -> list[Row]:
    """Open zones, what is late first. Four queries."""
    found = list(seen(scope).open().order_by("community_id", "side", "name"))
    ids = [one.id for one in found]
    tasks: dict[UUID, list[ZoneDuty]] = {one: [] for one in ids}
    zone_of: dict[UUID, UUID] = {}
    held = ZoneDuty.objects.filter(zone__in=ids, ended_on=None)
    for task in held.select_related("holder", "police").order_by("task"):
        tasks[task.zone_id].append(task)
        zone_of[task.id] = task.zone_id
    last = dict(
        PatrolRound.objects.filter(zone__in=ids, annulled_at=None)
        .order_by()
        .values_list("zone")
        .annotate(last=Max("at"))
    )
    today = _today(zone_of, at)
    made = [
        Row(one, tasks[one.id], last.get(one.id), *today.get(one.id, (0, 0, 0))) for one in found
    ]
    return sorted(made, key=lambda row: -row.late)


def _today(zone_of: dict[UUID, UUID], at: datetime) -> dict[UUID, tuple[int, int, int]]:
    """(done, planned, late) of today for each zone; one query."""
    begins, ends = clock.day_bounds(clock.day_of(at))
    duties = Duty.objects.filter(
        kind__in=KIND_OF.values(), subject__in=zone_of, opens_at__gte=begins, opens_at__lt=ends
    ).exclude(settlement="withdrawn")
    counted = (
        duties.order_by()
        .values_list("subject")
        .annotate(
            done=Count("id", filter=Q(settlement="done")),
            planned=Count("id"),
            late=Count("id", filter=Q(settled_at=None, due_at__lt=at)),
        )
    )
    found: dict[UUID, tuple[int, int, int]] = {}
    for subject, *numbers in counted:
        zone = zone_of[subject]
        before = found.get(zone, (0, 0, 0))
        found[zone] = (before[0] + numbers[0], before[1] + numbers[1], before[2] + numbers[2])
    return found


def rounds_of(zone: PatrolZone) -> QuerySet[PatrolRound]:
    rows = PatrolRound.objects.filter(zone=zone, annulled_at=None)
    return rows.select_related("duty").order_by("-at", "-id")


def task(scope: Scope) -> QuerySet[ZoneDuty]:
    return ZoneDuty.objects.visible_to(scope).select_related("zone", "police")


def gaps(scope: Scope) -> list[tuple[Place, list[str]]]:
    """Communities of a scope with the sides on which no zone lies. Two queries."""
    known: dict[int | None, set[str]] = {}
    zones = PatrolZone.objects.visible_to(scope).open()
    for community, side in zones.values_list("community_id", "side"):
        known.setdefault(community, set()).add(side)
    places = Place.objects.communities().filter(id__in=scope.communities)
    return [
        (place, [str(side.label) for side in Side if side not in known.get(place.id, set())])
        for place in places
        if len(known.get(place.id, set())) < len(Side)
    ]


def positions(zones: list[PatrolZone]) -> dict[UUID, Position]:
    """Where each zone lies: its place's position, else the middle of its buildings. One query."""
    bare = [one.place_id for one in zones if one.place.position is None]
    middle: dict[int, Position] = {}
    if bare:
        rows = Place.objects.filter(
            kind=PlaceKind.BUILDING, valid_to=None, crs=Crs.WGS84, ancestors__overlap=bare
        )
        told = rows.order_by().values("ancestors").annotate(lat=Avg("lat"), lon=Avg("lon"))
        for row in told:
            for place in set(row["ancestors"]) & set(bare):
                middle.setdefault(place, Position(row["lat"], row["lon"], Crs.WGS84))
    found = {one.id: one.place.position or middle.get(one.place_id) for one in zones}
    return {zone: position for zone, position in found.items() if position is not None}
