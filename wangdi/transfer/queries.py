"""Who is where: the balance of a day, who is between two places, what waits at a point."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.lib.fields import index_many
from wangdi.people.models import Household
from wangdi.people.once import once
from wangdi.transfer import rules
from wangdi.transfer.models import (
    EntryPoint,
    Handover,
    HandoverQuerySet,
    Movement,
    Slip,
)

SHOWN = 200


@dataclass(slots=True)
class Balance:
    """Everybody of a day by where he is now; `all` is counted by itself and must be the sum."""

    all: int = 0
    states: dict[str, int] = field(default_factory=lambda: dict.fromkeys(rules.STATES, 0))

    @property
    def balances(self) -> bool:
        return self.all == sum(self.states.values())

    @property
    def between(self) -> int:
        return sum(self.states[state] for state in rules.BETWEEN)


def of_day(scope: Scope, day: date) -> HandoverQuerySet:
    """Everybody expected or come on a day, in a scope."""
    found: HandoverQuerySet = Handover.objects.visible_to(scope)
    return found.filter(day=day)


def balance(handovers: QuerySet[Handover]) -> Balance:
    """How the handovers stand; two queries, so that what is lost would show."""
    found = Balance(all=handovers.order_by().count())
    rows = handovers.order_by().values_list("state").annotate(n=Count("id"))
    for state, count in rows:
        found.states[state] += count
    return found


def by_point(scope: Scope, day: date) -> list[tuple[EntryPoint, Balance]]:
    """The balance of every open point and of every other one at which somebody was; 3 queries."""
    counts: dict[UUID, Balance] = {}
    rows = of_day(scope, day).order_by().values_list("point", "state").annotate(n=Count("id"))
    for point, state, count in rows:
        known = counts.setdefault(point, Balance())
        known.states[state] += count
        known.all += count
    points = EntryPoint.objects.filter(closed_at=None) | EntryPoint.objects.filter(id__in=counts)
    return [
        (point, counts.get(point.id, Balance())) for point in points.order_by("opened_at", "id")
    ]


def between(scope: Scope) -> list[Handover]:
    """Everybody between two places now, whatever the day, the longest first."""
    found = Handover.objects.visible_to(scope).filter(state__in=rules.BETWEEN)
    rows = found.select_related("point", "trip__vehicle", "dwelling", "person")
    return list(rows.order_by("since", "id")[:SHOWN])


def at_point(scope: Scope, point: EntryPoint, day: date) -> QuerySet[Handover]:
    """Whom the person at a point deals with: of the day, and who still stands there."""
    seen = Handover.objects.visible_to(scope).filter(point=point)
    here = seen.filter(state__in=(rules.ARRIVED, rules.SCREENED, rules.HANDED))
    found = seen.filter(day=day) | here
    return found.select_related("trip__vehicle", "point_slip").order_by("expected_at", "id")


def to_receive(scope: Scope) -> QuerySet[Handover]:
    """Who is on the way to one's communities, the longest under way first."""
    found = Handover.objects.visible_to(scope).filter(state=rules.RIDING, door_slip=None)
    return found.select_related("trip__vehicle", "point", "dwelling").order_by("since", "id")


def received(scope: Scope) -> QuerySet[Handover]:
    """Who was received and is not said to be at home yet."""
    found = Handover.objects.visible_to(scope).filter(state=rules.RECEIVED)
    return found.select_related("dwelling").order_by("since", "id")


def by_phone(scope: Scope, phone: str) -> QuerySet[Handover]:
    [index] = index_many(Handover, "phone_index", [phone])
    return Handover.objects.visible_to(scope).filter(phone_index=index)


def waiting_slips(user_id: int) -> list[Slip]:
    """Slips that wait for this person's signature."""
    found = Slip.objects.filter(waits_for=user_id, annulled_at=None).select_related("point")
    return list(found.order_by("signed_at"))


def people_on(slips: Iterable[Slip]) -> dict[UUID, list[Handover]]:
    """Who stands on each slip; one query."""
    ids = {slip.id for slip in slips}
    rows = Handover.objects.standing().filter(point_slip__in=ids) | (
        Handover.objects.standing().filter(door_slip__in=ids)
    )
    found: dict[UUID, list[Handover]] = {slip: [] for slip in ids}
    for one in rows.select_related("dwelling").order_by("expected_at", "id"):
        for slip in {one.point_slip_id, one.door_slip_id} & ids:
            found[slip].append(one)  # type: ignore[index]
    return found


def steps_of(handover: Handover) -> list[Movement]:
    """What was done with him, newest first; what was taken back stays out."""
    rows = Movement.objects.filter(handover=handover, annulled_at=None)
    return list(rows.order_by("-recorded_at", "-id"))


def held(people: Collection[UUID]) -> set[UUID]:
    """Those of `people` who are being handed over or were."""
    rows = Handover.objects.standing().filter(person__in=people)
    return {person for person in rows.values_list("person_id", flat=True) if person}


@once
def of_household(household: Household) -> list[Handover]:
    """Those of a home, or behind its door, who came by an entry point."""
    about = Q(household=household) | Q(dwelling=household.dwelling_id, household=None)
    rows = Handover.objects.standing().filter(about).select_related("point").order_by("-day", "-id")
    return list(rows[:20])


def for_arrivals(handovers: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """What `screening.record_arrival` asks of each handover, ready to be handed in.

    Without those who have no door yet. The temperature is the one of the entry point.
    """
    rows = Handover.objects.standing().filter(id__in=handovers, dwelling__isnull=False)
    return {
        one.id: {
            "dwelling": one.dwelling_id,
            "household": one.household_id if one.person_id is None else None,
            "person": one.person_id,
            "name": "" if one.person_id else one.name,
            "phone": one.phone or "",
            "origin": one.origin,
            "origin_code": one.origin_code,
            "left_on": one.left_on,
            "arrived_on": one.day,
            "transport": one.transport,
            "transport_number": one.transport_number,
            "symptoms": [*one.symptoms, *(["fever"] if one.fever else [])],
            "temperature": one.temperature,
        }
        for one in rows
    }
