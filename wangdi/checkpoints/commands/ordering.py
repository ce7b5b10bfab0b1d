"""A compound is closed by order, and is opened again."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.checkpoints import placing
from wangdi.checkpoints.alarms import END, drafts
from wangdi.checkpoints.models import CompoundOrder
from wangdi.checkpoints.payloads import LiftPayload, OrderPayload
from wangdi.checkpoints.rules import why_not_ordered
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp


class CloseCompound(Command[OrderPayload]):
    """An order of an authority with its basis, its begin and its end; it ends by itself.

    A duty to open again stands from the day before its end, and is late from the very minute.
    """

    name, event, subject_kind = (
        "checkpoints.close_compound",
        "checkpoints.compound_closed",
        "compound_order",
    )
    permission = "checkpoints.order"
    Payload = OrderPayload

    def locate(self, payloads: Sequence[OrderPayload]) -> list[Stamp | None]:
        found = placing.stamps_of(one.place for one in payloads)
        return [found.get(one.place) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[OrderPayload]]) -> list[Outcome]:
        places = {record.payload.place for record in records}
        rows = CompoundOrder.objects.standing().filter(place__in=places, lifted_at=None)
        earlier = list(rows.order_by("id").select_for_update())
        running = {one.place_id: one for one in earlier}
        outcomes: list[Outcome] = []
        made: list[CompoundOrder] = []
        for record in records:
            order = _order(work, record, running)
            if isinstance(order, Review):
                outcomes.append(order)
                continue
            running[order.place_id] = order
            made.append(order)
            outcomes.append(Applied(record.key))
        CompoundOrder.objects.bulk_create(made)
        after = {one.follows_id: one for one in made}
        _lift(work, [one for one in earlier if one.id in after], after)
        duties.plan(drafts(made))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        orders = CompoundOrder.objects.select_for_update().filter(id__in=keys)
        if CompoundOrder.objects.standing().filter(follows__in=keys).exists():
            raise Refused(_("It was prolonged since; take that back first."))
        before = [one.follows_id for one in orders if one.follows_id]
        orders.update(annulled_at=work.now, follows=None)
        duties.withdraw(END, list(keys), reason)
        _unlift(before)


class LiftCompound(Command[LiftPayload]):
    """Somebody was there: the compound is open again. The alarm is settled."""

    name, event, subject_kind = (
        "checkpoints.lift_compound",
        "checkpoints.compound_opened",
        "compound_order",
    )
    permission = "checkpoints.order"
    Payload = LiftPayload

    def locate(self, payloads: Sequence[LiftPayload]) -> list[Stamp | None]:
        known = CompoundOrder.objects.in_bulk({one.order for one in payloads})
        found = [known.get(one.order) for one in payloads]
        return [one.stamp if one else None for one in found]

    def subject_of(self, payload: LiftPayload) -> UUID:
        return payload.order

    def apply(self, work: Work, records: Sequence[Record[LiftPayload]]) -> list[Outcome]:
        asked = {record.payload.order for record in records}
        rows = CompoundOrder.objects.standing().filter(id__in=asked, lifted_at=None)
        open_ones = {one.id: one for one in rows.order_by("id").select_for_update()}
        outcomes: list[Outcome] = []
        lifted: dict[UUID, CompoundOrder] = {}
        for record in records:
            order = open_ones.pop(record.payload.order, None)
            if order is None:
                outcomes.append(Review("lifted", _("This order is over and lifted already.")))
                continue
            order.lifted_at, order.lift_note = work.now, record.payload.note
            order.lifted_by_label = work.actor.label
            lifted[record.key] = order
            outcomes.append(Applied(order.id))
        _save(work, lifted)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        found = Key.objects.filter(key__in=keys).values_list("subject", flat=True)
        orders = [one for one in found if one]
        if CompoundOrder.objects.standing().filter(follows__in=orders).exists():
            raise Refused(_("It was prolonged since; take that back first."))
        duties.reopen(END, orders, evidence=keys)
        _unlift(orders)


def _order(
    work: Work, record: Record[OrderPayload], running: dict[int, CompoundOrder]
) -> CompoundOrder | Review:
    asked = record.payload
    if fault := why_not_ordered(asked.begins_at, asked.ends_at, work.now):
        return Review(fault.code, str(fault.sentence), fault.field)
    before = running.get(asked.place)
    if (before.id if before else None) != asked.follows:
        sentence = _("An order closes this place already; prolong it, or lift it first.")
        return Review("ordered_already", sentence, "place")
    if before and not before.begins_at <= asked.begins_at <= before.ends_at:
        sentence = _("It begins while the order that it prolongs still lasts.")
        return Review("not_on", sentence, "begins_at")
    return CompoundOrder(
        id=record.key,
        place_id=asked.place,
        recorded_at=work.now,
        recorded_by_label=work.actor.label,
        follows_id=asked.follows,
        **asked.model_dump(exclude={"place", "follows"}),
        **stamps(record.stamp),
    )


def _lift(
    work: Work, orders: Sequence[CompoundOrder], after: dict[UUID | None, CompoundOrder]
) -> None:
    """What is prolonged is over where the new order begins; its alarm goes along."""
    for one in orders:
        one.lifted_at = after[one.id].begins_at
        one.lifted_by_label = work.actor.label
        one.lift_note = _("Prolonged by %(document)s") % {"document": after[one.id].document}
    _update(orders)
    duties.withdraw(END, [one.id for one in orders], _("Prolonged by a new order"))


def _save(work: Work, lifted: dict[UUID, CompoundOrder]) -> None:
    _update(list(lifted.values()))
    duties.settle(
        END,
        [duties.Settled(one.id, None, work.now, work.actor.id, key) for key, one in lifted.items()],
    )
    duties.withdraw(END, [one.id for one in lifted.values()], _("Opened before its end"))
    for one in lifted.values():
        name = "checkpoints.compound_opened"
        work.fact(name, about="compound_order", subject=one.id, stamp=one.stamp)


def _update(orders: Sequence[CompoundOrder]) -> None:
    CompoundOrder.objects.bulk_update(orders, ["lifted_at", "lifted_by_label", "lift_note"])


def _unlift(orders: Sequence[UUID]) -> None:
    """Open questions again; the alarms that were taken back with the lifting stand anew."""
    rows = CompoundOrder.objects.filter(id__in=orders)
    rows.update(lifted_at=None, lifted_by_label="", lift_note="")
    duties.plan(drafts(rows))


register(CloseCompound(), LiftCompound())
