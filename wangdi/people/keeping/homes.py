"""Where people live, building by building."""

from typing import NamedTuple

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from wangdi.access.scoping import Scope
from wangdi.people.models import Household


class Home(NamedTuple):
    """One building: where it lies, and how many households and people live in it."""

    community: int
    grid: int | None
    building: int
    households: int
    people: int


def homes(scope: Scope) -> list[Home]:
    """Where people live in a scope, building by building; one query over a covering index."""
    rows = Household.objects.visible_to(scope).open().order_by()
    grouped = rows.values_list("community_id", "grid_id", "building_id")
    counted = grouped.annotate(n=Count("pk"), p=Coalesce(Sum("size"), 0))
    return [Home(*row) for row in counted if row[2] is not None]
