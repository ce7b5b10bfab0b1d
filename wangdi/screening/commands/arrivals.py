"""Somebody came back from elsewhere: at the door, at the desk, or by a list."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.intake.commands import Applied, Command, Known, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.people import newcomers
from wangdi.screening import areas, expecting, journeys, meeting
from wangdi.screening.areas import Known as KnownAreas
from wangdi.screening.commands.visits import stamps_of_doors
from wangdi.screening.models import Arrival
from wangdi.screening.payloads import ArrivalPayload

FACT = "screening.arrival_recorded"
UNDONE = "screening.arrival_annulled"
TOLD = {
    *("origin", "origin_code", "via", "left_on", "arrived_on", "transport", "transport_number"),
    *("seat", "id_kind", "party", "symptoms", "temperature", "contact", "exposures"),
    *("test_on", "test_result", "onward", "onward_on", "evidence", "surveyor"),
}


class RecordArrival(Command[ArrivalPayload]):
    """Register a returnee; who is not in the ledger yet is entered behind his door.

    The profile of the day says whether the journey touched a key area.
    """

    name = "screening.record_arrival"
    permission = "screening.record_arrival"
    event = FACT
    subject_kind = "arrival"
    Payload = ArrivalPayload

    def locate(self, payloads: Sequence[ArrivalPayload]) -> list[Stamp | None]:
        return stamps_of_doors([payload.dwelling for payload in payloads])

    def apply(self, work: Work, records: Sequence[Record[ArrivalPayload]]) -> list[Outcome]:
        known = areas.known(work.now)
        newcomers.hold_doors(one.payload.dwelling for one in records if not one.payload.person)
        met = meeting.meet([record.payload for record in records])
        seen = _seen(records)
        outcomes: list[Outcome] = []
        fresh: list[Record[ArrivalPayload]] = []
        for record, one in zip(records, met, strict=True):
            outcome = one if isinstance(one, Review) else _outcome(record.key, one, seen)
            outcomes.append(outcome)
            if isinstance(one, ArrivalPayload) and isinstance(outcome, Applied):
                fresh.append(Record(record.key, one, record.digest, record.made_at, record.stamp))
        arrivals = [
            _arrival(work, record, known, entered=entered)
            for record, entered in meeting.enter(work, fresh)
        ]
        Arrival.objects.bulk_create(arrivals, batch_size=1000)
        expecting.tie(work, arrivals, {one.key: one.payload.expected for one in fresh})
        for arrival in arrivals:
            _tell(work, FACT, arrival)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        for arrival in Arrival.objects.standing().filter(id__in=keys):
            _tell(work, UNDONE, arrival)
        Arrival.objects.filter(id__in=keys).update(annulled_at=work.now)
        meeting.take_back(work, keys)
        expecting.untie(keys)


def _seen(records: Sequence[Record[ArrivalPayload]]) -> dict[meeting.Who, UUID]:
    """Arrivals recorded before that records may repeat."""
    doors = {record.payload.dwelling for record in records}
    days = {record.payload.arrived_on for record in records}
    before = Arrival.objects.standing().filter(dwelling__in=doors, arrived_on__in=days)
    return {one.who: one.id for one in before}


def _outcome(key: UUID, met: ArrivalPayload, seen: dict[meeting.Who, UUID]) -> Applied | Known:
    who = meeting.who_of(met)
    before = seen.setdefault(who, key)
    return Applied(key) if before == key else Known(before)


def _arrival(
    work: Work, record: Record[ArrivalPayload], known: KnownAreas, *, entered: bool
) -> Arrival:
    asked = record.payload
    area = journeys.key_area(asked.journey(), known.areas)
    community, grid, building = record.stamp
    return Arrival(
        id=record.key,
        person_id=asked.person,
        entered=entered,
        phone=asked.phone or None,
        id_number=asked.id_number or None,
        household_id=asked.household,
        dwelling_id=asked.dwelling,
        community_id=community,
        grid_id=grid,
        building_id=building,
        transport_key=journeys.transport_key(asked.transport_number),
        via_codes=asked.via_codes(),
        stays=[stay.model_dump(mode="json") for stay in asked.stays],
        key_area=area is not None,
        key_area_code=area.code if area else "",
        key_area_name=area.name if area else "",
        profile=known.profile,
        recorded_at=work.now,
        by=work.actor.id,
        **asked.model_dump(include=TOLD),
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
