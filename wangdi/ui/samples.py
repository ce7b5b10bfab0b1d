"""What the gallery shows. Doors and numbers only: no person, not even an imagined one."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wangdi.lib import clock
from wangdi.ui import paging, tables
from wangdi.ui.ruler import RulerCell, RulerDay

LAYOUTS = ("page", "phone", "print", "bare", "panel")
DOORS = 126
STATES = ("done", "done", "late", "open", "upcoming", "missed", "waived")


@dataclass(frozen=True)
class Door:
    number: str
    people: int
    state: str
    visits: int


class SampleForm(forms.Form):
    door = forms.CharField(label=_("Door"), help_text=_("Building, unit, room: 3-1-502"))
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[
            ("all", _("All registered")),
            ("away", _("Nobody at home")),
            ("empty", _("Nobody lives here")),
        ],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(
        label=_("Kind of home"), choices=[("own", _("Owned")), ("let", _("Let"))]
    )
    when = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    again = forms.BooleanField(label=_("Come again tomorrow"), required=False)


COLUMNS = (
    tables.Column("number", _("Door"), sort="number"),
    tables.Column("people", _("People"), numeric=True, sort="people"),
    tables.Column("visits", _("Visits"), numeric=True),
    tables.Column("state", _("State"), shown=False),
)


def everything(request: HttpRequest) -> dict[str, Any]:
    """The context of the gallery."""
    table = tables.Table(request, COLUMNS, "number", caption=_("Doors"), row_url=lambda door: "#")
    doors = [
        Door(
            f"{1 + i // 42}-{1 + i // 21 % 2}-{1 + i // 3 % 7}0{1 + i % 3}",
            i % 5,
            STATES[i % 7],
            i % 3,
        )
        for i in range(DOORS)
    ]
    form = SampleForm({"door": "502", "outcome": "away", "kind": "own", "when": ""})
    return {
        "table": table,
        "page": paging.pages(request, doors, count=33_813, size=8),
        "doors": doors[:7],
        "form": form,
        "days": days(),
        "today": clock.today(),
        "now": clock.now(),
        "earlier": clock.now() - timedelta(minutes=12),
        "words": [tables.Word(_("Late"), "?"), tables.Word(_("Building 3"), "?")],
        "count": 33_813,
        "states": ("upcoming", "open", "late", "missed", "done", "waived"),
        "notices": ("info", "done", "stale", "offline", "forbidden", "loading", "danger"),
        "tones": ("muted", "qing", "bamboo", "amber", "cinnabar", "indigo"),
    }


def days() -> list[RulerDay]:
    """Seven days, the fifth being today."""
    start = clock.today() - timedelta(days=4)
    past = RulerCell("done", "36.5")
    late = RulerCell("late")
    to_come = RulerCell("upcoming")
    return [
        RulerDay(
            number=n,
            date=start + timedelta(days=n - 1),
            morning=past if n < 5 else late if n == 5 else to_come,
            evening=RulerCell("missed") if n == 3 else past if n < 5 else to_come,
            today=n == 5,
        )
        for n in range(1, 8)
    ]
