"""Somebody of a lead is here: his arrival is recorded where arrivals are, nothing typed twice.

Who came from nowhere (a contact met here) is only recognised or entered behind his door.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.intake.submitting import submit
from wangdi.leads import rules
from wangdi.leads.models import Lead
from wangdi.leads.words import Kind
from wangdi.lib import ids
from wangdi.lib.identifiers import check_name
from wangdi.people import newcomers
from wangdi.people.models import Dwelling, Person
from wangdi.people.newcomers import Newcomer, Told
from wangdi.screening import areas, origins
from wangdi.screening.journeys import KeyArea
from wangdi.screening.models import Arrival

COMMAND = "screening.record_arrival"
CONTACTS = (Kind.CLOSE_CONTACT, Kind.SECOND_CONTACT)


class Arrived(NamedTuple):
    """Who he is in the ledger now, behind which door, and his arrival, if he travelled."""

    person: UUID | None
    household: UUID | None
    door: UUID
    arrival: UUID | None
    stamp: Stamp


class Journey(Protocol):
    """What is said of him on the page where the lead is settled."""

    door: UUID | None
    household: UUID | None
    travelled: bool
    origin: str
    left_on: date | None
    arrived_on: date | None
    transport_number: str


Here = tuple[Record[Any], Lead]


def arrive(work: Work, here: Sequence[Here]) -> dict[UUID, Arrived | Review]:
    """Each with what became of it, by the key of its record; all arrivals in one hand-in."""
    found: dict[UUID, Arrived | Review] = {}
    travelled: list[tuple[UUID, Incoming]] = []
    staying: list[Here] = []
    known = areas.known(work.now).areas if here else ()
    for record, lead in here:
        asked: Journey = record.payload
        if (asked.door or lead.dwelling_id) is None:
            found[record.key] = Review("door", str(rules.DOOR_MISSING), "door")
        elif not asked.travelled:
            staying.append((record, lead))
        elif not _origin(asked, lead) or not (asked.arrived_on or lead.arrived_on):
            found[record.key] = Review("travel", str(rules.TRAVEL_MISSING), "origin")
        else:
            travelled.append((record.key, Incoming(ids.uuid7(), _payload(asked, lead, known))))
    return found | _recorded(work, travelled) | _met(work, staying)


def _origin(asked: Journey, lead: Lead) -> str:
    return asked.origin or lead.place


def _door(asked: Journey, lead: Lead) -> UUID | None:
    return asked.door or lead.dwelling_id


def _known(asked: Journey, lead: Lead) -> UUID | None:
    """The resident that the lead was found to mean, unless another door is said."""
    return lead.person_id if lead.dwelling_id == _door(asked, lead) else None


def _payload(asked: Journey, lead: Lead, known: Sequence[KeyArea]) -> dict[str, Any]:
    """The arrival as the lead and the page tell it."""
    person = _known(asked, lead)
    return {
        "dwelling": _door(asked, lead),
        "household": asked.household,
        "person": person,
        "name": "" if person else check_name(lead.name).value,
        "phone": "" if person else lead.phone or "",
        "id_kind": "citizen" if lead.id_number and not person else "",
        "id_number": "" if person else lead.id_number or "",
        "origin": _origin(asked, lead),
        "origin_code": origins.code_of(_origin(asked, lead), known),
        "left_on": asked.left_on or lead.left_on,
        "arrived_on": asked.arrived_on or lead.arrived_on,
        "transport_number": asked.transport_number or lead.transport[:40],
        "contact": True if lead.kind in CONTACTS else None,
    }


def _recorded(
    work: Work, travelled: Sequence[tuple[UUID, Incoming]]
) -> dict[UUID, Arrived | Review]:
    if not travelled:
        return {}
    records = [incoming for _key, incoming in travelled]
    answers = submit(actor=work.actor, command=COMMAND, records=records, channel="page")
    arrivals = Arrival.objects.in_bulk([one.subject for one in answers.each if one.subject])
    return {
        key: _arrived(arrivals[one.subject])
        if one.subject
        else Review(one.reason, one.sentence, one.field)
        for (key, _incoming), one in zip(travelled, answers.each, strict=True)
    }


def _arrived(arrival: Arrival) -> Arrived:
    who = (arrival.person_id, arrival.household_id)
    return Arrived(*who, arrival.dwelling_id, arrival.id, arrival.stamp)


def _met(work: Work, staying: Sequence[Here]) -> dict[UUID, Arrived | Review]:
    """Those who made no journey: known behind their doors, or entered there."""
    if not staying:
        return {}
    doors = {record.key: _door(record.payload, lead) for record, lead in staying}
    newcomers.hold_doors(door for door in doors.values() if door)
    stamps = {door.id: door.stamp for door in Dwelling.objects.filter(id__in=set(doors.values()))}
    told = [
        Told(doors[record.key] or record.key, record.payload.household, lead.name, lead.phone or "")
        for record, lead in staying
    ]
    met = newcomers.recognise(told)
    found: dict[UUID, Arrived | Review] = {}
    new: list[Newcomer] = []
    for (record, lead), one, known in zip(staying, told, met, strict=True):
        person, stamp = _known(record.payload, lead) or known.person, stamps[one.door]
        if person is None and known.doubt:
            sentence = _("Say on the page of the door who is meant: several could be.")
            found[record.key] = Review(known.doubt, sentence, "door")
            continue
        if person is None:
            person = ids.uuid7()
            new.append(Newcomer(person, one.door, known.household, stamp, lead.name, one.phone))
        found[record.key] = Arrived(person, known.household, one.door, None, stamp)
    homes = newcomers.enter(work, new) if new else {}
    homes |= dict(Person.objects.filter(id__in=_people(found)).values_list("id", "household_id"))
    return {
        key: one._replace(household=homes[one.person])
        if isinstance(one, Arrived) and one.person
        else one
        for key, one in found.items()
    }


def _people(found: dict[UUID, Arrived | Review]) -> set[UUID]:
    return {one.person for one in found.values() if isinstance(one, Arrived) and one.person}


def undo(work: Work, arrival: UUID, reason: str) -> None:
    """Take the arrival back that was recorded with a lead, unless it is gone already."""
    if Arrival.objects.standing().filter(id=arrival).exists():
        annul(actor=work.actor, keys=[arrival], reason=reason)
