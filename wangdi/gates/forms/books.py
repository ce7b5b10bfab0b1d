"""A page of the gate book as it is typed: a line of the book is a line of the form."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates import finding
from wangdi.gates.forms.crossing import WAYS
from wangdi.gates.models import BookPage
from wangdi.lib import clock
from wangdi.people.models import Household
from wangdi.ui import asking

LINES = 20


DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PageForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=DAY)
    number = forms.CharField(label=_("Page"), max_length=20, required=False)


class LineForm(forms.Form):
    """One line; without an hour it is empty."""

    hour = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    direction = forms.ChoiceField(label=_("Way"), choices=WAYS, required=False)
    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    door = forms.CharField(label=_("Door or to whom"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    plate = forms.CharField(label=_("Plate"), max_length=20, required=False)
    celsius = forms.DecimalField(
        label=_("℃"), required=False, min_value=30, max_value=45, max_digits=3, decimal_places=1
    )
    refused = forms.BooleanField(label=_("Turned back"), required=False)


LineFormSet: "type[BaseFormSet[LineForm]]" = formset_factory(LineForm, extra=LINES, max_num=200)


class TypeForm(CommandForm):
    """The page with its lines, for the command; `lines` are valid before it is handed in."""

    command = "gates.type_book"

    def __init__(self, *args: Any, gate: Checkpoint, told: PageForm, lines: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.gate, self.told, self.lines = gate, told, lines

    def payload(self) -> dict[str, Any]:
        told = self.told.cleaned_data
        rows = rows_of(self.lines, told["day"], self.gate)
        return {
            "checkpoint": self.gate.id,
            "day": told["day"],
            "number": told["number"],
            "rows": rows,
        }


class LookForm(CommandForm):
    command = "gates.look_at_book"

    def __init__(self, *args: Any, book: BookPage, lines: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book, self.lines = book, lines

    def payload(self) -> dict[str, Any]:
        rows = rows_of(self.lines, self.book.day, self.book.checkpoint)
        return {"page": self.book.id, "rows": rows}


def asked_sheet(query: Mapping[str, str]) -> dict[str, Any]:
    """Of a printed sheet its key, day and code (`?sheet=…&day=…&number=…`), so that typing it

    twice is once; nothing where none is asked for.
    """
    try:
        key = UUID(query.get("sheet", ""))
    except ValueError:
        return {}
    day = asking.day(query.get("day"))
    return {"key": key, "number": query.get("number", "")[:20]} | ({"day": day} if day else {})


def rows_of(lines: Any, day: date, gate: Checkpoint) -> list[dict[str, Any]]:
    """The lines that have an hour, each with the household that its door means, if one."""
    filled = [one.cleaned_data for one in lines if one.cleaned_data.get("hour")]
    doors = {text: finding.homes(text, gate) for text in {one["door"] for one in filled if one}}
    return [_row(one, day, doors[one["door"]]) for one in filled]


def _row(told: dict[str, Any], day: date, homes: list[Household]) -> dict[str, Any]:
    names = ("name", "door", "phone", "plate", "celsius", "refused")
    hour: time = told["hour"]
    return {name: told[name] for name in names} | {
        "at": clock.at(day, hour),
        "direction": told["direction"] or "in",
        "household": homes[0].id if len(homes) == 1 else None,
    }


def initial_of(book: BookPage) -> list[dict[str, Any]]:
    """The lines as the first person typed them."""
    return [
        {**row, "hour": f"{clock.local(datetime.fromisoformat(row['at'])):%H:%M}"}
        for row in book.rows
    ]
