"""The entrances of a town: how many are kept, what they are, and which were given up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from typing import Any, Self

from wangdi.checkpoints.models import Checkpoint, CheckpointKind, EquipmentKind, FireWay, Traffic
from wangdi.staff.models import Unit, UnitKind
from wangdi.territory.models import SMALL_KINDS, Place
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask
from wangdi.world.company import Company
from wangdi.world.scales import Scale

STEP = "checkpoints"
GATE, FOOT, WHEELS = CheckpointKind.COMPOUND_GATE, CheckpointKind.PEDESTRIAN, CheckpointKind.VEHICLE
NAMED = {GATE: "大门", FOOT: "人行口", WHEELS: "车行口"}
SIDES = "南东北西"
SPARE_SIDE, EVERY = "东北角", 8
"""One compound in so many had an entrance besides that is kept from crossings now."""
OUT = 0.0002
KIT = {
    EquipmentKind.THERMOMETER: 2,
    EquipmentKind.MASKS: 50,
    EquipmentKind.DISINFECTANT: 4,
    EquipmentKind.TENT: 1,
    EquipmentKind.GATE_BOOK: 1,
    EquipmentKind.SHELF: 1,
}
NOTE = "值守人员昼夜在岗,一分钟内打开;只设隔离栏,不焊不锁"


def acts(scale: Scale, days: Days, company: Company) -> Iterator[Act]:
    """Registered when the town shut its gates; given into care and counted the days after."""
    desk = company["desk"]
    yield Act(days.at(15, "10:00"), STEP, partial(_register, scale, desk))
    yield Act(days.at(14, "09:00"), STEP, partial(_give_up, desk))
    yield Act(days.at(12, "15:00"), STEP, partial(_entrust, desk))
    yield Act(days.at(3, "17:00"), STEP, partial(_count, desk))


def _register(scale: Scale, desk: Any) -> None:
    """As many as the town keeps, and a few that it will give up."""
    compounds = [_Ground.of(rows) for rows in _buildings().values()]
    kinds = (FOOT, WHEELS) if scale.name == "s1" else (GATE, FOOT, WHEELS)
    rows = list(islice(_kept(compounds, kinds), scale.checkpoints))
    spare = [one.row(FOOT, SPARE_SIDE) for one in compounds[: scale.checkpoints // EVERY]]
    for at, row in enumerate([*rows, *spare], 1):
        row["number"] = f"{at:03}"
    ask("checkpoints.register", [*rows, *spare], by=desk)


Rows = list[tuple[int, float, float]]


def _buildings() -> dict[int, Rows]:
    """The positions of the buildings of each compound, the compound with most of them first."""
    inside = Place.objects.buildings().filter(parent__kind__in=SMALL_KINDS, lat__isnull=False)
    found: dict[int, Rows] = {}
    for place, lat, lon in inside.values_list("parent_id", "lat", "lon"):
        if place is not None and lat is not None and lon is not None:
            found.setdefault(place, []).append((place, lat, lon))
    return dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))


@dataclass(frozen=True)
class _Ground:
    """A compound's corners; an entrance lies on the middle of a side, a few metres out."""

    place: int
    south: float
    north: float
    west: float
    east: float

    @classmethod
    def of(cls, rows: Rows) -> Self:
        lats, lons = [lat for _id, lat, _lon in rows], [lon for _id, _lat, lon in rows]
        return cls(rows[0][0], min(lats), max(lats), min(lons), max(lons))

    def row(self, kind: CheckpointKind, side: str) -> dict[str, Any]:
        lat, lon = self._at(side)
        return {
            "place": self.place,
            "kind": kind,
            "name": f"{side}{NAMED[kind]}",
            "traffic": Traffic.BOTH,
            "fire_exit": kind is WHEELS,
            "spot": f"{side}侧岗亭旁",
            "methods": ["forehead"],
            "lat": round(lat, 6),
            "lon": round(lon, 6),
            "crs": "wgs84",
        }

    def _at(self, side: str) -> tuple[float, float]:
        lat, lon = (self.south + self.north) / 2, (self.west + self.east) / 2
        return {
            "南": (self.south - OUT, lon),
            "北": (self.north + OUT, lon),
            "西": (lat, self.west - OUT),
            "东": (lat, self.east + OUT),
        }.get(side, (self.north + OUT, self.east + OUT))


def _kept(
    compounds: Sequence[_Ground], kinds: Sequence[CheckpointKind]
) -> Iterator[dict[str, Any]]:
    """A first entrance for each compound, then a second for each, side by side."""
    for turn, side in enumerate(SIDES):
        for one in compounds:
            yield one.row(kinds[turn % len(kinds)], side)


def _give_up(desk: Any) -> None:
    """What came here goes through another entrance of the same place."""
    standing = Checkpoint.objects.standing().open()
    spare = list(standing.filter(name__startswith=SPARE_SIDE))
    others = standing.exclude(name__startswith=SPARE_SIDE).order_by("-number")
    into = {one.place_id: one.id for one in others}
    told = {"fire_way": FireWay.GUARDED, "fire_note": NOTE, "reason": "科学设卡,压减出入口"}
    ask(
        "checkpoints.merge",
        [{"checkpoint": one.id, "into": into[one.place_id], **told} for one in spare],
        by=desk,
    )


def _entrust(desk: Any) -> None:
    """A branch stands for several checkpoints, where there are branches at all."""
    branches = list(Unit.objects.standing().filter(kind=UnitKind.TEMPORARY_BRANCH).order_by("name"))
    if not branches:
        return
    turn = cycle(branches)
    gates = Checkpoint.objects.standing().open().order_by("number")
    ask(
        "checkpoints.entrust",
        [{"checkpoint": one.id, "branch": next(turn).id} for one in gates],
        by=desk,
    )


def _count(desk: Any) -> None:
    """What stands there; the last one lacks masks."""
    gates = list(Checkpoint.objects.standing().open().order_by("number"))
    items = [{"kind": kind, "count": count} for kind, count in KIT.items()]
    short = [{**one, "count": 0} if one["kind"] is EquipmentKind.MASKS else one for one in items]
    counted = [
        {"checkpoint": one.id, "items": short if one is gates[-1] else items} for one in gates
    ]
    ask("checkpoints.equip", counted, by=desk)
