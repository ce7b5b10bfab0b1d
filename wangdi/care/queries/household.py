"""What one household asked for, and what it may ask: for its file and for its own page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from wangdi.care import catalogue, standard
from wangdi.care.models import Order, SupplyPoint
from wangdi.care.rules import states
from wangdi.care.section import OrderKind, Screen
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.profiles.texts import Text
from wangdi.quarantine.models import Episode

MOST = 30


@dataclass(frozen=True, slots=True)
class Service:
    """One of the seven services for a home: the latest order of it, if there is one.

    `last`: when it was last done without an order, as readings and papers are.
    """

    title: Text
    order: Order | None
    last: datetime | None = None

    @property
    def state(self) -> str:
        return str(states.LABELS[self.order.state]) if self.order else ""

    @property
    def is_done(self) -> bool:
        return self.last is not None if self.order is None else self.order.state in states.BROUGHT


def of_household(household: UUID) -> list[Order]:
    """The latest orders of a household, open ones first; for its own page. One query."""
    rows = Order.objects.filter(household=household, annulled_at=None)
    latest = rows.select_related("person").order_by("-asked_at", "-id")[:MOST]
    return sorted(latest, key=lambda one: not one.is_open())


def offered(at: datetime | None = None) -> list[OrderKind]:
    """What a household may ask for on its own page, lifelines first."""
    return catalogue.at(at or clock.now()).offered(to_home=True)


def screen(at: datetime | None = None) -> Screen:
    """The short screen that is asked now: its questions and answers."""
    return catalogue.at(at or clock.now()).screen


def points_near(stamp: Stamp) -> list[SupplyPoint]:
    """Where vegetables and daily goods are sold near a home: in its community, today."""
    rows = SupplyPoint.objects.filter(community_id=stamp.community, closed_on=None)
    return list(rows.select_related("place").order_by("name", "id"))


def without_orders(episode: UUID) -> dict[str, datetime]:
    """When a temperature was last taken and a notice brought; no value is told. One query."""
    rows = Episode.objects.filter(id=episode).annotate(
        read=Max("readings__at", filter=Q(readings__annulled_at=None)),
        served=Max("notices__at", filter=Q(notices__annulled_at=None)),
    )
    read, served = rows.values_list("read", "served").get()
    known = {"temperature": read, "guidance": served}
    return {code: at for code, at in known.items() if at is not None}


def services(orders: list[Order], last: Mapping[str, datetime]) -> list[Service]:
    """The seven services, each with the latest order of it among these."""
    latest: dict[str, Order] = {}
    for one in sorted(orders, key=lambda one: (one.asked_at, one.id)):
        if one.service and one.state not in (states.CANCELLED, states.DECLINED):
            latest[one.service] = one
    return [
        Service(title, latest.get(code), last.get(code))
        for code, title in standard.SERVICES.items()
    ]
