"""When the list of key areas changes: whose class would be another now. A person decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Work
from wangdi.lib import clock
from wangdi.screening import areas, journeys
from wangdi.screening.journeys import Journey, KeyArea, Stay
from wangdi.screening.models import Arrival, ClassChange

COLUMNS = (
    *("id", "origin_code", "left_on", "arrived_on", "via_codes", "stays"),
    *("key_area", "key_area_code", "key_area_name", "community_id", "grid_id", "building_id"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    arrival: Arrival
    now: KeyArea | None


def reassess(work: Work) -> int:
    """Compare every recent arrival with the lists as they stand; how many differ.

    What differs waits for a person; what was found before and no longer differs lapses. Decisions
    of the past are asked for again only where the list says something new. Four queries.
    """
    known = areas.known(work.now)
    first = clock.day_of(work.now) - timedelta(days=known.recent_days)
    differing = {one.arrival.id: one for one in differences(first, known.areas)}
    waiting = ClassChange.objects.filter(decided_at=None, lapsed_at=None)
    waiting.exclude(arrival__in=differing).update(lapsed_at=work.now)
    said_no = _declined(differing)
    new = [one for key, one in differing.items() if said_no.get(key) != code(one.now)]
    _write(work, new)
    return len(new)


def is_outdated(at: datetime) -> bool:
    """Whether the lists say something of recent arrivals that nobody was asked yet.

    So it is when a version of the rules comes into force by the clock. Nothing is written.
    """
    known = areas.known(at)
    first = clock.day_of(at) - timedelta(days=known.recent_days)
    differing = {one.arrival.id: code(one.now) for one in differences(first, known.areas)}
    open_ones = ClassChange.objects.filter(decided_at=None, lapsed_at=None)
    asked = dict(open_ones.values_list("arrival_id", "now_code"))
    said_no = _declined(differing)
    return bool(asked.keys() - differing.keys()) or any(
        now not in (asked.get(arrival), said_no.get(arrival)) for arrival, now in differing.items()
    )


def code(area: KeyArea | None) -> str:
    return area.code if area else ""


def differences(first: date, known: Iterable[KeyArea]) -> Iterator[Difference]:
    """Standing arrivals since `first` of which the list says otherwise than their record."""
    listed = list(known)
    recent = Arrival.objects.standing().filter(arrived_on__gte=first)
    rows = recent.filter(_touched(listed)).only(*COLUMNS)
    for arrival in rows.iterator(chunk_size=2000):
        now = journeys.key_area(journey_of(arrival), listed)
        if not same(arrival, now):
            yield Difference(arrival, now)


def _touched(listed: Sequence[KeyArea]) -> Q:
    """Those of whom a list could say anything; by far the most came from nowhere in it."""
    found = Q(key_area=True) | ~Q(via_codes=[]) | ~Q(stays=[])
    for code in {area.code for area in listed}:
        found |= Q(origin_code__startswith=code)
    return found


def journey_of(arrival: Arrival) -> Journey:
    """The facts of travel of a record."""
    stays = tuple(_stay(told) for told in arrival.stays)
    return Journey(
        arrival.origin_code, arrival.left_on, arrival.arrived_on, tuple(arrival.via_codes), stays
    )


def same(arrival: Arrival, now: KeyArea | None) -> bool:
    """Whether the record says of its key area what the list says."""
    if now is None:
        return not arrival.key_area
    return arrival.key_area and now.code == (arrival.key_area_code or now.code)


def _stay(told: dict[str, Any]) -> Stay:
    return Stay(told["code"], date.fromisoformat(told["first"]), date.fromisoformat(told["last"]))


def _declined(arrivals: Iterable[UUID]) -> dict[UUID, str]:
    """What a person said no to before, by arrival: the code that the list had then."""
    rows = ClassChange.objects.filter(arrival__in=arrivals, taken=False).order_by("decided_at")
    return dict(rows.values_list("arrival_id", "now_code"))


def _write(work: Work, differing: Sequence[Difference]) -> None:
    """One open change an arrival: what waits already says the newest."""
    of_these = [one.arrival.id for one in differing]
    rows = ClassChange.objects.filter(arrival__in=of_these, decided_at=None, lapsed_at=None)
    waiting = {one.arrival_id: one for one in rows}
    fresh = [_change(work, one) for one in differing if one.arrival.id not in waiting]
    ClassChange.objects.bulk_create(fresh, batch_size=1000)
    again = [
        _say(waiting[one.arrival.id], one.now)
        for one in differing
        if one.arrival.id in waiting and waiting[one.arrival.id].now_code != code(one.now)
    ]
    ClassChange.objects.bulk_update(again, ["now_code", "now_name", "source"], batch_size=1000)


def _change(work: Work, one: Difference) -> ClassChange:
    change = ClassChange(
        arrival=one.arrival,
        was_code=one.arrival.key_area_code,
        was_name=one.arrival.key_area_name,
        found_at=work.now,
        **stamps(one.arrival),
    )
    return _say(change, one.now)


def _say(change: ClassChange, now: KeyArea | None) -> ClassChange:
    """What the list says now."""
    change.now_code = code(now)
    change.now_name = now.name if now else ""
    change.source = now.source if now else ""
    return change
