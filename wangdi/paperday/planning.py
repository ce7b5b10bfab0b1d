"""What the day of a community asks for on paper: its gates, who is measured, what is brought."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wangdi.care.models import Order
from wangdi.checkpoints.models import Checkpoint
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states

LINES = 20
"""Lines of a gate's page: as many as its form has."""
READINGS, ORDERS = 12, 14
"""Rows of a sheet of temperatures, and of orders."""
PAGES = 2
WALK = ("household__sort_key", "id")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What would be printed for one community; records in walking order."""

    gates: Sequence[Checkpoint] = ()
    readings: Sequence[Episode] = ()
    orders: Sequence[Order] = ()
    pages: int = PAGES
    parts: Collection[str] = field(default=("gate", "readings", "orders"))

    @property
    def sheets(self) -> int:
        gates = len(self.gates) * self.pages
        return gates + -(-len(self.readings) // READINGS) + -(-len(self.orders) // ORDERS)

    def payload(self, community: int, day: date, purpose: str) -> dict[str, object]:
        return {
            "community": community,
            "day": day,
            "gates": [{"checkpoint": one.id, "pages": self.pages} for one in self.gates],
            "readings": [one.id for one in self.readings],
            "orders": [one.id for one in self.orders],
            "purpose": purpose,
        }


def wanted(community: int, day: date, parts: Collection[str], pages: int = PAGES) -> Wanted:
    """Three queries. Who is measured on that day: notified, at home, its days not over."""
    gates = Checkpoint.objects.standing().open().filter(community_id=community)
    at_home = Episode.objects.open().filter(community_id=community, state=states.NOTIFIED)
    measured = at_home.filter(day_zero__lte=day, last_day__gte=day)
    orders = Order.objects.open().filter(community_id=community, private=False)
    return Wanted(
        list(gates.order_by("number", "id")) if "gate" in parts else [],
        list(measured.select_related("household").order_by(*WALK)) if "readings" in parts else [],
        list(orders.select_related("household").order_by(*WALK)) if "orders" in parts else [],
        pages,
        parts,
    )


def chunks(rows: Sequence[UUID], size: int) -> list[list[UUID]]:
    """The rows sheet by sheet."""
    return [list(rows[at : at + size]) for at in range(0, len(rows), size)]
