"""An office is given the shape that its report tells of: kinds, zones, areas, size."""

from collections.abc import Mapping

from wangdi.territory.models import Place
from wangdi.world.asking import ask
from wangdi.world.scales import Office

WHY = "演示:按报告所述划分"


def arrange(office: Office) -> None:
    """Describe the committees, close those the report does not know, put the others into areas."""
    known = dict(
        Place.objects.communities().filter(code__startswith=office.code).values_list("code", "id")
    )
    _close(office, known)
    _describe(office, known)
    _rename(office, known)
    _part(office, known)


def _close(office: Office, known: Mapping[str, int]) -> None:
    beyond = [number for code, number in known.items() if office.only and code not in office.only]
    ask("territory.close_places", [{"place": number, "reason": WHY} for number in beyond])


def _describe(office: Office, known: Mapping[str, int]) -> None:
    layout = office.layout
    told = [
        {"place": number, "reason": WHY}
        | ({"kind": layout.kinds[code]} if code in layout.kinds else {})
        | ({"zone": layout.zones[code]} if code in layout.zones else {})
        for code, number in known.items()
        if code in layout.kinds or code in layout.zones
    ]
    if layout.area_km2:
        itself = Place.objects.get(code=office.code, valid_to=None).id
        told.append(
            {
                "place": itself,
                "reason": WHY,
                "area_km2": layout.area_km2,
                "population": layout.population,
            }
        )
    ask("territory.describe_places", told)


def _rename(office: Office, known: Mapping[str, int]) -> None:
    """A village is called one."""
    names = dict(Place.objects.filter(id__in=known.values()).values_list("id", "name"))
    ask(
        "territory.rename_places",
        [
            {"place": known[code], "name": f"{name.removesuffix('社区')}村", "reason": WHY}
            for code, kind in office.layout.kinds.items()
            if kind == "village" and (name := names[known[code]]).endswith("社区")
        ],
    )


def _part(office: Office, known: Mapping[str, int]) -> None:
    """Areas between the office and its committees."""
    itself = Place.objects.get(code=office.code, valid_to=None).id
    areas = office.layout.areas
    ask(
        "territory.lay_place",
        [{"kind": "area", "name": name, "parent": itself} for name in areas],
    )
    ids = dict(Place.objects.filter(parent=itself, kind="area").values_list("name", "id"))
    ask(
        "territory.move_places",
        [
            {"place": known[code], "parent": ids[name], "reason": WHY}
            for name, members in areas.items()
            for code in members
        ],
    )
