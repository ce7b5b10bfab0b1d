"""The alarm of a compound that stays closed after its order has ended."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from wangdi.checkpoints.models import CompoundOrder
from wangdi.duties import actions
from wangdi.duties.actions import Draft
from wangdi.duties.windows import Window
from wangdi.lib import clock
from wangdi.territory.models import Place

END, SLOT = "checkpoints.order_end", "end"
DAY = timedelta(days=1)
MORNING = time(9)
"""By when somebody goes there on each day after the end."""


def drafts(orders: Iterable[CompoundOrder]) -> list[Draft]:
    """Open each compound again by the very minute at which its order ends. One query."""
    wanted = list(orders)
    names = _names(wanted)
    return [
        _draft(one, names, SLOT, Window(_opens(one), one.ends_at, one.ends_at + DAY))
        for one in wanted
    ]


def remind(now: datetime) -> int:
    """What should be open since yesterday or longer is asked for anew, once a day. Two queries."""
    today = clock.day_of(now)
    late = [
        one for one in CompoundOrder.objects.all().overdue(now) if clock.day_of(one.ends_at) < today
    ]
    if not late:
        return 0
    names = _names(late)
    begins = clock.at(today, time(0))
    window = Window(begins, clock.at(today, MORNING), begins + DAY)
    return actions.plan(_draft(one, names, today.isoformat(), window) for one in late)


def _opens(order: CompoundOrder) -> datetime:
    return max(order.begins_at, order.ends_at - DAY)


def _names(orders: Iterable[CompoundOrder]) -> dict[int, str]:
    rows = Place.objects.filter(id__in={one.place_id for one in orders})
    return dict(rows.values_list("id", "name"))


def _draft(order: CompoundOrder, names: dict[int, str], slot: str, window: Window) -> Draft:
    return Draft(
        kind=END,
        subject_kind="compound_order",
        subject=order.id,
        slot=slot,
        opens_at=window.opens_at,
        due_at=window.due_at,
        missed_at=window.missed_at,
        label=f"{names[order.place_id]} · {order.document}",
        stamp=order.stamp,
    )
