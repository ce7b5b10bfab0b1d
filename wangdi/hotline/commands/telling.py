"""Somebody tells a matter: to a clerk on the telephone, or on the page for everybody."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.permissions import PUBLIC
from wangdi.access.scoping import stamps
from wangdi.hotline import codes
from wangdi.hotline.actions import moving, planning
from wangdi.hotline.actions.moving import Walk
from wangdi.hotline.models import Ticket, TicketStep
from wangdi.hotline.payloads import RecordPayload, TellPayload
from wangdi.hotline.rules import deadlines
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import ids
from wangdi.people.models import Dwelling
from wangdi.territory.queries import stamps_of_communities

P = TypeVar("P", bound=TellPayload)
Where = tuple[int | None, UUID | None]


class Tell(Command[P]):
    """Write a ticket down under its class, with the time by which it is answered."""

    subject_kind = "ticket"
    event = "hotline.received"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        asked = [self.where(one) for one in payloads]
        known = places(asked)
        return [known.get(one) for one in asked]

    def where(self, payload: P) -> Where:
        return payload.community, None

    def apply(self, work: Work, records: Sequence[Record[P]]) -> list[Outcome]:
        tickets = [self.ticket(work, record) for record in records]
        Ticket.objects.bulk_create(tickets)
        for one in tickets:
            moving.tell(work, self.event, one)
        planning.received(work, tickets)
        self.sort(work, tickets)
        return [Applied(record.key) for record in records]

    def sort(self, work: Work, tickets: Sequence[Ticket]) -> None:
        """What follows at once."""

    def ticket(self, work: Work, record: Record[P]) -> Ticket:
        asked = record.payload
        received, deadline = self.received(work, record), self.deadline(asked)
        return Ticket(
            id=record.key,
            kind=asked.kind,
            deadline=deadline,
            channel=self.channel(asked),
            what=asked.what,
            place=asked.place,
            happened_on=asked.happened_on,
            caller_name=None if asked.anonymous else asked.caller_name or None,
            caller_phone=asked.caller_phone or None,
            anonymous=asked.anonymous or not (asked.caller_name or asked.caller_phone),
            code_index=codes.index_of(codes.code_of(record.key)),
            since=work.now,
            received_at=received,
            due_at=deadlines.due_at(received, deadline),
            first_receiver=work.actor.id,
            recorded_at=work.now,
            by=work.actor.id,
            **stamps(record.stamp),
        )

    def received(self, work: Work, record: Record[P]) -> datetime:
        return work.now

    def deadline(self, asked: P) -> str:
        return deadlines.OF_KIND[asked.kind]

    def channel(self, asked: P) -> str:
        return "page"

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        held = moving.hold(keys)
        later = TicketStep.objects.filter(ticket__in=held, annulled_at=None)
        if later.exclude(act__in=("classify", "assign")).exists():
            raise Refused(_("It is being worked on already; answer and close it instead."))
        Ticket.objects.filter(id__in=keys).update(annulled_at=work.now)
        planning.forget(keys, reason)


class Send(Tell[TellPayload]):
    """The page for everybody: it waits for a clerk, but an emergency for nobody."""

    name, permission = "hotline.send", PUBLIC
    Payload = TellPayload


class RecordCall(Tell[RecordPayload]):
    """The clerk's one form: received, classified and, where the place is known, assigned."""

    name, permission = "hotline.record", "hotline.record"
    Payload = RecordPayload

    def where(self, payload: RecordPayload) -> Where:
        return payload.community, payload.dwelling

    def received(self, work: Work, record: Record[RecordPayload]) -> datetime:
        claimed = record.payload.received_at
        return min(claimed, work.now) if claimed else work.now

    def deadline(self, asked: RecordPayload) -> str:
        return asked.deadline or deadlines.OF_KIND[asked.kind]

    def channel(self, asked: RecordPayload) -> str:
        return asked.channel

    def ticket(self, work: Work, record: Record[RecordPayload]) -> Ticket:
        made = super().ticket(work, record)
        made.dwelling_id, made.told_120 = record.payload.dwelling, record.payload.told_120
        return made

    def sort(self, work: Work, tickets: Sequence[Ticket]) -> None:
        walk = Walk(work, {one.id: one for one in tickets})
        for key, one in zip(ids.uuid7s(len(tickets)), tickets, strict=True):
            walk.step(key, one, "classify")
        placed = [one for one in tickets if one.community_id]
        for key, one in zip(ids.uuid7s(len(placed)), placed, strict=True):
            walk.step(key, one, "assign")
        walk.save()
        planning.assigned(work, placed, {})


def places(asked: Iterable[Where]) -> dict[Where, Stamp]:
    """The stamp of a community, of a door in it, or of nowhere yet; two queries."""
    wanted = {one for one in asked if one[0] is None or 0 < one[0] < 2**31}
    doors = Dwelling.objects.in_bulk({door for _community, door in wanted if door})
    known = stamps_of_communities(community for community, _door in wanted if community)
    found: dict[Where, Stamp] = {}
    for community, door in wanted:
        if door is not None:
            if door in doors and community in (None, doors[door].community_id):
                found[community, door] = doors[door].stamp
        elif community is None:
            found[community, door] = NOWHERE
        elif community in known:
            found[community, door] = known[community]
    return found


register(Send(), RecordCall())
