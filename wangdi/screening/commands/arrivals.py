"""Somebody came back from elsewhere: at the door, at the desk, or by a list."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, field_validator, model_validator

from wangdi.intake.commands import Applied, Command, Known, Outcome, Payload, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.lib.fields import index_many
from wangdi.lib.identifiers import check_phone, check_temperature
from wangdi.people.models import Person
from wangdi.screening import rules, section
from wangdi.screening.commands.visits import stamps_of_doors
from wangdi.screening.models import Arrival
from wangdi.screening.rules import KeyArea

FACT = "screening.arrival_recorded"
UNDONE = "screening.arrival_annulled"
SymptomName = Literal["fever", "cough", "fatigue", "sore_throat", "smell", "diarrhoea"]


class ArrivalPayload(Payload):
    """`person` for a resident of the ledger, else a name; `origin_code` begins a division code."""

    dwelling: UUID
    household: UUID | None = None
    person: UUID | None = None
    name: str = Field(default="", max_length=60)
    phone: str = Field(default="", max_length=30)
    origin: str = Field(min_length=1, max_length=100)
    origin_code: str = Field(default="", pattern=r"^([1-9][0-9]{1,11})?$")
    left_on: date | None = None
    arrived_on: date
    transport: Literal["", "train", "coach", "plane", "car", "other"] = ""
    transport_number: str = Field(default="", max_length=40)
    symptoms: list[SymptomName] = Field(default_factory=list)
    temperature: Decimal | None = None
    contact: bool | None = None

    @field_validator("phone")
    @classmethod
    def check_phone(cls, value: str) -> str:
        checked = check_phone(value) if value else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else ""

    @field_validator("temperature")
    @classmethod
    def check_temperature(cls, value: Decimal | None) -> Decimal | None:
        checked = check_temperature(value) if value is not None else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else None

    @field_validator("arrived_on")
    @classmethod
    def check_arrived(cls, value: date) -> date:
        if value > clock.today():
            raise ValueError(_("The day of arrival is still to come."))
        return value

    @model_validator(mode="after")
    def check_whole(self) -> Self:
        if self.person is None and not self.name:
            raise ValueError(_("Choose a resident or write a name."))
        if self.left_on and self.left_on > self.arrived_on:
            raise ValueError(_("The day of leaving is after the day of arrival."))
        return self


class RecordArrival(Command[ArrivalPayload]):
    """Register a returnee; the profile of the day says whether the journey touched a key area."""

    name = "screening.record_arrival"
    permission = "screening.record_arrival"
    event = FACT
    subject_kind = "arrival"
    Payload = ArrivalPayload

    def locate(self, payloads: Sequence[ArrivalPayload]) -> list[Stamp | None]:
        return stamps_of_doors([payload.dwelling for payload in payloads])

    def apply(self, work: Work, records: Sequence[Record[ArrivalPayload]]) -> list[Outcome]:
        profile, known = section.in_force(work.now)
        areas, homes, seen = known.areas(), _homes(records), _seen(records)
        outcomes: list[Outcome] = []
        arrivals: list[Arrival] = []
        for record in records:
            outcome = _outcome(record, homes, seen)
            outcomes.append(outcome)
            if isinstance(outcome, Applied):
                arrivals.append(_arrival(work, record, areas, homes))
                arrivals[-1].profile = profile
                seen[who_of(record.payload)] = record.key
        Arrival.objects.bulk_create(arrivals, batch_size=1000)
        for arrival in arrivals:
            _tell(work, FACT, arrival)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        for arrival in Arrival.objects.standing().filter(id__in=keys):
            _tell(work, UNDONE, arrival)
        Arrival.objects.filter(id__in=keys).update(annulled_at=work.now)


Who = tuple[object, date]


def who_of(asked: ArrivalPayload) -> Who:
    """What makes two records the same arrival: who it is, and the day."""
    if asked.person:
        return asked.person, asked.arrived_on
    index = index_many(Arrival, "phone_index", [asked.phone])[0] if asked.phone else None
    return (index or (asked.dwelling, asked.name)), asked.arrived_on


def _seen(records: Sequence[Record[ArrivalPayload]]) -> dict[Who, UUID]:
    """Arrivals recorded before that records may repeat."""
    doors = {record.payload.dwelling for record in records}
    days = {record.payload.arrived_on for record in records}
    before = Arrival.objects.standing().filter(dwelling__in=doors, arrived_on__in=days)
    return {one.who: one.id for one in before}


def _homes(records: Sequence[Record[ArrivalPayload]]) -> dict[UUID, tuple[UUID, UUID]]:
    """Household and dwelling of the residents named."""
    named = {record.payload.person for record in records if record.payload.person}
    rows = Person.objects.filter(id__in=named).values_list(
        "id", "household_id", "household__dwelling_id"
    )
    return {person: (household, dwelling) for person, household, dwelling in rows}


def _outcome(
    record: Record[ArrivalPayload],
    homes: dict[UUID, tuple[UUID, UUID]],
    seen: dict[Who, UUID],
) -> Outcome:
    asked = record.payload
    if asked.person and homes.get(asked.person, ("", ""))[1] != asked.dwelling:
        return Review("other_home", _("This resident is not known behind this door."), "person")
    before = seen.get(who_of(asked))
    return Known(before) if before else Applied(record.key)


def _arrival(
    work: Work,
    record: Record[ArrivalPayload],
    areas: Sequence[KeyArea],
    homes: dict[UUID, tuple[UUID, UUID]],
) -> Arrival:
    asked = record.payload
    journey = rules.Journey(asked.origin_code, asked.left_on, asked.arrived_on)
    area = rules.key_area(journey, areas)
    household = homes[asked.person][0] if asked.person else asked.household
    community, grid, building = record.stamp
    return Arrival(
        id=record.key,
        person_id=asked.person,
        name=None if asked.person else asked.name,
        phone=asked.phone or None,
        household_id=household,
        dwelling_id=asked.dwelling,
        community_id=community,
        grid_id=grid,
        building_id=building,
        key_area=area is not None,
        key_area_name=area.name if area else "",
        recorded_at=work.now,
        by=work.actor.id,
        **asked.model_dump(
            include={
                "origin",
                "origin_code",
                "left_on",
                "arrived_on",
                "transport",
                "transport_number",
                "symptoms",
                "temperature",
                "contact",
            }
        ),
    )


def _tell(work: Work, kind: str, arrival: Arrival) -> None:
    work.fact(
        kind,
        about="arrival",
        subject=arrival.id,
        stamp=arrival.stamp,
        person=_text(arrival.person_id),
        household=_text(arrival.household_id),
        dwelling=_text(arrival.dwelling_id),
        arrived_on=arrival.arrived_on.isoformat(),
        key_area=arrival.key_area,
    )


def _text(key: UUID | None) -> str | None:
    return str(key) if key else None


register(RecordArrival())
