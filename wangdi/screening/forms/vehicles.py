"""A vehicle back from elsewhere, and what was found out about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.screening import asked, origins
from wangdi.screening.models import Finding, ReturnedVehicle
from wangdi.territory import queries as territory
from wangdi.territory.models import Grid, Place

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class VehicleForm(CommandForm):
    """Where its people live, if that is known, else the community where it stands."""

    command = "screening.log_vehicle"
    plate = forms.CharField(
        label=_("Plate"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    origin_code = forms.ChoiceField(label=_("Back from"), required=False)
    origin = forms.CharField(label=_("City, county, street"), max_length=100, required=False)
    returned_on = forms.DateField(label=_("Back since"), widget=DATE)
    door = forms.ChoiceField(label=_("Door of its people"), required=False)
    community = forms.TypedChoiceField(
        label=_("Community"), coerce=int, required=False, empty_value=None
    )
    stands_at = forms.CharField(label=_("Where it stands"), max_length=100, required=False)
    people = forms.IntegerField(
        label=_("People who came with it"), min_value=0, max_value=99, required=False
    )
    note = forms.CharField(
        label=pgettext_lazy("of a vehicle", "Note"), max_length=200, required=False
    )

    def __init__(
        self, *args: Any, scope: Scope, door: Dwelling | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"returned_on": clock.today()}, **kwargs)
        self.fields["origin_code"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a place")),
            *origins.places(),
            ("-", _("Abroad")),
        ]
        here = territory.communities(_communities(scope)).values_list("id", "name")
        self.fields["community"].choices = list(here)  # type: ignore[attr-defined]
        if door is None:
            del self.fields["door"]
        else:
            self.fields["door"].choices = [(str(door.id), door.address)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("origin_code") and not told.get("origin"):
            self.add_error("origin", _("Choose where the vehicle was, or write it."))
        return told

    def payload(self) -> dict[str, Any]:
        told = super().payload()
        abroad = told["origin_code"] == "-"
        origin, code = origins.told(
            "" if abroad else told["origin_code"], told["origin"], abroad=abroad
        )
        door = asked.key(told.pop("door", ""))
        return {**told, "origin": origin, "origin_code": code, "dwelling": door}


class ReportForm(CommandForm):
    command = "screening.report_vehicle"
    finding = forms.ChoiceField(
        label=_("What was found out"), choices=Finding.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=pgettext_lazy("of a vehicle", "Note"), max_length=200, required=False
    )

    def __init__(self, *args: Any, vehicle: ReturnedVehicle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vehicle = vehicle

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "vehicle": self.vehicle.id}


def _communities(scope: Scope) -> set[int]:
    """Those that lie in the scope, whole or by a grid or building."""
    parts = {
        *Grid.objects.filter(id__in=scope.grids).values_list("community_id", flat=True),
        *Place.objects.filter(id__in=scope.buildings).values_list("community_id", flat=True),
    }
    return {*scope.communities, *(one for one in parts if one)}
