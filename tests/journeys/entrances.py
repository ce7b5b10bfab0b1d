"""A checkpoint, an order and a compound of the named world, for the pages that are about one."""

from datetime import timedelta
from uuid import UUID

from wangdi.checkpoints.models import Checkpoint, CompoundOrder
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.territory.models import Place
from wangdi.world.fixtures import Town


def checkpoint(_town: Town) -> UUID:
    return Checkpoint.objects.standing().open().order_by("number")[0].id


def compound() -> int:
    """One with several entrances, so that there is something to plan."""
    return Place.objects.get(name="示范苑", kind="compound").id


def order(town: Town) -> UUID:
    """An order of yesterday, recorded once."""
    if not CompoundOrder.objects.exists():
        now = clock.now()
        asked = {
            "place": compound(),
            "authority": "示例区疫情防控指挥部",
            "document": "〔2020〕12 号令",
            "basis": "传染病防治法第四十二条",
            "begins_at": now - timedelta(days=1),
            "ends_at": now + timedelta(days=6),
        }
        secretary = town.user("secretary").actor()
        submit_one(actor=secretary, command="checkpoints.close_compound", payload=asked)
    return CompoundOrder.objects.order_by("id")[0].id
