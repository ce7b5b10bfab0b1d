"""Doors given to workers, in the caller's transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from wangdi.duties import holding
from wangdi.lib import bulk
from wangdi.people.models import Dwelling
from wangdi.screening.actions.places import DOOR
from wangdi.screening.models import Beat
from wangdi.staff.models import Worker

COLUMNS = {
    "id": "uuid",
    "round_id": "uuid",
    "building_id": "int8",
    "unit": "text",
    "worker_id": "uuid",
    "community_id": "int4",
    "grid_id": "int4",
    "given_at": "timestamptz",
    "given_by": "int8",
}
AGAIN = """
    ON CONFLICT (round_id, building_id, unit) DO UPDATE SET id = excluded.id,
    worker_id = excluded.worker_id, given_at = excluded.given_at, given_by = excluded.given_by
"""


class Given(NamedTuple):
    """A beat as it is written: the columns of `COLUMNS`, in their order."""

    id: UUID
    round_id: UUID
    building_id: int
    unit: str
    worker_id: UUID | None
    community_id: int | None
    grid_id: int | None
    given_at: datetime
    given_by: int | None


def give_beats(beats: Sequence[Given]) -> None:
    """Write beats, and let the duties of their doors be held by the worker's account.

    A beat without a worker is taken back. A beat of a whole building and those of its units
    exclude each other: the later holds.
    """
    latest = {(one.round_id, one.building_id, one.unit): one for one in beats}
    if not latest:
        return
    _clear(latest.values())
    given = [one for one in latest.values() if one.worker_id]
    bulk.insert("screening_beat", COLUMNS, given, tail=AGAIN)
    _hold(given)


def hold_again(canvass: UUID, doors: Sequence[UUID] | None = None) -> None:
    """Let duties that were planned anew be held as the beats of the round say."""
    given = Beat.objects.filter(round=canvass)
    if doors is not None:
        given = given.filter(building__dwellings__in=doors).distinct()
    _hold([_as_given(one, one.worker_id) for one in given])


def _clear(beats: Iterable[Given]) -> None:
    """Take out what the new beats replace or take back; nobody holds those doors then."""
    gone = Q(pk__in=())
    wanted: dict[tuple[UUID, str], set[int]] = defaultdict(set)
    for one in beats:
        if one.worker_id is None:
            wanted[one.round_id, f"={one.unit}"].add(one.building_id)
        else:
            wanted[one.round_id, "units" if not one.unit else "="].add(one.building_id)
    for (canvass, which), buildings in wanted.items():
        unit = ~Q(unit="") if which == "units" else Q(unit=which.removeprefix("="))
        gone |= Q(round=canvass, building__in=buildings) & unit
    rows = Beat.objects.filter(gone)
    _hold([_as_given(one, None) for one in rows])
    rows.delete()


def _as_given(beat: Beat, worker: UUID | None) -> Given:
    return Given(
        *(beat.id, beat.round_id, beat.building_id, beat.unit, worker),
        *(beat.community_id, beat.grid_id, beat.given_at, beat.given_by),
    )


def _hold(beats: Sequence[Given]) -> None:
    """Set who holds the duties of the doors of these beats; without an account, the role."""
    if not beats:
        return
    workers = {one.worker_id for one in beats if one.worker_id}
    users = dict(Worker.objects.filter(id__in=workers).values_list("id", "user_id"))
    doors: dict[int, list[tuple[str, UUID]]] = defaultdict(list)
    rows = Dwelling.objects.filter(building__in={one.building_id for one in beats})
    for building, unit, door in rows.values_list("building_id", "unit", "id"):
        doors[building].append((unit, door))
    held: dict[UUID, list[tuple[UUID, int | None]]] = defaultdict(list)
    for one in beats:
        holder = users.get(one.worker_id) if one.worker_id else None
        held[one.round_id] += [
            (door, holder) for unit, door in doors[one.building_id] if one.unit in ("", unit)
        ]
    for canvass, holders in held.items():
        holding.hold(DOOR, str(canvass), holders)
