"""A whole household moves to another door; its file goes along."""

from collections.abc import Sequence
from uuid import UUID

from pydantic import Field

from wangdi.intake import gate
from wangdi.intake.commands import Applied, Command, Outcome, Record, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.people import relocations
from wangdi.people.commands.moving import REGISTER, of_target
from wangdi.people.models import Household
from wangdi.people.payloads import DoorFields, PastDay
from wangdi.territory.queries import stamps_of_buildings


class RelocatePayload(DoorFields):
    household: UUID
    on: PastDay = Field(default_factory=clock.today)


class MoveHousehold(Command[RelocatePayload]):
    """A household moves to another door with everybody in it; its file goes along."""

    name, event, permission = "people.move_household", "people.household_moved", "people.correct"
    subject_kind = "household"
    Payload = RelocatePayload

    def locate(self, payloads: Sequence[RelocatePayload]) -> list[Stamp | None]:
        found = Household.objects.open().in_bulk({payload.household for payload in payloads})
        households = [found.get(payload.household) for payload in payloads]
        return [household.stamp if household else None for household in households]

    def subject_of(self, payload: RelocatePayload) -> UUID:
        return payload.household

    def apply(self, work: Work, records: Sequence[Record[RelocatePayload]]) -> list[Outcome]:
        known = stamps_of_buildings(record.payload.building for record in records)
        stamps = [known.get(record.payload.building) for record in records]
        allowed = gate.allow(work.actor, REGISTER, [stamp or Stamp() for stamp in stamps])
        reasons = [
            of_target(stamp, may=may, field="building")
            for stamp, may in zip(stamps, allowed, strict=True)
        ]
        moving = {
            record.key: record.payload
            for record, reason in zip(records, reasons, strict=True)
            if reason is None
        }
        relocations.go(work, moving)
        return [
            reason or Applied(record.payload.household)
            for record, reason in zip(records, reasons, strict=True)
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        relocations.take_back(work, keys)
