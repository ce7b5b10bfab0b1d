"""Opening and closing key zones."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.territory.models import MANAGED_KINDS, Place, PlaceKind
from wangdi.zones import queries
from wangdi.zones.models import KeyZone, Why

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
DAYS = timedelta(days=13)
MOST = 300


class ZoneForm(CommandForm):
    command = "zones.open"
    name = forms.CharField(label=_("Name of the zone"), max_length=60)
    places = forms.TypedMultipleChoiceField(
        label=_("Buildings and compounds with somebody in care"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.TypedMultipleChoiceField(
        label=_("or others"),
        coerce=int,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    why = forms.ChoiceField(label=_("Why"), choices=Why.choices, widget=forms.RadioSelect)
    basis = forms.CharField(
        label=_("What it stands on"),
        max_length=300,
        min_length=2,
        help_text=_("The order or the finding, with its number and day."),
    )
    starts_on = forms.DateField(label=_("First day"), widget=DATE)
    ends_on = forms.DateField(
        label=_("Last day"), widget=DATE, help_text=_("It ends by itself after this day.")
    )
    script = forms.CharField(
        label=_("What is asked and said at the door"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        self.initial.setdefault("starts_on", today)
        self.initial.setdefault("ends_on", today + DAYS)
        self._offer("places", [(one.place, _told(one)) for one in queries.proposed(scope)])
        self._offer("others", _all_of(scope))

    def _offer(self, name: str, choices: list[tuple[int, str]]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        chosen = {*asked.get("places", ()), *asked.get("others", ())}
        if not chosen:
            self.add_error(None, _("Choose at least one building or compound."))
        asked["places"] = sorted(chosen)
        return asked

    def payload(self) -> dict[str, Any]:
        return {name: value for name, value in super().payload().items() if name != "others"}


class CloseForm(CommandForm):
    command = "zones.close"
    reason = forms.CharField(
        label=_("Why it ends now"),
        max_length=300,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, zone: KeyZone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "zone": self.zone.id}


def _told(one: queries.Proposed) -> str:
    people = ngettext("%(n)d person in care", "%(n)d people in care", one.people)
    return f"{one.name} · {people % {'n': one.people}}"


def _all_of(scope: Scope) -> list[tuple[int, str]]:
    """Compounds, hamlets and buildings of one community; of more there are too many to list."""
    if len(scope.communities) != 1:
        return []
    rows = Place.objects.filter(
        community_id__in=scope.communities, kind__in=MANAGED_KINDS, valid_to=None
    )
    small = (PlaceKind.COMPOUND, PlaceKind.HAMLET)
    return [
        (one.id, f"{one.parent.name if one.parent and one.parent.kind in small else ''}{one.name}")
        for one in rows.select_related("parent").order_by("sort_key", "id")[:MOST]
    ]
