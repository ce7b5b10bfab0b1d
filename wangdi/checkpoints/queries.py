"""Checkpoints of a scope, and what is closed by order."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.checkpoints import placing
from wangdi.checkpoints.entering.places import BRANCHES
from wangdi.checkpoints.models import (
    Checkpoint,
    CheckpointChange,
    CheckpointKind,
    CompoundOrder,
    Equipment,
    Status,
)
from wangdi.checkpoints.models.checkpoints import CheckpointQuerySet
from wangdi.checkpoints.models.orders import CompoundOrderQuerySet
from wangdi.checkpoints.rules import guards
from wangdi.intake.models import Key
from wangdi.staff.models import Unit, Worker
from wangdi.territory.models import SMALL_KINDS, Place, PlaceKind

MOST_CHANGES = 60


def register(scope: Scope) -> CheckpointQuerySet:
    """All on the register within the scope, with what a list shows of each."""
    found = Checkpoint.objects.visible_to(scope).standing()
    return found.select_related("place__parent", "unit", "branch", "lead", "monitoring_point")


@dataclass(frozen=True, slots=True)
class Line:
    """How many of a kind are open, and how many are shut or merged."""

    kind: str
    label: str
    open: int
    shut: int

    @property
    def all(self) -> int:
        return self.open + self.shut


def by_kind(scope: Scope) -> list[Line]:
    """A line for each kind that there is, in the order of the kinds. One query."""
    rows = Checkpoint.objects.visible_to(scope).standing().order_by()
    counts = rows.values_list("kind").annotate(
        open=Count("id", filter=Q(status=Status.OPEN)), shut=Count("id", ~Q(status=Status.OPEN))
    )
    found = {kind: (opened, shut) for kind, opened, shut in counts}
    return [
        Line(kind.value, str(kind.label), *found[kind.value])
        for kind in CheckpointKind
        if kind.value in found
    ]


def orders(scope: Scope) -> CompoundOrderQuerySet:
    """Orders within the scope: what is not lifted first, the sooner its end the higher."""
    around = Place.objects.filter(Q(grid__in=scope.grids) | Q(id__in=scope.buildings))
    seen = CompoundOrder.objects.standing().filter(
        scope.query() | Q(place__in=around.values("parent"))
    )
    return seen.select_related("place").order_by(
        F("lifted_at").desc(nulls_first=True), "ends_at", "-id"
    )


def closed_by_order(places: Collection[int], at: datetime) -> dict[int, CompoundOrder]:
    """Which of these places are closed by an order that binds at `at`. One query.

    An order that is over binds nobody, whether or not anybody has opened the gate yet.
    """
    found = CompoundOrder.objects.in_force(at).filter(place__in=places)
    return {one.place_id: one for one in found}


def guarded(checkpoint: Checkpoint) -> list[int]:
    """The places whose passes hold at this checkpoint: its own, and the compound around it."""
    found = guarded_by([checkpoint])
    return found[checkpoint.id]


def guarded_by(checkpoints: Sequence[Checkpoint]) -> dict[UUID, list[int]]:
    """`guarded` for many. Two queries."""
    own = Place.objects.in_bulk({one.place_id for one in checkpoints})
    above = Place.objects.in_bulk({number for place in own.values() for number in place.ancestors})
    return {
        one.id: guards(
            [
                (one.place_id, own[one.place_id].kind),
                *((number, above[number].kind) for number in own[one.place_id].ancestors),
            ],
            SMALL_KINDS,
        )
        for one in checkpoints
    }


def equipment(checkpoint: Checkpoint) -> list[Equipment]:
    return list(Equipment.objects.filter(checkpoint=checkpoint).order_by("id"))


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that became of a checkpoint, and whether it can be taken back now."""

    change: CheckpointChange
    can_undo: bool


def history(checkpoint: Checkpoint) -> list[Told]:
    """Newest first; only the newest that still stands can be taken back. Two queries."""
    rows = CheckpointChange.objects.filter(checkpoint=checkpoint).order_by("-at", "-id")
    changes = list(rows[:MOST_CHANGES])
    keyed = Key.objects.filter(key__in=[one.key for one in changes]).values_list("key", flat=True)
    known = set(keyed)
    newest = next((one.id for one in changes if one.undone_at is None), None)
    return [Told(one, one.id == newest and one.key in known) for one in changes]


def changes(scope: Scope) -> QuerySet[CheckpointChange]:
    """What became of the checkpoints of a scope."""
    return CheckpointChange.objects.filter(checkpoint__in=register(scope).values("id"))


def others_open(checkpoint: Checkpoint) -> list[Checkpoint]:
    """Other open checkpoints of the same place, which it may be merged into."""
    rows = Checkpoint.objects.standing().open().filter(place=checkpoint.place_id)
    return list(rows.exclude(id=checkpoint.id).order_by("number", "name"))


def places_in(community: int) -> list[tuple[str, list[tuple[int, str]]]]:
    """What a checkpoint may stand at in a community, in groups: itself, compounds, buildings."""
    rows = Place.objects.filter(
        Q(id=community) | Q(community_id=community), kind__in=placing.GUARDED, valid_to=None
    ).select_related("parent__parent")
    groups: dict[str, list[tuple[int, str]]] = {}
    for one in rows.order_by("sort_key", "id"):
        groups.setdefault(one.kind, []).append((one.id, full_name(one)))
    return [(str(kind.label), groups[kind]) for kind in PlaceKind if kind in groups]


def full_name(place: Place) -> str:
    """`安居小区3号楼1单元`: the place with what is around it, up to the compound."""
    if place.kind not in (PlaceKind.BUILDING, PlaceKind.UNIT) or place.parent is None:
        return place.name
    inside = place.parent.kind in (*SMALL_KINDS, PlaceKind.BUILDING)
    return f"{full_name(place.parent) if inside else ''}{place.name}"


def units(communities: Iterable[int]) -> QuerySet[Unit]:
    """Units that serve in these communities, or over the whole office."""
    here = Q(community_id__in=list(communities)) | Q(community_id=None)
    return Unit.objects.standing().filter(here).order_by("kind", "name")


def workers(communities: Iterable[int]) -> QuerySet[Worker]:
    """Who serves there now."""
    return Worker.objects.serving().filter(community_id__in=list(communities)).order_by("name")


def is_branch(unit: Unit) -> bool:
    """A Party branch of any kind; all others are teams."""
    return unit.kind in BRANCHES
