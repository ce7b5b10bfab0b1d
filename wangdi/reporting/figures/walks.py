"""What the walk brought home: leaflets handed over, doors on no list, light behind silent doors."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Text, register
from wangdi.reporting.figures.screening import GROUP
from wangdi.screening.doorstep import LEAFLET
from wangdi.screening.models import DoorReply, FoundDoor, LitCount


def leaflets(cut: Cut) -> QuerySet[DoorReply]:
    """Visits of the day at which the leaflet was handed over."""
    given = DoorReply.objects.filter(question=LEAFLET, number=1, visit__annulled_at=None)
    day = given.filter(visit__visited_at__gt=cut.since, visit__visited_at__lte=cut.until)
    return day.select_related("dwelling")


def found(cut: Cut) -> QuerySet[FoundDoor]:
    """Doors on no list that were found in the day."""
    of_day = FoundDoor.objects.filter(annulled_at=None, found_at__gt=cut.since)
    return of_day.filter(found_at__lte=cut.until).select_related("dwelling")


def counted(cut: Cut) -> QuerySet[LitCount]:
    """Buildings whose lit windows were counted in the day."""
    of_day = LitCount.objects.filter(annulled_at=None, counted_at__gt=cut.since)
    return of_day.filter(counted_at__lte=cut.until).select_related("building")


def _address(row: DoorReply | FoundDoor) -> str:
    return row.dwelling.address


def _door(row: DoorReply | FoundDoor) -> str:
    return reverse("screening:door", args=[row.round_id, row.dwelling_id])


def _at_doors(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"canvass.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        describe=_address,
        url=_door,
        permission="screening.view",
        flow=True,
        **more,  # type: ignore[arg-type]
    )


register(
    _at_doors(
        "leaflets",
        242,
        _("Leaflets handed over"),
        _("Visits of the day at which the leaflet was handed over."),
        rows=leaflets,
        keeps_rows=False,
    ),
    _at_doors(
        "found",
        243,
        _("Doors found on no list"),
        _("Doors that no ledger knew and a worker found in the day."),
        rows=found,
    ),
    Figure(
        name="canvass.lit",
        label=_("Buildings counted at night"),
        definition=_("Buildings whose lit windows were counted in the day."),
        group=GROUP,
        order=244,
        rows=counted,
        describe=lambda count: f"{count.building.name} · {count.lit}",
        url=lambda count: reverse("screening:lit", args=[count.round_id]),
        permission="screening.view",
        flow=True,
    ),
)
