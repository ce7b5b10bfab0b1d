"""A few calls to the hotline: one answered, one on its way, one from the page, one emergency."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from wangdi.access.public import ANYBODY
from wangdi.intake.actors import Actor
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.territory.models import Grid
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask, subjects
from wangdi.world.company import Company

STEP = "calls"


def acts(beat: str, days: Days, company: Company) -> Iterator[Act]:
    """The desk takes calls as a clerk would; the community of the first beat looks into them."""
    doors = Dwelling.objects.filter(grid_id__in=Grid.objects.filter(code=beat).values("id"))
    door = doors.order_by("sort_key", "id").first()
    if door is None:
        return
    by, lately = (company["clerk"], company["secretary"]), days.now - timedelta(minutes=40)
    yield Act(days.at(1, "10:10"), STEP, partial(_answered, by, door))
    yield Act(lately, STEP, partial(_under_way, by[0], door))
    yield Act(lately + timedelta(minutes=10), STEP, _from_the_page)


def _call(desk: Actor, door: Dwelling, **changes: Any) -> UUID:
    told = {
        "kind": "help",
        "what": "独居老人的降压药只剩两天，请帮助代购",
        "place": door.address,
        "happened_on": clock.today(),
        "community": door.community_id,
        "dwelling": door.id,
        "caller_name": "来电人甲",
        "caller_phone": "00000000095",
    } | changes
    [ticket] = subjects(ask("hotline.record", [told], by=desk, channel="phone"))
    return ticket


def _each(command: str, ticket: UUID, by: Actor, **payload: object) -> None:
    ask(f"hotline.{command}", [{**payload, "ticket": ticket}], by=by)


def _answered(by: tuple[Actor, Actor], door: Dwelling) -> None:
    desk, secretary = by
    ticket = _call(desk, door)
    _each("accept", ticket, secretary)
    _each("handle", ticket, secretary, verdict="helped", note="已代购送到门口")
    _each("reply", ticket, desk, how="phone", text="药已送到，今后每周电话问候")
    tip = {"kind": "return_tip", "what": "夜里有人拖行李箱上楼，第二天没有见到登记"}
    hint = _call(desk, door, **tip, anonymous=True, caller_name="")
    _each("accept", hint, secretary)
    _each("handle", hint, secretary, verdict="unfounded", note="上门核实为本户居民出差返回，已登记")


def _under_way(desk: Actor, door: Dwelling) -> None:
    told = {"kind": "complaint", "what": "小区北门夜间无人值守，铁门敞开", "caller_name": ""}
    _call(desk, door, **told)


def _from_the_page() -> None:
    told = {"kind": "question", "what": "外地工作的家人下周回来需要准备什么", "place": "本街道"}
    ask("hotline.send", [told], by=ANYBODY, channel="public")
