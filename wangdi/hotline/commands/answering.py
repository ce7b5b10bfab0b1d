"""What was found, what the caller was told, what he thinks of it, and the end of a ticket."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.permissions import PUBLIC
from wangdi.hotline import codes
from wangdi.hotline.actions import moving, planning
from wangdi.hotline.actions.moving import Walk
from wangdi.hotline.commands.sorting import Act
from wangdi.hotline.models import Ticket
from wangdi.hotline.payloads import (
    CloseTicketPayload,
    EvaluatePayload,
    HandlePayload,
    RatePayload,
    ReopenPayload,
    ReplyPayload,
    ShowPhonePayload,
)
from wangdi.hotline.rules import deadlines
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Household


class Handle(Act[HandlePayload]):
    """What was found at the place and done; a false tip is marked with what shows it."""

    name, event, permission = "hotline.handle", "hotline.handled", "hotline.handle"
    Payload, act = HandlePayload, "handle"

    def one(self, walk: Walk, record: Record[HandlePayload], ticket: Ticket) -> Outcome:
        asked = record.payload
        ticket.verdict, ticket.handled_at = asked.verdict, walk.work.now
        ticket.arrival, ticket.visit = asked.arrival, asked.visit
        if asked.dwelling:
            ticket.dwelling_id = asked.dwelling
            ticket.household_id = _only_home(asked.dwelling)
        if asked.evidence:
            ticket.evidence = asked.evidence
            ticket.save(update_fields=["evidence"])
        return walk.step(record.key, ticket, self.act, asked.note)

    def then(self, walk: Walk, records: Sequence[Record[HandlePayload]]) -> None:
        planning.handled(walk.work, walk.moved(self.act))


class Reply(Act[ReplyPayload]):
    """The caller was told what came of it; of an anonymous one the page tells the state."""

    name, event, permission = "hotline.reply", "hotline.replied", "hotline.reply"
    Payload, act = ReplyPayload, "reply"

    def one(self, walk: Walk, record: Record[ReplyPayload], ticket: Ticket) -> Outcome:
        ticket.replied_at = walk.work.now
        return walk.step(record.key, ticket, self.act, record.payload.text)

    def then(self, walk: Walk, records: Sequence[Record[ReplyPayload]]) -> None:
        planning.replied(walk.work, walk.moved(self.act))


class Evaluate(Act[EvaluatePayload]):
    """What the caller said of it on the telephone."""

    name, event, permission = "hotline.evaluate", "hotline.evaluated", "hotline.reply"
    Payload, act = EvaluatePayload, "evaluate"

    def one(self, walk: Walk, record: Record[EvaluatePayload], ticket: Ticket) -> Outcome:
        ticket.satisfied = record.payload.satisfied
        return walk.step(record.key, ticket, self.act, record.payload.note)


class Rate(Command[RatePayload]):
    """What the caller says of it himself, on the page of his code."""

    name, event, permission = "hotline.rate", "hotline.evaluated", PUBLIC
    subject_kind = "ticket"
    Payload = RatePayload

    def locate(self, payloads: Sequence[RatePayload]) -> list[Stamp | None]:
        found = by_code([one.code for one in payloads])
        rows = [found.get(codes.index_of(one.code)) for one in payloads]
        return [row.stamp if row else None for row in rows]

    def apply(self, work: Work, records: Sequence[Record[RatePayload]]) -> list[Outcome]:
        found = by_code([record.payload.code for record in records])
        walk = Walk(work, moving.hold(ticket.id for ticket in found.values()))
        outcomes: list[Outcome] = []
        for record in records:
            ticket = walk.held.get(found[codes.index_of(record.payload.code)].id)
            against = walk.refusal(ticket, "evaluate")
            if against is not None or ticket is None:
                outcomes.append(against or Review("unknown_parent", ""))
                continue
            ticket.satisfied = record.payload.satisfied
            outcomes.append(walk.step(record.key, ticket, "evaluate", record.payload.note))
        walk.save()
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        moving.take_back(work, keys)


class CloseTicket(Act[CloseTicketPayload]):
    """The matter is at its end."""

    name, event, permission = "hotline.close", "hotline.closed", "hotline.reply"
    Payload, act = CloseTicketPayload, "close"

    def one(self, walk: Walk, record: Record[CloseTicketPayload], ticket: Ticket) -> Outcome:
        return walk.step(record.key, ticket, self.act, record.payload.note)


class Reopen(Act[ReopenPayload]):
    """It was not at its end after all; it gets the time of its class anew."""

    name, event, permission = "hotline.reopen", "hotline.reopened", "hotline.reply"
    Payload, act = ReopenPayload, "reopen"

    def one(self, walk: Walk, record: Record[ReopenPayload], ticket: Ticket) -> Outcome:
        ticket.due_at = deadlines.due_at(walk.work.now, ticket.deadline)
        ticket.replied_at = ticket.handled_at = None
        ticket.verdict, ticket.satisfied = "", None
        return walk.step(record.key, ticket, self.act, record.payload.reason)

    def then(self, walk: Walk, records: Sequence[Record[ReopenPayload]]) -> None:
        planning.reopened(walk.work, walk.moved(self.act))

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Answer and close it once more instead."))


class ShowPhone(Command[ShowPhonePayload]):
    """Look at a caller's number in full; nothing changes, the event keeps the purpose."""

    name, event, permission = "hotline.show_phone", "hotline.phone_shown", "hotline.see_caller"
    subject_kind = "ticket"
    Payload = ShowPhonePayload

    def locate(self, payloads: Sequence[ShowPhonePayload]) -> list[Stamp | None]:
        rows = Ticket.objects.filter(id__in={one.ticket for one in payloads}, annulled_at=None)
        known = {one.id: one.stamp for one in rows}
        return [known.get(one.ticket) for one in payloads]

    def subject_of(self, payload: ShowPhonePayload) -> UUID | None:
        return payload.ticket

    def purpose_of(self, payload: ShowPhonePayload) -> str:
        return payload.purpose

    def apply(self, work: Work, records: Sequence[Record[ShowPhonePayload]]) -> list[Outcome]:
        rows = Ticket.objects.in_bulk({record.payload.ticket for record in records})
        return [
            Review("anonymous", _("This caller wants to stay unknown."))
            if rows[one.payload.ticket].anonymous
            else Applied(one.payload.ticket)
            for one in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was seen was seen."))


def by_code(given: Sequence[str]) -> dict[bytes, Ticket]:
    """Tickets by the index of their codes. One query."""
    wanted = [codes.index_of(code) for code in given]
    rows = Ticket.objects.filter(code_index__in=wanted, annulled_at=None)
    return {bytes(one.code_index): one for one in rows}


def _only_home(dwelling: UUID) -> UUID | None:
    """The household behind a door, where there is only one."""
    homes = list(Household.objects.open().filter(dwelling=dwelling).values_list("id", flat=True))
    return homes[0] if len(homes) == 1 else None


register(Handle(), Reply(), Evaluate(), Rate(), CloseTicket(), Reopen(), ShowPhone())
