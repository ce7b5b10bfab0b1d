"""Records that the pages of posts, units and call-outs need, asked for as their people would."""

from typing import Any
from uuid import UUID

from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.roster.models import CallOut, Post, Shift, Turn
from wangdi.staff.models import Unit, Worker
from wangdi.world.fixtures import Town

TEAM = "on_call"


def unit(town: Town) -> UUID:
    return Unit.objects.standing().filter(kind=TEAM).order_by("id")[0].id


def post(town: Town) -> UUID:
    return Post.objects.filter(closed_on=None).order_by("id")[0].id


def shift(town: Town) -> UUID:
    """One that is still to come, so that it can be filled."""
    return Shift.objects.filter(begins_at__gt=clock.now()).order_by("begins_at", "id")[0].id


def turn(town: Town) -> UUID:
    """One of the desk's own, the last."""
    rows = Turn.objects.filter(worker__name="值班员甲", removed_at=None)
    return rows.order_by("-shift__begins_at")[0].id


def call(town: Town) -> UUID:
    """A team that is called out now."""
    running = CallOut.objects.filter(ended_at=None).first()
    if running is not None:
        return running.id
    asked: dict[str, Any] = {
        "unit": unit(town),
        "place": town.household("返乡人丙").community_id,
        "why": "3号楼临时封控",
        "gather_at": clock.now(),
    }
    actor = town.user("desk").actor()
    answer = submit_one(actor=actor, command="roster.call_out", payload=asked)
    return UUID(str(answer.subject))


def person(town: Town) -> UUID:
    return Worker.objects.get(name="网格员甲").id
