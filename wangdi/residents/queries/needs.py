"""What a household asked for, as it stands on its own page."""

from dataclasses import dataclass
from uuid import UUID

from wangdi.care.models import Order
from wangdi.care.queries.household import of_household
from wangdi.care.rules import states
from wangdi.profiles.texts import Text


@dataclass(frozen=True, slots=True)
class Own:
    """An order with what the household may do with it."""

    order: Order
    title: str
    state: str

    @property
    def is_open(self) -> bool:
        return self.order.state in states.TO_DO

    @property
    def may_confirm(self) -> bool:
        return states.after(self.order.state, "confirm") is not None

    @property
    def may_say_wrong(self) -> bool:
        return states.after(self.order.state, "problem") is not None

    @property
    def may_cancel(self) -> bool:
        return states.after(self.order.state, "cancel") is not None

    @property
    def shape(self) -> str:
        """As duties show it; a problem is the office's lateness, never the household's."""
        if self.order.state in (states.DELIVERED, states.CONFIRMED, states.MENDED):
            return "done"
        if self.order.state == states.PROBLEM:
            return "late"
        return "open" if self.order.state in states.TO_DO else "waived"


def own(order: Order) -> Own:
    title = str(Text.model_validate(order.title))
    return Own(order, title, str(states.LABELS[order.state]))


def orders_of(household: UUID) -> list[Order]:
    """What everybody at home may read: a talk asked for is nobody else's, so it is not here."""
    return [one for one in of_household(household) if not one.private]


def order_of(household: UUID, order: UUID) -> Order | None:
    """An order of this household that stands on its page; None for every other."""
    rows = Order.objects.filter(id=order, household=household, private=False, annulled_at=None)
    return rows.first()
