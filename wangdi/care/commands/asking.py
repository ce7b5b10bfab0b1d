"""To ask for something, for a household or by itself."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.care.actions import asking, planning
from wangdi.care.models import Order, OrderStep
from wangdi.care.payloads import AskPayload
from wangdi.intake.commands import Command, Outcome, Record, Refused, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Household


def stamps_of_homes(homes: Sequence[UUID]) -> list[Stamp | None]:
    """Where each household stands, in order. One query."""
    rows = Household.objects.filter(id__in=set(homes))
    columns = ("id", "community_id", "grid_id", "building_id")
    known = {row[0]: Stamp(*row[1:]) for row in rows.values_list(*columns)}
    return [known.get(one) for one in homes]


class Ask(Command[AskPayload]):
    """Something is asked for, with a promise; any household may be helped, in care or not."""

    name, event, permission = "care.ask", "care.asked", "care.ask"
    subject_kind = "order"
    Payload = AskPayload

    def locate(self, payloads: Sequence[AskPayload]) -> list[Stamp | None]:
        return stamps_of_homes([one.household for one in payloads])

    def households_of(self, payloads: Sequence[AskPayload]) -> list[UUID | None]:
        """A household may ask for itself; what comes round by a plan is no household's."""
        return [None if one.slot else one.household for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[AskPayload]]) -> list[Outcome]:
        return asking.ask(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        """Asked by mistake; a lifeline goes only by a leader's reason."""
        orders = list(Order.objects.filter(id__in=keys).select_for_update())
        if any(one.lifeline for one in orders):
            raise Refused(_("A lifeline order is not taken back; a leader declines it by name."))
        if OrderStep.objects.filter(order__in=orders, annulled_at=None).exists():
            raise Refused(_("Something was done since. Take that back first."), reason="moved_on")
        Order.objects.filter(id__in=keys).update(annulled_at=work.now)
        planning.forget(orders, reason)


register(Ask())
