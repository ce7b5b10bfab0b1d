"""What the commands of this room do to many checkpoints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from wangdi.checkpoints.models import Checkpoint, CheckpointKind, FireWay, Status, Traffic
from wangdi.checkpoints.rules import Entrance
from wangdi.intake.stamps import Stamp


def stamps_of(checkpoints: Iterable[UUID]) -> dict[UUID, Stamp]:
    """The stamp of each checkpoint that is on the register. One query."""
    rows = Checkpoint.objects.standing().filter(id__in=set(checkpoints))
    return {one.id: one.stamp for one in rows}


def located(checkpoints: Sequence[UUID]) -> list[Stamp | None]:
    found = stamps_of(checkpoints)
    return [found.get(one) for one in checkpoints]


@dataclass
class Neighbours:
    """Which entrances of each place are open for people, as a batch shuts and opens them.

    `leading`: those that others are merged into.
    """

    open: dict[int, set[UUID]]
    leading: set[UUID]

    def seen(self, one: Checkpoint) -> Entrance:
        others = self.open.get(one.place_id, set()) - {one.id}
        return Entrance(one.kind, one.fire_exit, one.is_open(), len(others), one.id in self.leading)

    def shut(self, one: Checkpoint, into: Checkpoint | None) -> None:
        self.open.get(one.place_id, set()).discard(one.id)
        if into is not None:
            self.leading.add(into.id)


def neighbours(checkpoints: Iterable[Checkpoint]) -> Neighbours:
    """The open entrances for people of the places of these checkpoints, locked. One query."""
    places = {one.place_id for one in checkpoints}
    rows = Checkpoint.objects.standing().filter(place__in=places).order_by("id")
    found = Neighbours({}, set())
    columns = ("place_id", "id", "status", "traffic", "merged_into_id")
    for place, number, status, traffic, into in rows.select_for_update().values_list(*columns):
        if status == Status.OPEN and traffic != Traffic.VEHICLES:
            found.open.setdefault(place, set()).add(number)
        if into is not None:
            found.leading.add(into)
    return found


def shut(day: object, way: FireWay, note: str, into: UUID | None) -> dict[str, object]:
    """The columns of a checkpoint that shuts on `day`, or is merged into another."""
    status = Status.MERGED if into else Status.CLOSED
    return {
        "status": status.value,
        "closed_on": day,
        "merged_into_id": into,
        "fire_way": way.value,
        "fire_note": note,
    }


OPENED: dict[str, object] = {
    "status": Status.OPEN.value,
    "closed_on": None,
    "merged_into_id": None,
    "fire_way": "",
    "fire_note": "",
}

PASSED_BY = {
    CheckpointKind.PEDESTRIAN: Traffic.PEOPLE,
    CheckpointKind.UNIT_DOOR: Traffic.PEOPLE,
    CheckpointKind.VEHICLE: Traffic.VEHICLES,
}
"""What passes at a kind of checkpoint, where the kind says so."""
