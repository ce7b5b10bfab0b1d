"""Fields that several forms have: lines, moments, places, people."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.territory.models import COMMUNITY_KINDS, SMALL_KINDS, Grid, Place, PlaceKind

LOCAL = "%Y-%m-%dT%H:%M"
PLACES = (*COMMUNITY_KINDS, *SMALL_KINDS)


def lines(label: Any, *, required: bool = True, most: int = 500, **more: Any) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, max_length=most, required=required, widget=box, **more)


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    picker = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(label=label, widget=picker, **more)


def day(label: Any, **more: Any) -> forms.DateField:
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=picker, **more)


def hour(label: Any, **more: Any) -> forms.TimeField:
    picker = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=picker, **more)


def yes_no(label: Any) -> forms.TypedChoiceField:
    """Seen, not seen, or not asked here."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[("", _("Not asked here")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
    )


def places(scope: Scope) -> list[tuple[str, str]]:
    """Grids of a scope, then communities and compounds, buildings for whoever has only a grid.

    `g7` is a grid, `7` a place. Three queries.
    """
    near = Q(id__in=scope.grids) | Q(community_id__in=scope.communities)
    grids = Grid.objects.filter(near, valid_to=None).order_by("code")
    own = [(f"g{one.id}", one.name) for one in grids]
    blocks = Place.objects.filter(kind=PlaceKind.BUILDING, valid_to=None)
    blocks = blocks.filter(id__in=scope.buildings) | blocks.filter(grid__in=scope.grids)
    around = Place.objects.filter(kind__in=PLACES, community_id__in=scope.communities)
    rows = [*around.filter(valid_to=None).order_by("community_id", "name")]
    rows += blocks.select_related("parent").order_by("sort_key", "id")
    return own + [(str(one.id), _named(one)) for one in _large_first(rows)]


def _named(place: Place) -> str:
    above = place.parent.name if place.kind == PlaceKind.BUILDING and place.parent else ""
    return f"{above} {place.name}".strip()


def _large_first(rows: Iterable[Place]) -> list[Place]:
    return sorted(rows, key=lambda one: one.kind not in COMMUNITY_KINDS)


class PlaceForm(CommandForm):
    """A form about a place of one's scope; a grid stands for the community with the grid."""

    place = forms.ChoiceField(label=_("Where"))

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places(scope)  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        return {**asked, **where(str(asked.pop("place")))}


def where(chosen: str) -> dict[str, Any]:
    """Place and grid of what was chosen in `places`."""
    if not chosen.startswith("g"):
        return {"place": int(chosen)}
    grid = Grid.objects.get(id=int(chosen[1:]))
    return {"place": grid.community_id, "grid": grid.id}
