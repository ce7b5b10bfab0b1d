"""The tree of places, and the page of one of them."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render

from wangdi.access.pages import DeskRequest, page
from wangdi.accounts.models import User
from wangdi.atlas import caring, counting, gaps, seeing, telling, tree, workload
from wangdi.atlas.models import RiskLevel
from wangdi.lib import clock
from wangdi.territory import official, rules
from wangdi.territory.models import MANAGED_KINDS, Place, PlaceChange, PlaceKind
from wangdi.territory.queries import name_of_scope
from wangdi.ui import asking, paging

TONES = {RiskLevel.LOW: ("bamboo", "○"), RiskLevel.MEDIUM: ("amber", "▲"),
         RiskLevel.HIGH: ("cinnabar", "■")}  # fmt: skip
HISTORY = 20


@page("territory.view_places")
def places(request: DeskRequest) -> HttpResponse:
    """All places of the scope down to communities; who works in a grid alone sees his grids."""
    scope = request.scope
    if scope.grids and not (scope.communities or scope.whole):
        return redirect("atlas:grids")
    number = asking.number(request.GET.get("under"))
    under = seeing.place(scope, number) if number else None
    rows = tree.branches(scope, under=under)
    led = caring.leaders_of([row.place.id for row in rows if row.place.kind == PlaceKind.AREA])
    risks = telling.risks_on([row.place.id for row in rows], clock.today())
    name, count = name_of_scope(scope.communities, scope.grids)
    context = {
        "rows": [(row, led.get(row.place.id, []), risks.get(row.place.id)) for row in rows],
        "under": under,
        "name": name or request.standing.place_name,
        "count": count,
        "doors": sum(row.doors for row in rows if row.is_community),
        "unmanaged": gaps.unmanaged(scope).count(),
        "may_lay": request.standing.holds("territory.lay"),
    }
    return render(request, "atlas/places.html", context)


@page("territory.view_places")
def place(request: DeskRequest, place: int) -> HttpResponse:
    """What it is, who leads it, who manages it, what stands in it, what became of it."""
    one = seeing.place(request.scope, place)
    context = {
        "place": one,
        "way": seeing.way(one),
        "facts": _facts(one),
        "leaders": caring.leaders_of([one.id]).get(one.id, []),
        "risk": telling.risk_of(one),
        "risks": telling.risk_history(one)[:HISTORY],
        "tones": TONES,
        "children": _children(request, one),
        "loads": workload.loads(list(workload.drawn(request.scope, community=one.id))),
        "spans": one.spans.select_related("grid").order_by("-since")[:HISTORY],
        "changes": PlaceChange.objects.filter(place=one).order_by("-at", "-id")[:HISTORY],
        "visits": _visits(request, one),
        "may": _may(request, one),
    }
    return render(request, "atlas/place.html", context)


def _facts(one: Place) -> dict[str, Any]:
    """What is said of it and what is counted in it."""
    column = "building_id" if one.kind == PlaceKind.BUILDING else "community_id"
    own = one.is_community() or one.kind == PlaceKind.BUILDING
    counted = official.district_of(one.code) if one.code else None
    known = {above.code for above in seeing.way(one)}
    return {
        "stand_in": _stand_in(one),
        "elsewhere": counted if counted and counted.code not in known | {one.code} else None,
        "doors": counting.count(counting.DOORS, column, [one.id]).get(one.id) if own else None,
        "households": (
            counting.count(counting.HOUSEHOLDS, column, [one.id]).get(one.id) if own else None
        ),
        "managed": one.kind in MANAGED_KINDS,
    }


def _stand_in(one: Place) -> str:
    user = User.objects.filter(id=one.stand_in_user).first() if one.stand_in_user else None
    return " · ".join(str(part) for part in (user, one.stand_in, one.stand_in_phone) if part)


def _children(request: DeskRequest, one: Place) -> paging.Page[Place]:
    rows = seeing.visible(request.scope).filter(parent=one, valid_to=None)
    inside = Count("children", filter=Q(children__valid_to=None))
    ordered = rows.select_related("grid").annotate(inside=inside)
    return paging.pages(request, ordered.order_by("code", "sort_key", "id"))


def _visits(request: DeskRequest, one: Place) -> dict[str, Any] | None:
    """A leader's visits: for an area and for a community."""
    if one.kind != PlaceKind.AREA and not one.is_community():
        return None
    communities = list(
        Place.objects.communities().under([one.id]).filter(id__in=request.scope.communities)
    )
    today = clock.today()
    return {
        "rows": telling.visits(request.scope, [row.id for row in communities])[:10],
        "unvisited": telling.unvisited(communities, today) if one.kind == PlaceKind.AREA else [],
        "today": today,
    }


def _may(request: DeskRequest, one: Place) -> dict[str, bool]:
    holds = request.standing.holds
    lay = holds("territory.lay") and one.valid_to is None
    return {
        "lay": lay,
        "add": lay and bool(set(rules.kinds_under(one.kind)) - {PlaceKind.UNIT}),
        "build": lay and one.community_id is not None and one.kind != PlaceKind.BUILDING,
        "move": lay and one.parent_id is not None,
        "split": lay and one.is_community(),
        "merge": lay and len(rules.alike(one.kind)) > 1,
        "visit": holds("atlas.record_visit"),
        "risk": holds("atlas.set_risk") and one.kind not in (*MANAGED_KINDS, PlaceKind.UNIT),
    }
