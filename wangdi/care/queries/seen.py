"""Which orders somebody may see: goods and waste may be seen by more than the rest."""

from datetime import datetime

from django.db.models import Q

from wangdi.access.scopes import Standing
from wangdi.care.models import Order, OrderQuerySet
from wangdi.care.rules import states

LISTS = ("lifeline", "late", "open", "problem", "unconfirmed", "done")
PERMISSIONS = ("care.view", "care.view_goods", "care.counsel")


def orders(standing: Standing) -> OrderQuerySet:
    """Orders within what the grants give: all but talks, goods alone, talks alone."""
    own = {"care.view": Q(), "care.view_goods": Q(goods=True), "care.counsel": Q(private=True)}
    seen = Q(pk__in=())
    for permission, only in own.items():
        if standing.holds(permission):
            seen |= standing.scope(permission).query("household_id") & only
    rows: OrderQuerySet = Order.objects.standing().filter(seen)
    return rows


def on(name: str, at: datetime) -> Q:
    """The condition of standing on one list of the board."""
    lists = {
        "lifeline": Q(lifeline=True, state__in=states.TO_DO),
        "late": Q(state__in=states.TO_DO, due_at__lt=at),
        "open": Q(state__in=states.TO_DO),
        "problem": Q(state=states.PROBLEM),
        "unconfirmed": Q(state__in=(states.DELIVERED, states.MENDED)),
        "done": Q(state__in=(states.CONFIRMED, states.CANCELLED, states.DECLINED)),
    }
    return lists[name]


def tells_what(standing: Standing, order: Order) -> bool:
    """Whether the words of an order are for this reader: of a talk its counsellor's alone."""
    if order.private:
        free = order.holder_id in (None, standing.user_id)
        return free and standing.allows("care.counsel", order.stamp)
    if order.goods:
        return standing.allows("care.view_goods", order.stamp)
    return standing.allows("care.view", order.stamp)
