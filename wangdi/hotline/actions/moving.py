"""Holding tickets for a change, moving them by the one table, and taking a step back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.hotline.models import Ticket, TicketStep
from wangdi.hotline.rules import states
from wangdi.intake.commands import Applied, Refused, Review, Work

WRITTEN = [
    *("state", "since", "kind", "deadline", "due_at", "community_id", "grid_id", "building_id"),
    *("dwelling", "household", "verdict", "arrival", "visit", "handled_at", "replied_at"),
    *("satisfied", "annulled_at"),
]
UNDOES: dict[str, dict[str, object]] = {
    "handle": {"verdict": "", "handled_at": None},
    "reply": {"replied_at": None},
    "evaluate": {"satisfied": None},
}
"""What each act wrote beside the state, and what stands once it is taken back."""


def hold(wanted: Iterable[UUID]) -> dict[UUID, Ticket]:
    """The tickets, locked in one order; one query."""
    rows = Ticket.objects.filter(id__in=set(wanted), annulled_at=None).order_by("id")
    return {one.id: one for one in rows.select_for_update()}


@dataclass
class Walk:
    """One batch of steps: each refused or made by the table, all written together."""

    work: Work
    held: dict[UUID, Ticket]
    made: list[TicketStep] = field(default_factory=list)

    def refusal(self, ticket: Ticket | None, act: str) -> Review | None:
        if ticket is None:
            return Review("unknown_parent", _("This ticket was taken back."))
        if states.after(ticket.state, act) is not None:
            return None
        return Review(f"state_{ticket.state}", str(states.SENTENCES[ticket.state]))

    def step(self, key: UUID, ticket: Ticket, act: str, note: str = "") -> Applied:
        """Do `act`, which `refusal` let pass."""
        then = states.TRANSITIONS[ticket.state, act]
        self.made.append(
            TicketStep(
                id=key,
                ticket=ticket,
                act=act,
                before=ticket.state,
                then=then,
                before_since=ticket.since,
                at=self.work.now,
                by=self.work.actor.id,
                by_label=self.work.actor.label,
                note=note or None,
                **stamps(ticket),
            )
        )
        ticket.state, ticket.since = then, self.work.now
        tell(self.work, f"hotline.{then}", ticket)
        return Applied(ticket.id)

    def save(self) -> None:
        """Write tickets and steps; two statements."""
        changed = {step.ticket_id: step.ticket for step in self.made}
        Ticket.objects.bulk_update(changed.values(), WRITTEN, batch_size=1000)
        TicketStep.objects.bulk_create(self.made)

    def moved(self, act: str) -> list[Ticket]:
        return [one.ticket for one in self.made if one.act == act]


def tell(work: Work, kind: str, ticket: Ticket) -> None:
    """Tell whoever listens: ids and codes only."""
    work.fact(
        kind,
        about="ticket",
        subject=ticket.id,
        stamp=ticket.stamp,
        kind_of_matter=ticket.kind,
        verdict=ticket.verdict,
    )


def take_back(work: Work, keys: Sequence[UUID]) -> list[TicketStep]:
    """Undo steps, each the last one of its ticket; Refused where somebody went on since."""
    steps = {one.ticket_id: one for one in TicketStep.objects.filter(id__in=keys, annulled_at=None)}
    held = hold(steps)
    last = TicketStep.objects.filter(ticket__in=held, annulled_at=None)
    newest = last.order_by("ticket", "-at", "-id").distinct("ticket")
    if len(held) != len(set(keys)) or {one.id for one in newest} != set(keys):
        raise Refused(_("Something was done since. Take that back first."), reason="moved_on")
    for ticket_id, step in steps.items():
        ticket = held[ticket_id]
        ticket.state, ticket.since = step.before, step.before_since
        for name, value in UNDOES.get(step.act, {}).items():
            setattr(ticket, name, value)
        tell(work, "hotline.taken_back", ticket)
        step.ticket = ticket
    Ticket.objects.bulk_update(held.values(), WRITTEN, batch_size=1000)
    TicketStep.objects.filter(id__in=keys).update(annulled_at=work.now)
    return list(steps.values())
