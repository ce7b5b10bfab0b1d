"""What becomes of the doors of a worker who leaves."""

from collections.abc import Iterable
from uuid import UUID

from wangdi.intake.commands import Incoming
from wangdi.screening import reaching
from wangdi.screening.allotting import Hand, Part, allot
from wangdi.screening.beats import Key, fresh_hands, left_of, records, walkers
from wangdi.screening.models import Beat, CanvassRound


def without(worker: UUID) -> list[tuple[CanvassRound, list[Incoming]]]:
    """What becomes of the doors of a worker who has left, in each round that runs.

    They go to those of the same round, the nearest first; then to whoever else may walk there.
    Where nobody may, everybody of the grid sees them again.
    """
    going = CanvassRound.objects.filter(beats__worker=worker).open().distinct()
    return [(canvass, records(canvass, _given_on(canvass, worker))) for canvass in going]


def _given_on(canvass: CanvassRound, worker: UUID) -> list[tuple[Key, UUID | None]]:
    beats = list(Beat.objects.filter(round=canvass).select_related("worker"))
    counted = {(one.building, one.unit): one for one in _parts_of(canvass, beats)}
    his = [(one.building_id, one.unit) for one in beats if one.worker_id == worker]
    hands = _hands([one for one in beats if one.worker_id != worker], counted)
    given = allot([counted[key] for key in his if key in counted], hands)
    alone = [counted[key] for key in his if key in counted and key not in given]
    if alone:
        others = [one for one in walkers(canvass) if one.id != worker]
        given |= allot(alone, fresh_hands(others))
    return [(key, given.get(key)) for key in his]


def _parts_of(canvass: CanvassRound, beats: Iterable[Beat]) -> list[Part]:
    """What is left of the doors of beats, in the walking order of the round."""
    left = left_of(canvass).filter(building__in={one.building_id for one in beats})
    rows = left.order_by("sort_key").values_list("building_id", "unit", "community_id", "grid_id")
    by_unit = {(one.building_id, one.unit) for one in beats if one.unit}
    found: dict[Key, Part] = {}
    for building, unit, community, grid in rows:
        key = (building, unit if (building, unit) in by_unit else "")
        doors = found[key].doors + 1 if key in found else 1
        found[key] = Part(*key, doors, community, grid)
    return list(found.values())


def _hands(beats: Iterable[Beat], counted: dict[Key, Part]) -> list[Hand]:
    """Those who walk the round and still serve, with what they have to do already."""
    hands: dict[UUID, Hand] = {}
    serving = [beat for beat in beats if beat.worker.left_on is None]
    reached = reaching.reaches(one.worker.user_id for one in serving if one.worker.user_id)
    for beat in serving:
        worker = beat.worker
        may = reached.get(worker.user_id) if worker.user_id else None
        hand = hands.setdefault(worker.id, Hand(worker.id, *worker.stamp, may))
        part = counted.get((beat.building_id, beat.unit))
        if part is not None:
            hand.take(part)
    return list(hands.values())
