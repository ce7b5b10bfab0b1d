"""A household registered at its door, and people who come to live in one."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.intake.commands import Applied, Command, Outcome, Record, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock, ids
from wangdi.people import doors
from wangdi.people.actions import (
    NewHousehold,
    add_people,
    close_empty,
    open_households,
    resize,
)
from wangdi.people.admitting import Taken, known_already, new_person
from wangdi.people.models import Departure, DwellingUse, Household, HouseholdKind, Person
from wangdi.people.payloads import DoorFields, Member, Note, PersonFields
from wangdi.territory.queries import stamps_of_buildings


class HouseholdPayload(DoorFields):
    """A door (building id, unit, room) and who lives behind it; the file's id is the key."""

    use: DwellingUse = DwellingUse.HOME
    kind: HouseholdKind = HouseholdKind.OWNER
    note: Note = ""
    members: tuple[Member, ...] = ()


class RegisterHousehold(Command[HouseholdPayload]):
    """Open a household file; its door is laid where the ledger does not have it yet."""

    name, event = "people.register_household", "people.household_registered"
    permission, subject_kind = "people.register", "household"
    Payload = HouseholdPayload

    def locate(self, payloads: Sequence[HouseholdPayload]) -> list[Stamp | None]:
        known = stamps_of_buildings(payload.building for payload in payloads)
        return [known.get(payload.building) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[HouseholdPayload]]) -> list[Outcome]:
        taken = Taken([m.id_number for record in records for m in record.payload.members])
        fresh = [record for record in records if taken.admit(*record.payload.members)]
        today = clock.day_of(work.now)
        wanted = {record.key: _door(record.payload) for record in fresh}
        laid = doors.find_or_lay(wanted.values())
        open_households(
            [
                NewHousehold(
                    record.key,
                    laid[wanted[record.key].number],
                    record.payload.kind,
                    record.payload.note,
                )
                for record in fresh
            ],
            on=today,
        )
        members = [
            new_person(member.id or ids.uuid7(), record.key, record.stamp, member)
            for record in fresh
            for member in record.payload.members
        ]
        add_people(members, on=today)
        resize([record.key for record in fresh])
        for record in fresh:
            work.fact(self.event, about="household", subject=record.key, stamp=record.stamp)
        applied = set(wanted)
        return [
            Applied(record.key) if record.key in applied else known_already("members")
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        today = clock.day_of(work.now)
        members = Person.objects.filter(household_id__in=keys).living()
        members.update(left_on=today, left_why=Departure.MISTAKE)
        Household.objects.filter(id__in=keys, closed_on=None).update(closed_on=today, size=0)


class PersonPayload(PersonFields):
    """A person who comes to live in a household; the record's key is his id."""

    household: UUID


class AddPerson(Command[PersonPayload]):
    name, event = "people.add_person", "people.person_added"
    permission, subject_kind = "people.register", "person"
    Payload = PersonPayload

    def locate(self, payloads: Sequence[PersonPayload]) -> list[Stamp | None]:
        open_now = Household.objects.open().in_bulk({payload.household for payload in payloads})
        found = [open_now.get(payload.household) for payload in payloads]
        return [household.stamp if household else None for household in found]

    def apply(self, work: Work, records: Sequence[Record[PersonPayload]]) -> list[Outcome]:
        taken = Taken([record.payload.id_number for record in records])
        fresh = [record for record in records if taken.admit(record.payload)]
        add_people(
            [
                new_person(record.key, record.payload.household, record.stamp, record.payload)
                for record in fresh
            ],
            on=clock.day_of(work.now),
        )
        resize({record.payload.household for record in fresh})
        for record in fresh:
            work.fact(
                self.event,
                about="person",
                subject=record.key,
                stamp=record.stamp,
                household=str(record.payload.household),
            )
        applied = {record.key for record in fresh}
        return [
            Applied(record.key) if record.key in applied else known_already("id_number")
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        today = clock.day_of(work.now)
        added = Person.objects.filter(id__in=keys)
        homes = list(added.values_list("household_id", flat=True))
        added.living().update(left_on=today, left_why=Departure.MISTAKE)
        resize(homes)
        close_empty(homes, on=today)


def _door(payload: HouseholdPayload) -> doors.Door:
    return doors.Door(payload.building, payload.unit, payload.room, payload.use)
