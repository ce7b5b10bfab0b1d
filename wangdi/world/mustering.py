"""The forces of a town: who is lent and mobilised, in which branches and teams they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from typing import Any
from uuid import UUID

from wangdi.intake.actors import Actor
from wangdi.staff.models import Unit, UnitKind, Worker
from wangdi.territory.models import Place
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask
from wangdi.world.company import Company
from wangdi.world.scales import Scale
from wangdi.world.words import number

STEP = "forces"
K = UnitKind
NAMES = {
    K.TEMPORARY_BRANCH: "卡点临时党支部",
    K.PARTY_BRANCH: "党支部",
    K.COMMANDO: "党员突击队",
    K.ZONE: "党员责任区",
    K.ON_CALL: "应急突击队",
    K.MIXED: "混合编组",
}
POSTED = (
    *(("secondee", "下沉队员"),) * 6,
    *(("volunteer", "卡点志愿者"),) * 5,
    *(("resident", "执勤居民"),) * 5,
    *(("institution", "公共单位队员"),) * 2,
    ("militia", "民兵"),
    ("mass", "群团队员"),
)


@dataclass(frozen=True, slots=True)
class Forces:
    """How many of each unit; how many people beside the ledger; how many of them in branches."""

    units: dict[UnitKind, int]
    people: int = 0
    members: int = 0


FORCES = {
    "small": Forces({K.TEMPORARY_BRANCH: 1, K.ON_CALL: 1}),
    "s0": Forces({K.TEMPORARY_BRANCH: 34, K.PARTY_BRANCH: 11, K.ON_CALL: 1}, 690, 300),
    "s1": Forces({K.PARTY_BRANCH: 19, K.ON_CALL: 1, K.MIXED: 9}, 640, 928),
    "s2": Forces({K.PARTY_BRANCH: 12, K.ON_CALL: 1}, 900, 300),
    "s3": Forces({K.PARTY_BRANCH: 11, K.ON_CALL: 1}, 460, 200),
    "s4": Forces({K.TEMPORARY_BRANCH: 1, K.COMMANDO: 23, K.ZONE: 52, K.ON_CALL: 1}),
}


def acts(scale: Scale, days: Days, company: Company) -> Iterator[Act]:
    desk = company["desk"]
    forces = FORCES[scale.name]
    yield Act(days.at(16, "09:00"), STEP, partial(_form, scale, forces, desk))
    yield Act(days.at(13, "10:00"), STEP, partial(_lend, scale, company["secretary"]))


def _form(scale: Scale, forces: Forces, desk: Actor) -> None:
    """People first, every second of the whole office's; then units at the communities in turn."""
    communities = list(Place.objects.communities().values_list("id", flat=True))
    top = Place.objects.get(code=scale.top, valid_to=None).id
    turn = islice(cycle(POSTED), forces.people)
    rounds = ((n // len(communities), at) for n, at in enumerate(cycle(communities)))
    places = (at if round_ % 2 else top for round_, at in rounds)
    where = [(kind, name, at) for (kind, name), at in zip(turn, places, strict=False)]
    ask(
        "staff.register_workers",
        [
            {"name": f"{name}{number(n)}", "kind": kind, "place": at}
            for n, (kind, name, at) in enumerate(where, 1)
        ],
        by=desk,
        channel="import",
    )
    rows = [
        {"kind": kind, "name": f"第{number(n)}{NAMES[kind]}", "place": at}
        for kind, count in forces.units.items()
        for n, at in zip(range(1, count + 1), cycle(communities), strict=False)
    ]
    ask("staff.form_unit", rows, by=desk)
    _join(forces, desk)


def _join(forces: Forces, desk: Actor) -> None:
    """Party members into their branches; grid workers and cadres into teams on call."""
    units = Unit.objects.standing()
    branches = list(units.filter(kind=K.PARTY_BRANCH).order_by("name"))
    people = list(Worker.objects.serving().order_by("id").values_list("id", flat=True))
    pairs = list(_shared(branches, people[: forces.members])) if branches else []
    teams = list(units.filter(kind__in=(K.ON_CALL, K.MIXED, K.COMMANDO)).order_by("id"))
    local = Worker.objects.serving().filter(kind__in=("grid", "community", "office"))
    helpers = list(local.order_by("id").values_list("id", flat=True)[: 4 * len(teams)])
    pairs += list(_shared(teams, helpers)) if teams else []
    ask("staff.join_unit", pairs, by=desk, channel="import")


def _shared(units: Sequence[Unit], people: Sequence[UUID]) -> Iterator[dict[str, Any]]:
    """Each unit gets its people in turn; the first of each leads it."""
    for at, (worker, unit) in enumerate(zip(people, cycle(units), strict=False)):
        yield {"unit": unit.id, "worker": worker, "leads": at < len(units)}


def _lend(scale: Scale, secretary: Actor) -> None:
    """A letter that waits, and bureau people who serve a community: one has not reported yet."""
    home = Place.objects.get(code=scale.home, valid_to=None)
    letter = {"name": "请战居民甲", "place": home.id, "kind": "resident", "born": 1985}
    words = "疫情当前，我请求参加卡点值守，随叫随到。"
    ask("staff.write_letter", [{**letter, "words": words, "hours": ["early"]}], by=secretary)
    lent = Worker.objects.serving().filter(kind="secondee", community_id=home.id).order_by("id")
    rows = [
        {"worker": one.id, "host": home.id, "duty": "小区卡点值守", "checked_in": at > 0}
        for at, one in enumerate(lent[:12])
    ]
    ask("staff.second", rows, by=secretary)
