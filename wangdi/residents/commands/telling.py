"""Somebody was told what is held about him and why."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Known, Outcome, Record, Work
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Person
from wangdi.residents.models import Told
from wangdi.residents.payloads import TellPayload


class Tell(Command[TellPayload]):
    """Once for each person; who was told before stays told as he was."""

    name = "residents.tell"
    permission = "residents.tell"
    event = "residents.told"
    subject_kind = "person"
    Payload = TellPayload

    def locate(self, payloads: Sequence[TellPayload]) -> list[Stamp | None]:
        rows = Person.objects.filter(id__in={payload.person for payload in payloads})
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {row[0]: Stamp(*row[1:]) for row in rows.values_list(*columns)}
        return [known.get(payload.person) for payload in payloads]

    def households_of(self, payloads: Sequence[TellPayload]) -> list[UUID | None]:
        rows = Person.objects.filter(id__in={payload.person for payload in payloads})
        homes: dict[UUID, UUID | None] = dict(rows.values_list("id", "household_id"))
        return [homes.get(one.person) if one.how == "page" else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[TellPayload]]) -> list[Outcome]:
        standing = Told.objects.filter(
            person__in={record.payload.person for record in records}, annulled_at=None
        )
        known: dict[UUID, UUID] = dict(standing.values_list("person_id", "id"))
        made: list[Told] = []
        outcomes: list[Outcome] = []
        for record in records:
            person = record.payload.person
            if person in known:
                outcomes.append(Known(known[person]))
                continue
            known[person] = record.key
            made.append(_told(work, record))
            outcomes.append(Applied(record.key))
        Told.objects.bulk_create(made, batch_size=2000)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Told.objects.filter(id__in=keys).update(annulled_at=work.now)

    def subject_of(self, payload: TellPayload) -> UUID:
        return payload.person


def _told(work: Work, record: Record[TellPayload]) -> Told:
    return Told(
        id=record.key,
        person_id=record.payload.person,
        how=record.payload.how,
        leaflet=record.payload.leaflet,
        at=record.payload.at,
        by=work.actor.id,
        by_label="" if work.actor.is_system else work.actor.label,
        **stamps(record.stamp),
    )
