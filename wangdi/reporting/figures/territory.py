"""What the territory is made of: places by kind, who manages them, grids by level."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Text, register
from wangdi.territory.models import Grid, Management, Place, PlaceKind

GROUP = _("Places and grids")
OF_KIND = _("Places of this kind that stand on the day.")
MANAGED = (PlaceKind.COMPOUND, PlaceKind.HAMLET, PlaceKind.BUILDING)


def there(cut: Cut) -> Q:
    return Q(valid_from__lte=cut.day) & (Q(valid_to=None) | Q(valid_to__gt=cut.day))


def places(cut: Cut) -> QuerySet[Place]:
    return Place.objects.filter(there(cut))


def grids(cut: Cut) -> QuerySet[Grid]:
    return Grid.objects.filter(there(cut)).exclude(community=None)


def _places(name: str, order: int, label: Text, where: Q, definition: Text = OF_KIND) -> Figure:
    return Figure(
        name=f"territory.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=places,
        where=lambda cut: where,
        describe=lambda place: place.name,
        url=lambda place: reverse("atlas:places"),
        permission="territory.view_places",
        place="id",
        keeps_rows=False,
        jump=5,
    )


def _grids(name: str, order: int, label: Text, where: Q, definition: Text) -> Figure:
    return Figure(
        name=f"territory.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=grids,
        where=lambda cut: where,
        describe=lambda grid: f"{grid.code} {grid.name}",
        url=lambda grid: reverse("atlas:places"),
        permission="territory.view_places",
        grid="id",
        keeps_rows=False,
        jump=5,
    )


def _level(level: int, order: int, label: Text) -> Figure:
    where = Q(level=level)
    return _grids(
        f"grids_{level}", order, label, where, _("Grids of this level, drawn on the day.")
    )


register(
    _places("areas", 100, _("Areas"), Q(kind=PlaceKind.AREA)),
    _places("communities", 101, _("Communities"), Q(kind=PlaceKind.COMMUNITY)),
    _places("resettlements", 102, _("Resettlement communities"), Q(kind=PlaceKind.RESETTLEMENT)),
    _places("committees", 103, _("Residents' committees"), Q(kind=PlaceKind.COMMITTEE)),
    _places("villages", 104, _("Villages"), Q(kind=PlaceKind.VILLAGE)),
    _places("hamlets", 105, _("Hamlets"), Q(kind=PlaceKind.HAMLET)),
    _places("compounds", 106, _("Compounds"), Q(kind=PlaceKind.COMPOUND)),
    _places(
        "unmanaged",
        107,
        _("Compounds and courtyards without a managing body"),
        Q(management=Management.UNMANAGED, kind__in=MANAGED),
        _("Compounds, hamlets and buildings that no company and no body of their own manages."),
    ),
    _places(
        "without_stand_in",
        108,
        _("Of them nobody stands in"),
        Q(management=Management.UNMANAGED, kind__in=MANAGED, stand_in="", stand_in_user=None),
        _("Without a managing body, and without a named person in its place."),
    ),
    _places("buildings", 109, _("Buildings"), Q(kind=PlaceKind.BUILDING)),
    _level(1, 111, _("Grids of level 1")),
    _level(2, 112, _("Grids of level 2")),
    _level(3, 113, _("Grids of level 3")),
    _level(4, 114, _("Grids of level 4")),
)
