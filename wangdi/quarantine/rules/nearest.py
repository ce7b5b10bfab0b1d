"""Who is proposed for a place of the team: who had it last, then nearest, then least loaded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from wangdi.intake.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Candidate:
    """A serving worker: his kind, where he stands, how many households he cares for now."""

    worker: UUID
    kind: str
    stamp: Stamp
    load: int


NOBODY: Mapping[UUID, int] = {}


def best(
    candidates: Sequence[Candidate],
    *,
    kinds: Sequence[str],
    place: Stamp,
    last: Collection[UUID],
    given: Mapping[UUID, int] = NOBODY,
) -> Candidate | None:
    """The candidate to propose, or None: the place stays empty and somebody must find one.

    `given`: how many were proposed to each already in the same go, on top of his load.
    """
    fitting = [one for one in candidates if one.kind in kinds and distance(one.stamp, place) < FAR]
    return min(
        fitting,
        key=lambda one: (
            one.worker not in last,
            distance(one.stamp, place),
            kinds.index(one.kind),
            one.load + given.get(one.worker, 0),
            one.worker,
        ),
        default=None,
    )


FAR = 4


def distance(worker: Stamp, place: Stamp) -> int:
    """0 same building, 1 same grid, 2 same community, 3 the whole subdistrict, 4 elsewhere."""
    if worker.building is not None and worker.building == place.building:
        return 0
    if worker.grid is not None and worker.grid == place.grid:
        return 1
    if worker.community is not None:
        return 2 if worker.community == place.community else FAR
    return 3
