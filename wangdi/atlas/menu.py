"""What stands in the side navigation, what the search box finds here, and words for the box."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.atlas import seeing
from wangdi.home import search, wording
from wangdi.territory.models import Grid, PlaceKind
from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="office",
        label=_("Places"),
        url_name="atlas:places",
        icon="map-2",
        permission="territory.view_places",
        order=20,
    )
)


def find(scope: Scope, words: str, limit: int) -> Sequence[search.Hit]:
    """Places above buildings by their names, and grids by name or number."""
    near = seeing.visible(scope).filter(name__icontains=words, valid_to=None)
    rows = near.exclude(kind__in=(PlaceKind.BUILDING, PlaceKind.UNIT)).order_by("code", "sort_key")
    hits = [
        search.Hit(row.name, reverse("atlas:place", args=[row.pk]), row.get_kind_display())
        for row in rows[:limit]
    ]
    grids = seeing.grids(scope).filter(name__icontains=words).order_by("code")
    return [*hits, *(_grid(one) for one in grids[: limit - len(hits)])]


def _grid(one: Grid) -> search.Hit:
    return search.Hit(one.name, reverse("atlas:grid", args=[one.pk]), one.code)


search.register(search.Source("places", _("Places"), "territory.view_places", find, None, order=30))
for command, label in {
    "territory.lay_subdistrict": _("Lay a subdistrict"),
    "territory.lay_district": _("Lay a district"),
    "territory.lay_place": _("Add a place"),
    "territory.add_places": _("Add buildings"),
    "territory.enter_places": _("Row of a list of places"),
    "territory.draw_grids": _("Draw grids"),
    "territory.end_grids": _("End a grid"),
    "territory.describe_places": _("Describe a place"),
    "territory.move_places": _("Move a place"),
    "territory.rename_places": _("Rename a place"),
    "territory.split_places": _("Split a place"),
    "territory.merge_places": _("Merge a place into another"),
    "territory.close_places": _("Close a place"),
    "atlas.record_visit": _("Write down a leader's visit"),
    "atlas.set_risk": _("Enter a risk level"),
}.items():
    wording.name_command(command, label)
wording.name_reason("known_place", _("A place of that name stands there already"))
