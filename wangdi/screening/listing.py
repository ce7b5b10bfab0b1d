"""Line lists side by side, and a list as a workbook: masked, capped, a reason in each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from wangdi.lib.masking import mask_address
from wangdi.lib.sheets import write_table
from wangdi.screening import showing, turns
from wangdi.screening.models import Arrival, Transport
from wangdi.screening.queries.lists import LISTS, LineList
from wangdi.territory.models import Place

MOST, MOST_HEALTH = 2_500, 250
"""Rows that one person may take out alone: of health fewer than of travel."""


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    label: str
    count: int
    query: str


def tabs(counts: Mapping[str, int], asked: QueryDict) -> list[Tab]:
    """Every list with its count and the address that opens it, other filters kept."""
    kept = asked.copy()
    for name in ("list", "key_area", "after", "before", "at"):
        kept.pop(name, None)
    found = []
    for one in LISTS.values():
        kept["list"] = one.name
        found.append(Tab(one.name, str(one.label), counts[one.name], kept.urlencode()))
    return found


def most(kind: LineList) -> int:
    """How many rows may leave at once."""
    return MOST_HEALTH if kind.health else MOST


def write(target: BinaryIO, kind: LineList, rows: QuerySet[Arrival], today: date) -> None:
    """One line a person; reasons of health only on the lists that are about health."""
    arrivals = list(rows)
    turn_of = turns.turns(arrivals)
    names = dict(Place.objects.communities().values_list("id", "name"))
    headings = (
        *(_("Community"), _("Door"), _("Who"), _("Why on this list"), _("Came from"), _("Left on")),
        *(_("Arrived on"), _("Transport"), _("Number"), _("Key area"), _("Whose turn")),
    )
    lines = [
        [
            names.get(one.community_id or 0, ""),
            mask_address(one.dwelling.address),
            showing.who(one),
            _("; ").join(_reasons(one, kind)),
            one.origin,
            one.left_on,
            one.arrived_on,
            str(one.get_transport_display()),
            number_of(one),
            one.key_area_name,
            str(turn_of[one.id].who),
        ]
        for one in arrivals
    ]
    write_table(target, headings, lines, sheet=str(kind.label), widths={headings[3]: 32})


def number_of(arrival: Arrival) -> str:
    """The number of a train or flight; of a plate only its beginning."""
    number = arrival.transport_number
    if arrival.transport == Transport.CAR and number:
        return f"{number[:2]}***"
    return number


def _reasons(arrival: Arrival, kind: LineList) -> Sequence[str]:
    if kind.health:
        return showing.why(arrival)
    return showing.why_of_travel(arrival)
