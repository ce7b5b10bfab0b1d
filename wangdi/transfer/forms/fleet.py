"""Entry points, vehicles, trips, disinfection."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.transfer import section
from wangdi.transfer.fleet import Fleet
from wangdi.transfer.models import EntryPoint, PointKind, VehicleKind

CHLORINE = _("Chlorine disinfectant")


class PointForm(CommandForm):
    command = "transfer.open_point"
    name = forms.CharField(label=_("Name of the entry point"), max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), choices=PointKind.choices)
    address = forms.CharField(label=_("Where exactly"), max_length=200, required=False)
    contact_name = forms.CharField(label=_("Contact on site"), max_length=60, required=False)
    contact_phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)


class ReasonForm(CommandForm):
    """Closing a point or taking a vehicle out of use."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, about: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about


class ClosePointForm(ReasonForm):
    command = "transfer.close_point"

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "point": self.about}


class RetireForm(ReasonForm):
    command = "transfer.retire_vehicle"

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "vehicle": self.about}


class VehicleForm(CommandForm):
    command = "transfer.register_vehicle"
    plate = forms.CharField(label=_("Plate"), max_length=20)
    kind = forms.ChoiceField(label=_("Kind"), choices=VehicleKind.choices)
    seats = forms.IntegerField(label=_("Seats for passengers"), min_value=1, max_value=90)
    load_percent = forms.IntegerField(
        label=_("Share of the seats that may be taken, %"), min_value=1, max_value=100
    )
    driver_name = forms.CharField(label=_("Driver"), max_length=60)
    driver_phone = forms.CharField(label=_("Driver's telephone"), max_length=30, required=False)
    volunteer = forms.BooleanField(label=_("Volunteer vehicle"), required=False)


class TripForm(CommandForm):
    """Which vehicle goes from this point, with what its driver was given."""

    command = "transfer.begin_trip"
    vehicle = forms.ChoiceField(label=_("Vehicle"), widget=forms.RadioSelect)
    driver_name = forms.CharField(
        label=_("Driver, if it is somebody else today"), max_length=60, required=False
    )
    kit = forms.MultipleChoiceField(
        label=_("Given to the driver"),
        choices=list(section.KIT_LABELS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    override_reason = forms.CharField(
        label=_("Reason, if it goes without disinfection or without all of it"),
        max_length=500,
        required=False,
        help_text=_("Your name stands beside it."),
    )

    def __init__(self, *args: Any, point: EntryPoint, free: Iterable[Fleet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.point = point
        self.fields["vehicle"].choices = [  # type: ignore[attr-defined]
            (str(one.vehicle.id), _vehicle(one)) for one in free
        ]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "point": self.point.id}


def _vehicle(one: Fleet) -> str:
    vehicle = one.vehicle
    text = _("%(plate)s · %(driver)s · %(n)d of %(seats)d seats")
    said = str(text) % {
        "plate": vehicle.plate,
        "driver": vehicle.driver_name,
        "n": vehicle.allowed,
        "seats": vehicle.seats,
    }
    return f"{said} · {_('not disinfected')}" if one.dirty else said


class OfTripForm(CommandForm):
    def __init__(self, *args: Any, trip: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.trip = trip

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "trip": self.trip}


class EndTripForm(OfTripForm):
    command = "transfer.end_trip"


class DisinfectForm(OfTripForm):
    command = "transfer.disinfect"
    agent = forms.CharField(label=_("Agent"), max_length=60, initial=CHLORINE)
    concentration = forms.IntegerField(
        label=_("Strength, mg/L"), min_value=1, max_value=100_000, required=False, initial=500
    )
    minutes = forms.IntegerField(
        label=_("Contact time, minutes"), min_value=1, max_value=600, initial=30
    )
