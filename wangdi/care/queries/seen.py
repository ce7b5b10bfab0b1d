"""Which orders somebody may see: goods and waste may be seen by more than the rest."""

from datetime import datetime

from django.db.models import Q

from wangdi.access.scopes import Standing
from wangdi.care.models import Order, OrderQuerySet
from wangdi.care.rules import states

LISTS = ("lifeline", "late", "open", "problem", "unconfirmed", "done")


def orders(standing: Standing) -> OrderQuerySet:
    """Orders within what the grants give: everything, goods alone, or talks alone."""
    own = {"care.view": Q(), "care.view_goods": Q(goods=True), "care.counsel": Q(private=True)}
    scopes = {name: standing.scope(name) for name in own if standing.holds(name)}
    if scopes.get("care.view") == scopes.get("care.view_goods"):
        scopes.pop("care.view_goods", None)
    seen = Q(pk__in=())
    for name, scope in scopes.items():
        seen |= scope.query("household_id") & own[name]
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
