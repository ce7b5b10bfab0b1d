"""Runs with how far they are, chains of waste with their gaps, supply points."""

from django.db.models import Count, Q, QuerySet

from wangdi.access.scopes import Standing
from wangdi.access.scoping import Scope
from wangdi.care.actions import chains
from wangdi.care.actions.asking import RUNNING
from wangdi.care.models import DeliveryRun, Order, SupplyPoint, WasteChain
from wangdi.care.queries import seen
from wangdi.care.rules import states
from wangdi.people.models import Household
from wangdi.quarantine.models import Episode
from wangdi.staff.models import Worker, WorkerKind
from wangdi.territory.models import Grid, Place


def runs(standing: Standing) -> QuerySet[DeliveryRun]:
    """Runs that reach a door this reader may see, the latest first, counted over such doors."""
    doors = seen.orders(standing).filter(run__isnull=False)
    known = Q(orders__in=doors.values("id"))
    return (
        DeliveryRun.objects.filter(annulled_at=None, id__in=doors.values("run"))
        .select_related("place")
        .annotate(
            doors=Count("orders", filter=known),
            reached=Count("orders", filter=known & Q(orders__state__in=states.BROUGHT)),
        )
        .order_by("-made_at", "-id")
    )


def doors_of(standing: Standing, run: DeliveryRun) -> QuerySet[Order]:
    """The orders of a run in walking order, as far as this reader may see them."""
    rows = seen.orders(standing).filter(run=run).select_related("household", "person", "holder")
    return rows.order_by("household__sort_key", "id")


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
    """Supply points that are open in the communities of a scope: everybody there may know them."""
    grids = Grid.objects.filter(id__in=scope.grids).values("community_id")
    buildings = Place.objects.filter(id__in=scope.buildings).values("community_id")
    near = Q(community_id__in=scope.communities) | Q(community_id__in=grids)
    rows = SupplyPoint.objects.filter(near | Q(community_id__in=buildings), closed_on=None)
    return rows.select_related("place").order_by("community_id", "name", "id")


def able(scope: Scope) -> list[tuple[int, str]]:
    """Property people of a scope who sign in, so that pickups may stand in their own day."""
    rows = Worker.objects.visible_to(scope).filter(left_on=None, user__isnull=False)
    found = rows.filter(kind=WorkerKind.PROPERTY).order_by("name")
    return [(one.user_id or 0, f"{one.name} · {one.unit}") for one in found]
