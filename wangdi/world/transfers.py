"""Returnees are met at seven entry points, handed over with two signatures, taken home by bus."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from uuid import UUID

from wangdi.intake.actors import Actor
from wangdi.lib import clock, ids
from wangdi.people.models import Household
from wangdi.territory.models import Grid
from wangdi.transfer.models import EntryPoint, Vehicle
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask, subjects
from wangdi.world.company import Company

STEP = "handovers"
POINTS = (
    *(("motorway", f"高速出口{mark}") for mark in "甲乙丙丁"),
    ("railway", "火车站"),
    ("high_speed", "高铁南站"),
    ("coach", "长途汽车站"),
)
"""Seven, as in the report; their names say what they are and nowhere real."""
NAMES = "接返人甲 接返人乙 接返人丙 接返人丁 接返人戊 接返人己".split()
CAME_HOME = "住户十一"
"""Who went by the bus yesterday and was received at his door: his arrival was registered by it."""
KIT = ["mask", "gloves", "goggles", "suit"]
DRAWN = "M60 120 L90 60 L120 140 L160 70 L200 130 L260 80 L320 120"


def acts(beat: str, days: Days, company: Company) -> Iterator[Act]:
    """Points and vehicles three days ago; yesterday two came home; of this last hour nobody yet."""
    grid = Grid.objects.filter(code=beat).values("id")
    homes = Household.objects.open().filter(grid_id__in=grid).order_by("sort_key", "id")
    doors = list(homes[: len(NAMES)])
    desk, lately = company["transport"], days.now - timedelta(minutes=50)
    yield Act(days.at(3, "07:30"), STEP, partial(_open, desk))
    if home := homes.filter(people__name=CAME_HOME).first():
        receiver = company.walkers[home.grid_id or 0]
        yield Act(days.at(1, "15:10"), STEP, partial(_bring_home, desk, receiver, home), tells=True)
    if len(doors) == len(NAMES):
        yield Act(lately, STEP, partial(_meet, desk, doors), tells=True)


def _open(desk: Actor) -> None:
    ask(
        "transfer.open_point",
        [
            {
                "kind": kind,
                "name": name,
                "contact_name": "值守员",
                "contact_phone": f"0000000009{n}",
            }
            for n, (kind, name) in enumerate(POINTS)
        ],
        by=desk,
    )
    vehicles = [
        {"plate": "豫A00001", "kind": "bus", "seats": 45, "driver_name": "司机甲"},
        {"plate": "豫A00002", "kind": "van", "seats": 12, "driver_name": "司机乙"},
    ]
    vehicles[0]["volunteer"] = True
    ask("transfer.register_vehicle", vehicles, by=desk)


def _expect(
    desk: Actor,
    point: str,
    doors: Sequence[Household],
    names: Sequence[str],
    minutes: int,
    **more: object,
) -> list[UUID]:
    here = EntryPoint.objects.get(name=point, closed_at=None)
    asked = [
        {
            "point": here.id,
            "expected_at": clock.now() + timedelta(minutes=minutes),
            "community": door.community_id,
            "dwelling": door.dwelling_id,
            "name": name,
            "origin": "湖北省武汉市",
            "origin_code": "420100",
            "transport": "train",
            "transport_number": "G512",
            **more,
        }
        for door, name in zip(doors, names, strict=True)
    ]
    return subjects(ask("transfer.expect", asked, by=desk))


def _each(command: str, people: Sequence[UUID], by: Actor, **payload: object) -> None:
    ask(f"transfer.{command}", [{**payload, "handover": one} for one in people], by=by)


def _meet(desk: Actor, doors: Sequence[Household]) -> None:
    """Two on the way, one to be handed over, one to be measured, two expected."""
    people = _expect(desk, "高铁南站", doors, NAMES, 60)
    _each("arrive", people[:4], desk)
    _each("screen", people[:3], desk, temperature="36.6")
    _sign("point", "gives", people[:2], desk, "接站员甲")
    _each("board", people[:2], desk, trip=_begin(desk, "豫A00002", "高铁南站"))


def _bring_home(desk: Actor, receiver: Actor, home: Household) -> None:
    """Met, measured, handed over, driven, received at the door by two signatures."""
    person = home.people.get(name=CAME_HOME)
    [one] = _expect(desk, "高铁南站", [home], [CAME_HOME], 10, person=person.id)
    _each("arrive", [one], desk)
    _each("screen", [one], desk, temperature="36.5")
    _sign("point", "gives", [one], desk, "接站员乙")
    trip = _begin(desk, "豫A00001", "高铁南站")
    _each("board", [one], desk, trip=trip)
    _sign("door", "takes", [one], receiver, "司机甲")
    _each("settle", [one], receiver)
    ask("transfer.end_trip", [{"trip": trip}], by=desk)
    ask("transfer.disinfect", [{"trip": trip, "agent": "含氯消毒液", "minutes": 30}], by=desk)


def _begin(desk: Actor, plate: str, point: str) -> UUID:
    vehicle = Vehicle.objects.get(plate=plate, retired_at=None)
    here = EntryPoint.objects.get(name=point, closed_at=None)
    asked = {"vehicle": vehicle.id, "point": here.id, "kit": KIT}
    [trip] = subjects(ask("transfer.begin_trip", [asked], by=desk))
    return trip


def _sign(stage: str, side: str, people: Sequence[UUID], by: Actor, other: str) -> None:
    asked = {"stage": stage, "side": side, "slip": ids.uuid7(), "other_name": other}
    _each("sign", people, by, **asked, drawing=DRAWN)
