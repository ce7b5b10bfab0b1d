"""What stands on the papers of a canvass. Papers are Chinese, as the office issues them."""

from typing import Any

from wangdi.lib import clock
from wangdi.screening import doorstep
from wangdi.screening.models import Campaign, CanvassRound, DoorSheet
from wangdi.territory.models import Place, PlaceKind

NOTICE = "screening.campaign"
OFFICE_KINDS = (PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT, PlaceKind.TOWN)


def office() -> str:
    """The name of the office that issues."""
    found = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).order_by("-kind", "id")
    return found.values_list("name", flat=True).first() or ""


def notice(campaign: Campaign) -> dict[str, Any]:
    """The notice of a campaign: its words, its places, from when until when."""
    places = Place.objects.filter(id__in=campaign.places).order_by("code", "id")
    return {
        "office": office(),
        "title": campaign.name,
        "paragraphs": [line for line in campaign.notice.splitlines() if line.strip()],
        "places": list(places.values_list("name", flat=True)),
        "starts": _moment(campaign.starts_at),
        "target": _moment(campaign.target_at),
        "day": _day(campaign.opened_at),
    }


def leaflet(canvass: CanvassRound) -> dict[str, Any] | None:
    """The leaflet of a round's profile; None where it has none."""
    wanted = doorstep.of(canvass.doorstep).leaflet
    if wanted is None:
        return None
    communities = Place.objects.filter(id__in=canvass.communities).order_by("code", "id")
    return {
        "office": office(),
        "title": wanted.title.zh,
        "lines": [line.zh for line in wanted.lines],
        "communities": list(communities.values_list("name", flat=True)),
        "day": _day(clock.now()),
    }


def sheets(
    printed: list[DoorSheet], addresses: dict[str, list[str]], codes: dict[str, list[str]]
) -> dict[str, Any]:
    """Door lists, a page or more each: `addresses` and the rows' pictures by the sheet's code."""
    return {"office": office(), "sheets": [_sheet(one, addresses, codes) for one in printed]}


def _sheet(
    one: DoorSheet, addresses: dict[str, list[str]], codes: dict[str, list[str]]
) -> dict[str, Any]:
    asks = doorstep.of(one.round.doorstep)
    return {
        "code": one.code,
        "round": one.round.name,
        "building": one.building.name,
        "worker": one.worker.name if one.worker else "",
        "days": f"{one.round.starts_on:%Y-%m-%d} 至 {one.round.ends_on:%Y-%m-%d}",
        "script": [one.round.script] if one.round.script else [p.zh for p in asks.prompts],
        "questions": [{"kind": ask.kind, "ask": ask.ask.zh} for ask in asks.questions],
        "rows": [
            {"address": address, "qr": picture}
            for address, picture in zip(addresses[one.code], codes[one.code], strict=True)
        ],
    }


def _day(at: Any) -> str:
    day = clock.day_of(at)
    return f"{day.year}年{day.month}月{day.day}日"


def _moment(at: Any) -> str:
    return f"{_day(at)} {clock.local(at):%H:%M}"
