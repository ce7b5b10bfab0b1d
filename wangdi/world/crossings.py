"""Yesterday and this morning at some gates: out under a pass, home again, visitors, refusals."""

from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from typing import Any

from wangdi.checkpoints.models import Checkpoint
from wangdi.gates import disposing
from wangdi.intake.actors import Actor
from wangdi.lib import clock
from wangdi.passes.models import Pass
from wangdi.people.models import Person
from wangdi.territory.models import Place
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask, batches, incoming
from wangdi.world.company import Company
from wangdi.world.planning import COMPOUND
from wangdi.world.scales import Scale

STEP = "crossings"
OUT, HOME, PEOPLE = 12, 30, 120
"""Ways out under a pass in the named compound, ways home at each gate, and those of a large day."""
GATES, LARGE = 6, "s3"
COOL = ("36.2", "36.4", "36.5", "36.6", "36.8")
VISITORS = (
    ("访客乙", "探望老人", "超市对面"),
    ("送货人甲", "送菜", "示范超市"),
    ("维修工甲", "修水管", "示范物业"),
)


def acts(scale: Scale, days: Days, company: Company) -> Iterator[Act]:
    """The phones of the gates report by the hour; a large town's also fill the whole day."""
    yield Act(days.at(1, "00:01"), STEP, lambda: _lay(days))
    for ago in (1, 0):
        yield Act(days.at(ago, "08:20"), STEP, partial(_out, company, ago))
        yield Act(days.at(ago, "08:50"), STEP, partial(_visitors, company))
        yield Act(days.at(ago, "10:40"), STEP, partial(_back, scale, company, ago))


def _lay(days: Days) -> None:
    disposing.lay(days.day(1), days.today)


def _gates(scale: Scale) -> list[Checkpoint]:
    rows = Checkpoint.objects.standing().open().filter(community_id__isnull=False)
    named = rows.filter(place__name=COMPOUND).order_by("number")
    others = rows.exclude(place__name=COMPOUND).order_by("number", "id")
    wanted = len(others) if scale.name == LARGE else GATES
    return [*named, *others[:wanted]]


def _guard(company: Company, gate: Checkpoint) -> Actor:
    community = gate.community_id or 0
    return (
        company.at("gate_guard", community)
        or company.at("community_secretary", community)
        or (company["desk"])
    )


def _send(company: Company, gate: Checkpoint, told: list[dict[str, Any]]) -> None:
    """As the phone of this gate hands in what it wrote in the last half hour."""
    records = [incoming({"checkpoint": gate.id, **one}, clock.now()) for one in told]
    for portion in batches(records):
        ask("gates.cross", portion, by=_guard(company, gate), channel="phone")


def _out(company: Company, ago: int) -> None:
    """One of a household goes shopping; one forgot the mask, one is out of turn."""
    gate = Checkpoint.objects.standing().open().filter(place__name=COMPOUND).first()
    if gate is None:
        return
    held = Pass.objects.filter(klass="household", state="good", place=gate.place_id)
    chosen = held.order_by("id")[ago * OUT : (ago + 1) * OUT]
    told = [_scan(one, "out") for one in chosen]
    _send(company, gate, [*told, *told[:1], *({**one, "mask": False} for one in told[1:2])])


def _scan(one: Pass, direction: str) -> dict[str, Any]:
    told = {"direction": direction, "means": "scan", "token": "good", "form": "paper"}
    return {**told, "pass_id": one.id, "mask": True}


def _visitors(company: Company) -> None:
    """Who does not live there is written down, with his temperature."""
    gate = Checkpoint.objects.standing().open().filter(place__name=COMPOUND).first()
    if gate is None:
        return
    told = [
        {
            "direction": "in",
            "means": "visitor",
            "mask": True,
            "temperature": {"celsius": degrees},
            "visitor": {"name": name, "purpose": purpose, "from_where": come},
        }
        for (name, purpose, come), degrees in zip(VISITORS, COOL, strict=False)
    ]
    _send(company, gate, told)


def _back(scale: Scale, company: Company, ago: int) -> None:
    """Home again: measured, at a few gates or at all of a large town."""
    for gate in _gates(scale):
        inside = Place.objects.under([gate.place_id]).values("id")
        lives = Person.objects.living().filter(household__building_id__in=inside)
        free = lives.filter(episodes=None).order_by("id")
        count = PEOPLE if scale.name == LARGE else HOME
        told = [
            _home(one, degrees) for one, degrees in zip(free[:count], cycle(COOL), strict=False)
        ]
        if told and gate.place.name == COMPOUND and ago == 1:
            told.append({**told[0], "temperature": {"celsius": "37.6", "first": "37.8"}})
        _send(company, gate, list(islice(told, count + 1)))


def _home(one: Person, degrees: str) -> dict[str, Any]:
    told = {"direction": "in", "means": "household", "mask": True, "person": one.id}
    return {**told, "household": one.household_id, "temperature": {"celsius": degrees}}
