"""Handed over at an entry point and received at the door: an arrival like any other.

Who declared and comes by train, coach, plane or car is offered to the entry point of that kind.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from uuid import UUID, uuid5

from wangdi.intake.commands import Incoming
from wangdi.intake.models import Fact
from wangdi.lib import clock
from wangdi.screening.models import Arrival, Expected, Transport
from wangdi.transfer import queries as transfer
from wangdi.transfer.models import EntryPoint, PointKind
from wangdi.transfer.payloads import ExpectPayload

SOURCE = "declarations"
NOON = time(12)
MEETS = {
    Transport.TRAIN: (PointKind.RAILWAY, PointKind.HIGH_SPEED),
    Transport.COACH: (PointKind.COACH,),
    Transport.PLANE: (PointKind.AIRPORT,),
    Transport.CAR: (PointKind.MOTORWAY, PointKind.ROAD),
}


def arrivals_of(facts: Sequence[Fact]) -> list[Incoming]:
    """What is to be recorded of those who were received, each under a key of its handover.

    Who has no door yet is registered by whoever finds it.
    """
    told = {fact.subject: fact for fact in facts}
    ready = transfer.for_arrivals(list(told))
    declared = _declared(told.values())
    return [
        Incoming(
            arrival_key(handover),
            {**payload, "expected": declared.get(_text(told[handover], "declared"))},
            told[handover].at,
        )
        for handover, payload in ready.items()
    ]


def arrival_key(handover: UUID) -> UUID:
    return uuid5(handover, "screening.arrival")


def taken_back(facts: Iterable[Fact]) -> list[UUID]:
    """Arrivals that were recorded for receptions which are taken back now."""
    keys = [arrival_key(one.subject) for one in facts if one.detail.get("act") == "receive"]
    rows = Arrival.objects.standing().filter(id__in=keys, by=None)
    return list(rows.values_list("id", flat=True))


def offered(first: date, last: date) -> list[ExpectPayload]:
    """Declared people who pass the one entry point that is open for their means of travel."""
    points = _points()
    waiting = Expected.objects.waited_for().filter(
        arrives_on__range=(first, last), declaration__transport__in=points
    )
    rows = waiting.select_related("declaration").order_by("arrives_on", "id")
    return [_offer(one, points[one.declaration.transport]) for one in rows if one.community_id]


def _points() -> dict[str, UUID]:
    """By means of travel the entry point where there is exactly one that serves it."""
    known = list(EntryPoint.objects.open().values_list("id", "kind"))
    serving = {
        str(means): [point for point, kind in known if kind in kinds]
        for means, kinds in MEETS.items()
    }
    return {means: points[0] for means, points in serving.items() if len(points) == 1}


def _offer(one: Expected, point: UUID) -> ExpectPayload:
    told = one.declaration
    return ExpectPayload(
        point=point,
        expected_at=_moment(one.arrives_on, told.arrives_at),
        community=one.community_id or 0,
        dwelling=told.dwelling_id,
        name=one.name,
        phone=told.phone,
        origin=told.origin,
        origin_code=told.origin_code,
        left_on=told.left_on,
        transport=told.transport,
        transport_number=told.transport_number,
        source=SOURCE,
        source_ref=one.id,
    )


def _moment(day: date, wall: time | None) -> datetime:
    return clock.at(day, wall or NOON)


def _declared(facts: Iterable[Fact]) -> dict[str, UUID]:
    """Those named by a declaration of ours who are still waited for."""
    named = [text for fact in facts if (text := _text(fact, "declared"))]
    rows = Expected.objects.waited_for().filter(id__in=named)
    return {str(key): key for key in rows.values_list("id", flat=True)}


def _text(fact: Fact, name: str) -> str:
    return str(fact.detail.get(name) or "")
