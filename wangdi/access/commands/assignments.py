"""A household entrusted to a worker by name, beside the places of his grants."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from wangdi.access import entrusting, rules
from wangdi.access.commands.users import known, subject
from wangdi.access.models import Assignment
from wangdi.access.permissions import ASSIGN
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock


class AssignPayload(Payload):
    user: int
    household: UUID
    why: Annotated[str, Field(min_length=1, max_length=60)]
    source: UUID | None = None
    valid_from: date = Field(default_factory=clock.today)


class AssignHousehold(Command[AssignPayload]):
    name = "access.assign_household"
    permission = ASSIGN
    event = "access.household_assigned"
    subject_kind = "assignment"
    Payload = AssignPayload

    def locate(self, payloads: Sequence[AssignPayload]) -> list[Stamp | None]:
        """Where the household itself stands, so that nobody entrusts what is not his to entrust."""
        known_stamps = entrusting.stamps([payload.household for payload in payloads])
        return [known_stamps.get(payload.household) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[AssignPayload]]) -> list[Outcome]:
        users = known([record.payload.user for record in records])
        for record in records:
            rules.check_assign(to_self=record.payload.user == work.actor.id)
        Assignment.objects.bulk_create(
            Assignment(id=record.key, user_id=record.payload.user, **_rest(record.payload))
            for record in records
            if record.payload.user in users
        )
        return [
            Applied(record.key)
            if record.payload.user in users
            else subject(users, record.payload.user)
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Assignment.objects.filter(id__in=keys, valid_to=None).update(valid_to=clock.today())


def _rest(payload: AssignPayload) -> dict[str, object]:
    return payload.model_dump(exclude={"user"})
