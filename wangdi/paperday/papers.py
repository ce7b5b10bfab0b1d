"""What stands on the sheets of a day. Papers are Chinese, as the office uses them."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from wangdi.care.models import Order
from wangdi.checkpoints.models import Checkpoint
from wangdi.documents import rendering, verifying
from wangdi.lib import clock
from wangdi.lib.addresses import public
from wangdi.lib.masking import mask_name
from wangdi.paperday.models import Kind, PaperSheet
from wangdi.paperday.planning import LINES
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import slots
from wangdi.screening.papers import office
from wangdi.territory.models import Place

TEMPLATE = "paperday/templates/typ/day.typ"
Row = dict[str, str]
Sheet = dict[str, Any]


def pdf(sheets: Sequence[PaperSheet]) -> bytes:
    """The sheets of one print in their order, a page each; a constant number of queries."""
    gates: dict[UUID, Checkpoint] = Checkpoint.objects.select_related("place").in_bulk(
        {one.subject for one in sheets if one.subject}
    )
    people = _people({key for one in sheets if one.kind == Kind.READINGS for key in one.rows})
    orders = _orders({key for one in sheets if one.kind == Kind.ORDERS for key in one.rows})
    names = dict(
        Place.objects.filter(id__in={one.community_id for one in sheets}).values_list("id", "name")
    )
    told = [_sheet(one, gates, {**people, **orders}) for one in sheets]
    data = {
        "office": office(),
        "community": names.get(sheets[0].community_id or 0, ""),
        "day": _day(sheets[0].day),
        "sheets": told,
        "counts": {kind: sum(one.kind == kind for one in sheets) for kind in Kind.values},
        "scan": verifying.qr_svg(public("paperday:scan")),
    }
    return rendering.render(TEMPLATE, data)


def _people(keys: set[UUID]) -> dict[UUID, Row]:
    rows = Episode.objects.filter(id__in=keys).select_related("person", "household")
    return {one.id: _person(one) for one in rows}


def _person(one: Episode) -> Row:
    age = one.person.age_on(clock.today())
    return {
        "door": one.household.address,
        "who": mask_name(one.person.name) + (f" {age} 岁" if age is not None else ""),
        **{half: _window(one, half) for half in slots.HALVES},
    }


def _window(one: Episode, half: str) -> str:
    window = one.section.window(half)
    return f"{_wall(window.opens)}–{_wall(window.due)}"


def _wall(at: time) -> str:
    return f"{at:%H:%M}"


def _orders(keys: set[UUID]) -> dict[UUID, Row]:
    rows = Order.objects.filter(id__in=keys).select_related("household")
    return {one.id: _order(one) for one in rows}


def _order(one: Order) -> Row:
    return {
        "door": one.household.address,
        "what": str(one.title.get("zh", "")),
        "detail": (one.what or "") if one.goods else "",
        "number": one.number,
        "due": f"{clock.local(one.due_at):%m-%d %H:%M}",
        "lifeline": "生命保障" if one.lifeline else "",
    }


def _sheet(one: PaperSheet, gates: Mapping[UUID, Checkpoint], files: Mapping[UUID, Row]) -> Sheet:
    gate = gates.get(one.subject) if one.subject else None
    count = LINES if one.kind == Kind.GATE else len(one.rows)
    pictures = [verifying.qr_svg(address(one, row)) for row in range(1, count + 1)]
    rows = [files.get(key, {}) for key in one.rows] or [{} for _line in range(count)]
    return {
        "kind": one.kind,
        "code": one.code,
        "gate": f"{gate.place.name} · {gate.name}" if gate else "",
        "rows": [{**row, "qr": qr} for row, qr in zip(rows, pictures, strict=True)],
    }


def address(sheet: PaperSheet, row: int) -> str:
    """What stands in the picture of a row: where it is entered, for who may."""
    return public("paperday:row", sheet.code, row)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
