"""Expected and arrived brought together: the same person about the same day is one story."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.duties.models import Duty, Settlement
from wangdi.intake.commands import Work
from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.screening.models import Arrival, Closing, Declaration, Expected

NO_SHOW = "screening.no_show"
OPENS, DUE = time(8), time(18)
CALLED_FOR = timedelta(days=7)
NEAR = timedelta(days=3)
"""How far the day of arrival may lie from the declared one and still be the same journey."""


def tie(work: Work, arrivals: Sequence[Arrival], chosen: Mapping[UUID, UUID | None]) -> None:
    """Close the expected people whom `arrivals` are: those chosen by hand, else recognised.

    Recognised by name in the community about the day; among several by door or telephone, and
    where that does not tell either, nobody is: a person ties them. A few queries for any set.
    """
    waiting = _waiting(arrivals, [one for one in chosen.values() if one])
    if not waiting:
        return
    names = _names(arrivals)
    named: dict[tuple[int | None, str], list[Expected]] = defaultdict(list)
    for one in waiting.values():
        named[one.community_id, one.name].append(one)
    taken: dict[UUID, Arrival] = {}
    for arrival in arrivals:
        alike = named[arrival.community_id, names[arrival.id]]
        found = waiting.get(chosen.get(arrival.id) or _who(arrival, alike, taken))
        if found and found.id not in taken:
            taken[found.id] = arrival
    _close(work, [(waiting[one], arrival) for one, arrival in taken.items()])


def untie(arrivals: Collection[UUID]) -> None:
    """Wait again for those whose arrivals were annulled."""
    Expected.objects.filter(arrival__in=arrivals).update(
        arrival=None, closed_at=None, closed_how="", closed_by=None
    )


def plan_calls(today: date) -> int:
    """One duty to call for each declaration whose people have not shown up; how many are new.

    Each day anew until somebody has heard of them, for a week; after that the list still shows
    them.
    """
    waiting = Expected.objects.not_shown_up(today).filter(declaration=OuterRef("id"))
    planned = Duty.objects.filter(kind=NO_SHOW, subject=OuterRef("id"), slot=today.isoformat())
    overdue = Declaration.objects.filter(
        Exists(waiting),
        ~Exists(planned.exclude(settlement=Settlement.WITHDRAWN)),
        arrives_on__gte=today - CALLED_FOR,
        arrives_on__lt=today,
    )
    return duties.plan(_call(one, today) for one in overdue)


def _call(one: Declaration, today: date) -> duties.Draft:
    """Nobody is named by it: the day, and from where."""
    label = _("Expected %(day)s from %(origin)s and not seen yet")
    return duties.Draft(
        kind=NO_SHOW,
        subject_kind="declaration",
        subject=one.id,
        slot=today.isoformat(),
        opens_at=clock.at(today, OPENS),
        due_at=clock.at(today, DUE),
        missed_at=clock.at(today + timedelta(days=1), OPENS),
        label=(label % {"day": one.arrives_on.isoformat(), "origin": one.origin})[:200],
        stamp=one.stamp,
    )


def release_finished(declarations: Collection[UUID], reason: str) -> None:
    """No telephone call is owed any more for declarations of which nobody is waited for."""
    open_people = Expected.objects.waited_for().filter(declaration=OuterRef("id"))
    done = Declaration.objects.filter(~Exists(open_people), id__in=declarations)
    duties.withdraw(NO_SHOW, done.values_list("id", flat=True), reason)


def _waiting(arrivals: Sequence[Arrival], chosen: Collection[UUID]) -> dict[UUID | None, Expected]:
    """Those who are waited for about these days where these arrivals are, and those chosen."""
    if not arrivals:
        return {}
    days = [arrival.arrived_on for arrival in arrivals]
    open_people = Expected.objects.waited_for().select_related("declaration")
    near = open_people.filter(
        community_id__in={arrival.community_id for arrival in arrivals},
        arrives_on__range=(min(days) - NEAR, max(days) + NEAR),
    )
    by_hand = open_people.filter(id__in=chosen) if chosen else ()
    return {one.id: one for one in (*near, *by_hand)}


def _names(arrivals: Sequence[Arrival]) -> dict[UUID, str]:
    people = Person.objects.in_bulk({one.person_id for one in arrivals if one.person_id})
    return {
        one.id: people[one.person_id].name if one.person_id else one.name or "" for one in arrivals
    }


def _who(arrival: Arrival, named: Iterable[Expected], taken: Mapping[UUID, Arrival]) -> UUID | None:
    alike = [
        one
        for one in named
        if one.id not in taken and abs(one.arrives_on - arrival.arrived_on) <= NEAR
    ]
    if len(alike) > 1:
        alike = [one for one in alike if _surely(arrival, one.declaration)]
    return alike[0].id if len(alike) == 1 else None


def _surely(arrival: Arrival, declaration: Declaration) -> bool:
    """The same door, or the same telephone."""
    if declaration.dwelling_id is not None and declaration.dwelling_id == arrival.dwelling_id:
        return True
    return bool(arrival.phone) and arrival.phone == declaration.phone


def _close(work: Work, pairs: Sequence[tuple[Expected, Arrival]]) -> None:
    doors: dict[UUID, list[Declaration]] = defaultdict(list)
    for one, arrival in pairs:
        one.arrival, one.closed_how = arrival, Closing.ARRIVED
        one.closed_at, one.closed_by = work.now, work.actor.id
        if one.declaration.dwelling_id is None:
            doors[arrival.dwelling_id].append(one.declaration)
        work.event("screening.expected_arrived", kind="expected", subject=one.id, stamp=one.stamp)
    found = [one for one, _arrival in pairs]
    Expected.objects.bulk_update(found, ["arrival", "closed_how", "closed_at", "closed_by"])
    for door, told in doors.items():
        Declaration.objects.filter(id__in=[one.id for one in told]).update(dwelling=door)
    _join(pairs)
    reason = _("Everybody of this declaration has arrived.")
    release_finished({one.declaration_id for one in found}, reason)


def _join(pairs: Sequence[tuple[Expected, Arrival]]) -> None:
    """Who declared together came together."""
    joined = [arrival for one, arrival in pairs if arrival.party is None]
    for one, arrival in pairs:
        arrival.party = arrival.party or one.declaration_id
    Arrival.objects.bulk_update(joined, ["party"], batch_size=1000)
