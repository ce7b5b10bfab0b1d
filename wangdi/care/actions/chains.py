"""Which bin, vehicle and named person a household's waste goes by."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from wangdi.care.models import WasteChain
from wangdi.lib import clock
from wangdi.people.models import Household
from wangdi.territory.models import Place

GRACE = timedelta(hours=2)
EVENING = time(18)


def of_homes(homes: Iterable[Household]) -> dict[UUID, WasteChain]:
    """The chain of the nearest place around each household, where there is one. Two queries."""
    rows = list(homes)
    chains = {one.place_id: one for one in WasteChain.objects.filter(ended_at=None)}
    buildings = Place.objects.filter(id__in={one.building_id for one in rows})
    rows_above = buildings.values_list("id", "ancestors")
    above = {place: [place, *reversed(up)] for place, up in rows_above}
    found: dict[UUID, WasteChain] = {}
    for one in rows:
        around = [*above.get(one.building_id or 0, []), one.community_id]
        nearest = next((chains[place] for place in around if place in chains), None)
        if nearest is not None:
            found[one.id] = nearest
    return found


def due_at(chain: WasteChain | None, now: datetime) -> datetime:
    """Today at the hour of the chain and two hours more; never in the past."""
    at = chain.collects_at if chain else EVENING
    due = clock.at(clock.day_of(now), at) + (GRACE if chain else timedelta(0))
    return max(due, now)
