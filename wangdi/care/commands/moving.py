"""What is done with an order from its taking to its end."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.care import catalogue
from wangdi.care.actions import evidence, moving, planning
from wangdi.care.actions.moving import Walk
from wangdi.care.models import Order
from wangdi.care.payloads import (
    ConfirmPayload,
    DeliverPayload,
    MendPayload,
    OrderPayload,
    ReasonPayload,
)
from wangdi.intake import gate
from wangdi.intake.commands import Command, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp

P = TypeVar("P", bound=OrderPayload)


def needed(order: Order) -> str:
    """What it takes to do something with this order: goods may be carried by more hands."""
    if order.private:
        return "care.counsel"
    return "care.deliver" if order.goods else "care.handle"


class Act(Command[P]):
    """One act on orders that exist; placed by their stamps, undone by the step before."""

    subject_kind = "order"
    act: ClassVar[str]
    by_doers: ClassVar[bool] = False
    by_home: ClassVar[bool] = False

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        rows = Order.objects.filter(id__in={one.order for one in payloads}, annulled_at=None)
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {row[0]: Stamp(*row[1:]) for row in rows.values_list(*columns)}
        return [known.get(one.order) for one in payloads]

    def households_of(self, payloads: Sequence[P]) -> list[UUID | None]:
        if not self.by_home:
            return super().households_of(payloads)
        rows = Order.objects.filter(id__in={one.order for one in payloads}, annulled_at=None)
        known = dict(rows.values_list("id", "household_id"))
        return [known.get(one.order) for one in payloads]

    def subject_of(self, payload: P) -> UUID | None:
        return payload.order

    def apply(self, work: Work, records: Sequence[Record[P]]) -> list[Outcome]:
        walk = Walk(work, moving.hold(record.payload.order for record in records))
        barred = self._barred(work, list(walk.held.values()))
        outcomes: list[Outcome] = []
        for record in records:
            order = walk.held.get(record.payload.order)
            against = walk.refusal(order, self.act)
            if against is not None or order is None:
                outcomes.append(against or Review("unknown_parent", ""))
            elif order.id in barred:
                outcomes.append(Review("not_allowed", _("You may not do this with this order.")))
            else:
                outcomes.append(self.one(walk, record, order))
        walk.save()
        self.then(walk, records)
        return outcomes

    def _barred(self, work: Work, orders: Sequence[Order]) -> set[UUID]:
        """Orders that whoever acts may not touch: health is not for those who carry goods."""
        if not self.by_doers or work.actor.is_system:
            return set()
        barred: set[UUID] = set()
        for permission in ("care.counsel", "care.handle"):
            some = [one for one in orders if needed(one) == permission]
            may = gate.allow(work.actor, permission, [one.stamp for one in some])
            barred |= {one.id for one, ok in zip(some, may, strict=True) if not ok}
        return barred

    def one(self, walk: Walk, record: Record[P], order: Order) -> Outcome:
        """Change one order; by default only its state."""
        return walk.step(record.key, order, self.act)

    def then(self, walk: Walk, records: Sequence[Record[P]]) -> None:
        """What the whole batch brings: duties."""

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        steps = moving.take_back(work, keys)
        planning.again([step.order for step in steps], self.act)


class Accept(Act[OrderPayload]):
    """Take the order: from now on it is somebody's by name."""

    name, event, permission = "care.accept", "care.accepted", "care.deliver"
    Payload, act, by_doers = OrderPayload, "accept", True

    def one(self, walk: Walk, record: Record[OrderPayload], order: Order) -> Outcome:
        order.holder_id, order.accepted_at = walk.work.actor.id, walk.work.now
        return walk.step(record.key, order, self.act)

    def then(self, walk: Walk, records: Sequence[Record[OrderPayload]]) -> None:
        planning.taken(walk.work, walk.moved)


class Start(Act[OrderPayload]):
    """It is being bought, fetched or driven now."""

    name, event, permission = "care.start", "care.started", "care.deliver"
    Payload, act, by_doers = OrderPayload, "start", True


class GiveBack(Act[ReasonPayload]):
    """Cannot do it after all: it is everybody's again, the promise stands."""

    name, event, permission = "care.give_back", "care.given_back", "care.deliver"
    Payload, act, by_doers = ReasonPayload, "give_back", True

    def one(self, walk: Walk, record: Record[ReasonPayload], order: Order) -> Outcome:
        order.holder_id, order.accepted_at = None, None
        return walk.step(record.key, order, self.act, record.payload.reason)

    def then(self, walk: Walk, records: Sequence[Record[ReasonPayload]]) -> None:
        planning.hold(walk.moved)


class Deliver(Act[DeliverPayload]):
    """It stands at the door: no contact, at most a photograph of the goods."""

    name, event, permission = "care.deliver", "care.delivered", "care.deliver"
    Payload, act, by_doers = DeliverPayload, "deliver", True

    def one(self, walk: Walk, record: Record[DeliverPayload], order: Order) -> Outcome:
        order.delivered_at, order.delivered_by = walk.work.now, walk.work.actor.label
        order.amount = record.payload.amount or order.amount
        return walk.step(record.key, order, self.act, record.payload.note)

    def then(self, walk: Walk, records: Sequence[Record[DeliverPayload]]) -> None:
        planning.taken(walk.work, [one for one in walk.moved if one.lifeline])
        planning.brought(walk.work, walk.moved)
        evidence.claim(walk.work, [record.payload for record in records], walk.held)


class Confirm(Act[ConfirmPayload]):
    """The household has it: it says so itself, or said or signed it at the door."""

    name, event, permission = "care.confirm", "care.confirmed", "care.ask"
    Payload, act, by_home = ConfirmPayload, "confirm", True

    def one(self, walk: Walk, record: Record[ConfirmPayload], order: Order) -> Outcome:
        at_home = walk.work.channel == "resident"
        order.confirmed_at = walk.work.now
        order.confirmed_how = "page" if at_home else record.payload.how
        return walk.step(record.key, order, self.act)


class Problem(Act[ReasonPayload]):
    """Something was wrong with it: somebody mends it in time."""

    name, event, permission = "care.problem", "care.problem_told", "care.ask"
    Payload, act, by_home = ReasonPayload, "problem", True

    def one(self, walk: Walk, record: Record[ReasonPayload], order: Order) -> Outcome:
        return walk.step(record.key, order, self.act, record.payload.reason)

    def then(self, walk: Walk, records: Sequence[Record[ReasonPayload]]) -> None:
        minutes = catalogue.at(walk.work.now).section.mend_minutes
        planning.told_of_problem(walk.work, walk.moved, minutes)


class Mend(Act[MendPayload]):
    """What was wrong was put right; the household is asked again."""

    name, event, permission = "care.mend", "care.mended", "care.deliver"
    Payload, act, by_doers = MendPayload, "mend", True

    def one(self, walk: Walk, record: Record[MendPayload], order: Order) -> Outcome:
        return walk.step(record.key, order, self.act, record.payload.note)

    def then(self, walk: Walk, records: Sequence[Record[MendPayload]]) -> None:
        planning.mended(walk.work, walk.moved)


register(Accept(), Start(), GiveBack(), Deliver(), Confirm(), Problem(), Mend())
