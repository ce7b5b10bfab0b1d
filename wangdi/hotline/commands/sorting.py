"""What kind of matter it is, whose it is, and that he takes it."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import holders
from wangdi.hotline.actions import moving, planning
from wangdi.hotline.actions.moving import Walk
from wangdi.hotline.commands.telling import places
from wangdi.hotline.models import Ticket, TicketStep
from wangdi.hotline.payloads import (
    AssignPayload,
    ClassifyPayload,
    GiveBackPayload,
    TicketPayload,
)
from wangdi.hotline.rules import deadlines
from wangdi.intake.commands import Command, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp

P = TypeVar("P", bound=TicketPayload)


class Act(Command[P]):
    """One act on tickets that exist; placed by their stamps, undone by the step before."""

    subject_kind = "ticket"
    act: ClassVar[str]

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        rows = Ticket.objects.filter(id__in={one.ticket for one in payloads}, annulled_at=None)
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {row[0]: Stamp(*row[1:]) for row in rows.values_list(*columns)}
        return [known.get(one.ticket) for one in payloads]

    def subject_of(self, payload: P) -> UUID | None:
        return payload.ticket

    def apply(self, work: Work, records: Sequence[Record[P]]) -> list[Outcome]:
        walk = Walk(work, moving.hold(record.payload.ticket for record in records))
        outcomes: list[Outcome] = []
        for record in records:
            ticket = walk.held.get(record.payload.ticket)
            against = walk.refusal(ticket, self.act)
            if against is not None or ticket is None:
                outcomes.append(against or Review("unknown_parent", ""))
            else:
                outcomes.append(self.one(walk, record, ticket))
        walk.save()
        made = {record.key for record in records}
        if any(step.id in made for step in walk.made):
            self.then(walk, records)
        return outcomes

    def one(self, walk: Walk, record: Record[P], ticket: Ticket) -> Outcome:
        """Change one ticket; by default only its state."""
        return walk.step(record.key, ticket, self.act)

    def then(self, walk: Walk, records: Sequence[Record[P]]) -> None:
        """What the whole batch brings: duties."""

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        self.undone(moving.take_back(work, keys))

    def undone(self, steps: Sequence[TicketStep]) -> None:
        planning.again([step.ticket for step in steps], self.act)


class Classify(Act[ClassifyPayload]):
    """Say what kind of matter it is and by when it is answered; the clock is not set back."""

    name, event, permission = "hotline.classify", "hotline.classified", "hotline.assign"
    Payload, act = ClassifyPayload, "classify"

    def one(self, walk: Walk, record: Record[ClassifyPayload], ticket: Ticket) -> Outcome:
        asked = record.payload
        ticket.kind, ticket.deadline = asked.kind, asked.deadline
        ticket.due_at = deadlines.due_at(ticket.received_at, asked.deadline)
        return walk.step(record.key, ticket, self.act)

    def then(self, walk: Walk, records: Sequence[Record[ClassifyPayload]]) -> None:
        planning.received(walk.work, walk.moved(self.act))


class Assign(Act[AssignPayload]):
    """Give a ticket to the community where it belongs, or to a named person there."""

    name, event, permission = "hotline.assign", "hotline.assigned", "hotline.assign"
    Payload, act = AssignPayload, "assign"

    def one(self, walk: Walk, record: Record[AssignPayload], ticket: Ticket) -> Outcome:
        asked = record.payload
        stamp = places([(asked.community, asked.dwelling)]).get((asked.community, asked.dwelling))
        if stamp is None:
            return Review("unknown_place", _("This place is not known here."), "community")
        if asked.holder and asked.holder not in holders.able({stamp})[stamp]:
            said = _("This person does not work where the ticket leads. Choose another.")
            return Review("not_reached", said, "holder")
        for name, value in stamps(stamp).items():
            setattr(ticket, name, value)
        ticket.dwelling_id = asked.dwelling or ticket.dwelling_id
        return walk.step(record.key, ticket, self.act)

    def then(self, walk: Walk, records: Sequence[Record[AssignPayload]]) -> None:
        named = {record.payload.ticket: record.payload.holder for record in records}
        planning.assigned(walk.work, walk.moved(self.act), named)


class Accept(Act[TicketPayload]):
    """Take the ticket: from now on it is being handled."""

    name, event, permission = "hotline.accept", "hotline.accepted", "hotline.accept"
    Payload, act = TicketPayload, "accept"


class GiveBack(Act[GiveBackPayload]):
    """Not ours: back to the clerk with the reason, and never from one community to another."""

    name, event, permission = "hotline.give_back", "hotline.given_back", "hotline.accept"
    Payload, act = GiveBackPayload, "give_back"

    def one(self, walk: Walk, record: Record[GiveBackPayload], ticket: Ticket) -> Outcome:
        return walk.step(record.key, ticket, self.act, record.payload.reason)

    def then(self, walk: Walk, records: Sequence[Record[GiveBackPayload]]) -> None:
        planning.given_back(walk.work, walk.moved(self.act))


register(Classify(), Assign(), Accept(), GiveBack())
