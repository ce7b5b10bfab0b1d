"""Holding orders for a change, moving them by the one table, and taking a step back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.care.models import Order, OrderStep
from wangdi.care.rules import states
from wangdi.intake.commands import Applied, Refused, Review, Work

WRITTEN = [
    *("state", "since", "holder", "accepted_at", "delivered_at", "delivered_by", "amount"),
    *("confirmed_at", "confirmed_how", "declined_by", "annulled_at"),
]


def hold(wanted: Iterable[UUID]) -> dict[UUID, Order]:
    """The orders, locked in one order, with their households; one query."""
    rows = Order.objects.filter(id__in=set(wanted), annulled_at=None).order_by("id")
    held = rows.select_for_update(of=("self",)).select_related("household")
    return {one.id: one for one in held}


@dataclass
class Walk:
    """One batch of steps: each refused or made by the table, all written together."""

    work: Work
    held: dict[UUID, Order]
    made: list[OrderStep] = field(default_factory=list)

    def refusal(self, order: Order | None, act: str) -> Review | None:
        if order is None:
            return Review("unknown_parent", _("This order was taken back."))
        if states.after(order.state, act) is not None:
            return None
        return Review(f"state_{order.state}", str(states.SENTENCES[order.state]))

    def step(self, key: UUID, order: Order, act: str, note: str = "") -> Applied:
        """Do `act`, which `refusal` let pass."""
        then = states.TRANSITIONS[order.state, act]
        self.made.append(
            OrderStep(
                id=key,
                order=order,
                act=act,
                before=order.state,
                then=then,
                before_since=order.since,
                at=self.work.now,
                by=self.work.actor.id,
                by_label=self.work.actor.label,
                note=note or None,
                **stamps(order),
            )
        )
        order.state, order.since = then, self.work.now
        tell(self.work, f"care.{then}", order)
        return Applied(order.id)

    def save(self) -> None:
        """Write orders and steps; two statements."""
        changed = {step.order_id: step.order for step in self.made}
        Order.objects.bulk_update(changed.values(), WRITTEN, batch_size=1000)
        OrderStep.objects.bulk_create(self.made)

    @property
    def moved(self) -> list[Order]:
        return [one.order for one in self.made]


def tell(work: Work, kind: str, order: Order) -> None:
    """Tell whoever listens: ids and codes only."""
    work.fact(
        kind,
        about="order",
        subject=order.id,
        stamp=order.stamp,
        kind_of_order="" if order.private else order.kind,
        household=str(order.household_id),
        lifeline=order.lifeline,
    )


def take_back(work: Work, keys: Sequence[UUID]) -> list[OrderStep]:
    """Undo steps, each the last one of its order; Refused where somebody went on since."""
    steps = {one.order_id: one for one in OrderStep.objects.filter(id__in=keys, annulled_at=None)}
    held = hold(steps)
    last = OrderStep.objects.filter(order__in=held, annulled_at=None)
    newest = last.order_by("order", "-at", "-id").distinct("order")
    if len(held) != len(set(keys)) or {one.id for one in newest} != set(keys):
        raise Refused(_("Something was done since. Take that back first."), reason="moved_on")
    for order_id, step in steps.items():
        order = held[order_id]
        order.state, order.since = step.before, step.before_since
        _undo(order, step.act)
        tell(work, "care.taken_back", order)
        step.order = order
    Order.objects.bulk_update(held.values(), WRITTEN, batch_size=1000)
    OrderStep.objects.filter(id__in=keys).update(annulled_at=work.now)
    return list(steps.values())


def _undo(order: Order, act: str) -> None:
    """What each act wrote beside the state."""
    if act == "accept":
        order.holder_id, order.accepted_at = None, None
    elif act == "deliver":
        order.delivered_at, order.delivered_by = None, ""
    elif act == "confirm":
        order.confirmed_at, order.confirmed_how = None, ""
    elif act == "decline":
        order.declined_by = None
