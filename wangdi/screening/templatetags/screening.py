"""`{% load screening %}`: numbers of a round that open to their doors."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wangdi.screening import queries
from wangdi.screening.models import CanvassRound
from wangdi.staff.models import Worker
from wangdi.ui.components import text

register = template.Library()


@register.filter
def percent(value: Decimal | None) -> str:
    """“93.4 %”, or a dash where there is no door."""
    return "–" if value is None else f"{value.normalize():f}%"


@register.simple_tag
def door_number(canvass: CanvassRound, count: int, state: str) -> SafeString:
    """How many doors of a round are in a state, opening to them."""
    return _link(canvass, count, {"state": state})


@register.simple_tag
def unit_doors(canvass: CanvassRound, by: str, unit: queries.Coverage, state: str) -> SafeString:
    """How many doors of a unit are in a state, opening to them."""
    count = {"": unit.doors, queries.GAP: unit.left}.get(state)
    number = unit.count(state) if count is None else count
    return _link(canvass, number, {by: unit.id, "state": state})


@register.simple_tag
def worker_doors(canvass: CanvassRound, worker: Worker, count: int, state: str) -> SafeString:
    """How many doors of a worker's beats are in a state, opening to them."""
    return _link(canvass, count, {"worker": worker.id, "state": state})


@register.simple_tag
def sheet_box(row: dict[str, Any], name: str, address: str) -> SafeString:
    """A small field of a sheet that is entered: one box of one row."""
    code = name if name in ("outcome", "people", "leaflet") else f"q-{name}"
    typed = row["typed"]
    box = format_html(
        '<td><input class="box" data-box="{}" name="r{}-{}" value="{}" maxlength="{}"'
        ' inputmode="numeric" autocomplete="off" aria-label="{} {}"></td>',
        *(code, row["number"], code, typed.words.get(code, "") if typed else ""),
        *(1 if code in ("outcome", "leaflet") else 6, address, code),
    )
    return box


def _link(canvass: CanvassRound, count: int, asked: dict[str, object]) -> SafeString:
    if not count:
        return format_html('<span class="muted">{}</span>', 0)
    query = urlencode({name: value for name, value in asked.items() if name and value})
    url = reverse("screening:doors", args=[canvass.id])
    return format_html('<a class="figure" href="{}?{}">{}</a>', url, query, text.figure(count))
