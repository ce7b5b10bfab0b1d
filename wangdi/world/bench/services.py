"""35,000 services brought in thirty days, fourteen tonnes of vegetables among them (S2-30)."""

from datetime import timedelta
from itertools import cycle

from wangdi.care.models import Order
from wangdi.lib import clock, ids
from wangdi.people.models import Household
from wangdi.world.bench.results import result, say

SERVICES, DAYS, BATCH = 35_000, 30, 5_000
IN_TEN = "vegetables"
KILOGRAMS = 4


def main() -> None:
    """Add them to those of the story, spread over the district; they go straight to the table,

    as only their number matters here.
    """
    models = list(Order.objects.standing().exclude(kind=IN_TEN).order_by("kind", "id"))
    green = Order.objects.filter(kind=IN_TEN).order_by("id")[:1].get()
    homes = Household.objects.filter(closed_on=None).order_by("-id")[:SERVICES:7]
    others = cycle(models)
    rows = [
        _brought(green if n % 10 == 0 else next(others), home, n)
        for n, home in zip(range(SERVICES), cycle(homes), strict=False)
    ]
    Order.objects.bulk_create(rows, batch_size=BATCH)
    say([result("care_services", Order.objects.brought().count(), "services")])


def _brought(like: Order, home: Household, n: int) -> Order:
    at = clock.now() - timedelta(days=n % DAYS, minutes=1)
    return Order(
        id=ids.uuid7(),
        household=home,
        kind=like.kind,
        title=like.title,
        unit=like.unit,
        role=like.role,
        service=like.service,
        goods=like.goods,
        amount=KILOGRAMS if like.kind == IN_TEN else like.amount,
        state="delivered",
        since=at,
        asked_at=at - timedelta(hours=3),
        due_at=at,
        delivered_at=at,
        community_id=home.community_id,
        grid_id=home.grid_id,
        building_id=home.building_id,
    )
