"""Runs with how far they are, chains of waste with their gaps, supply points."""

from django.db.models import Count, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.care.actions import chains
from wangdi.care.actions.asking import RUNNING
from wangdi.care.models import DeliveryRun, Order, SupplyPoint, WasteChain
from wangdi.care.rules import states
from wangdi.people.models import Household
from wangdi.quarantine.models import Episode
from wangdi.staff.models import Worker, WorkerKind


def runs(scope: Scope) -> QuerySet[DeliveryRun]:
    """Runs in a scope, the latest first, with how many doors and how many were reached."""
    standing = Q(orders__annulled_at=None)
    return (
        DeliveryRun.objects.visible_to(scope)
        .filter(annulled_at=None)
        .select_related("place")
        .annotate(
            doors=Count("orders", filter=standing),
            reached=Count("orders", filter=standing & Q(orders__state__in=states.BROUGHT)),
        )
        .order_by("-made_at", "-id")
    )


def doors_of(run: DeliveryRun) -> QuerySet[Order]:
    """The orders of a run in walking order."""
    rows = Order.objects.filter(run=run, annulled_at=None)
    return rows.select_related("household", "person", "holder").order_by(
        "household__sort_key", "id"
    )


def chains_of(scope: Scope) -> list[WasteChain]:
    rows = WasteChain.objects.visible_to(scope).filter(ended_at=None)
    return list(rows.select_related("place", "holder").order_by("place__name"))


def gaps(scope: Scope) -> list[Household]:
    """Households in care to which no person, bin and vehicle is named. Four queries."""
    cared = Episode.objects.visible_to(scope).filter(closed_at=None, state=RUNNING)
    homes = list(
        Household.objects.open().filter(id__in=cared.values("household_id")).order_by("sort_key")
    )
    known = chains.of_homes(homes)
    return [one for one in homes if one.id not in known]


def points(scope: Scope) -> QuerySet[SupplyPoint]:
    """Supply points that are open, by community."""
    rows = SupplyPoint.objects.visible_to(scope).filter(closed_on=None)
    return rows.select_related("place").order_by("community_id", "name", "id")


def able(scope: Scope) -> list[tuple[int, str]]:
    """Property people of a scope who sign in, so that pickups may stand in their own day."""
    rows = Worker.objects.visible_to(scope).filter(left_on=None, user__isnull=False)
    found = rows.filter(kind=WorkerKind.PROPERTY).order_by("name")
    return [(one.user_id or 0, f"{one.name} · {one.unit}") for one in found]
