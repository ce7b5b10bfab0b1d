"""Where something goes: areas and communities, or the grids and buildings of one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place, PlaceKind

SMALL = (PlaceKind.COMPOUND, PlaceKind.HAMLET, PlaceKind.BUILDING)
MOST = 200


class PlacesForm(CommandForm):
    """Where it goes: areas and communities of one's own, or the grids and buildings of one."""

    places = forms.TypedMultipleChoiceField(
        label=_("Communities"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    grids = forms.TypedMultipleChoiceField(
        label=_("or only these grids"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    inner = forms.TypedMultipleChoiceField(
        label=_("or only these compounds and buildings"),
        coerce=int,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole = Place.objects.filter(id__in=scope.communities, kind__in=COMMUNITY_KINDS)
        communities = list(whole.order_by("code", "id").values_list("id", "name"))
        self._offer("places", [*_areas(scope), *communities])
        within = [community for community, _name in communities] if len(communities) == 1 else []
        grids = Grid.objects.filter(community__in=within, valid_to=None).order_by("code")
        self._offer("grids", list(grids.values_list("id", "name")))
        self._offer("inner", _inner(within))
        if "places" in self.fields and not {"grids", "inner"} & self.fields.keys():
            self.fields["places"].required = True

    def _offer(self, name: str, choices: Sequence[tuple[int, str]]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        asked["places"] = [*asked.get("places", ()), *asked.pop("inner", ())]
        return asked


def _areas(scope: Scope) -> list[tuple[int, str]]:
    """Areas all of whose communities are one's own."""
    if len(scope.communities) < 2:
        return []
    areas = Place.objects.filter(kind=PlaceKind.AREA, valid_to=None).order_by("code", "id")
    below: dict[int, set[int]] = {}
    inside = Place.objects.filter(kind__in=COMMUNITY_KINDS, valid_to=None)
    for community, ancestors in inside.values_list("id", "ancestors"):
        for above in ancestors:
            below.setdefault(above, set()).add(community)
    return [
        (area.id, area.name)
        for area in areas
        if below.get(area.id) and below[area.id] <= scope.communities
    ]


def _inner(communities: Sequence[int]) -> list[tuple[int, str]]:
    """Compounds, hamlets and buildings of one community, in walking order."""
    found = Place.objects.filter(community_id__in=communities, kind__in=SMALL, valid_to=None)
    rows = found.select_related("parent").order_by("sort_key", "id")[:MOST]
    return [(one.id, _title(one)) for one in rows]


def _title(place: Place) -> str:
    above = place.parent
    inside = above is not None and above.kind in (PlaceKind.COMPOUND, PlaceKind.HAMLET)
    return f"{above.name if above and inside else ''}{place.name}"
