"""No longer needed, or not possible. A lifeline is never declined without a leader's name."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.care.actions import planning
from wangdi.care.actions.moving import Walk
from wangdi.care.commands.moving import Act
from wangdi.care.models import Order
from wangdi.care.payloads import ReasonPayload
from wangdi.intake.commands import Outcome, Record, Review
from wangdi.intake.registry import register

BY_LEADER = gettext_lazy(
    "A lifeline order cannot be declined here: only a leader may, by name and reason."
)


class Ended(Act[ReasonPayload]):
    Payload = ReasonPayload

    def then(self, walk: Walk, records: Sequence[Record[ReasonPayload]]) -> None:
        planning.forget(walk.moved, self.event)


class Cancel(Ended):
    """The household no longer needs it. A lifeline it calls off itself, nobody else does."""

    name, event, permission = "care.cancel", "care.cancelled", "care.ask"
    act, by_home = "cancel", True

    def one(self, walk: Walk, record: Record[ReasonPayload], order: Order) -> Outcome:
        if order.lifeline and walk.work.channel != "resident":
            return Review("lifeline", _("The household calls a lifeline off itself, on its page."))
        return walk.step(record.key, order, self.act, record.payload.reason)


class Decline(Ended):
    """It cannot be done, with the reason that the household is told."""

    name, event, permission = "care.decline", "care.declined", "care.decline"
    act = "decline"

    def one(self, walk: Walk, record: Record[ReasonPayload], order: Order) -> Outcome:
        if order.lifeline:
            return Review("lifeline", str(BY_LEADER))
        order.declined_by = walk.work.actor.id
        return walk.step(record.key, order, self.act, record.payload.reason)


class DeclineLifeline(Ended):
    """A named leader declines a lifeline and says why; never the system, never by a rule."""

    name, event, permission = (
        "care.decline_lifeline",
        "care.lifeline_declined",
        "care.decline_lifeline",
    )
    act = "decline"

    def one(self, walk: Walk, record: Record[ReasonPayload], order: Order) -> Outcome:
        if walk.work.actor.id is None:
            return Review("lifeline", str(BY_LEADER))
        order.declined_by = walk.work.actor.id
        return walk.step(record.key, order, self.act, record.payload.reason)


register(Cancel(), Decline(), DeclineLifeline())
