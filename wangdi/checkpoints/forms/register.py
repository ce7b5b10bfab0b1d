"""What a checkpoint is like: entering it, and putting it right."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.checkpoints.models import Checkpoint, CheckpointKind, Method, Traffic
from wangdi.lib.geo import Crs

CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
SYSTEMS = (("", "–"), (Crs.WGS84.value, "GPS (WGS-84)"), (Crs.GCJ02.value, "GCJ-02"))


class DescribedForm(CommandForm):
    """What both forms ask for; no hours are 24 hours."""

    name = forms.CharField(label=_("Name of the checkpoint"), max_length=100)
    number = forms.CharField(label=_("Register number"), max_length=20, required=False)
    traffic = forms.ChoiceField(label=_("Who passes here"), choices=Traffic.choices)
    begins = forms.TimeField(label=_("On duty from"), required=False, widget=CLOCK)
    ends = forms.TimeField(
        label=_("until"),
        required=False,
        widget=CLOCK,
        help_text=_("Leave both empty for 24 hours."),
    )
    fire_exit = forms.BooleanField(
        label=_("It is a way out in a fire, or a fire lane"), required=False
    )
    spot = forms.CharField(
        label=_("Monitoring point"),
        max_length=100,
        help_text=_("Where exactly temperatures are taken: one for each checkpoint."),
    )
    methods = forms.MultipleChoiceField(
        label=_("What it measures with"),
        choices=Method.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    lat = forms.FloatField(label=_("North (degrees)"), required=False)
    lon = forms.FloatField(label=_("East (degrees)"), required=False)
    crs = forms.ChoiceField(label=_("System of the position"), choices=SYSTEMS, required=False)

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        return asked | {"crs": asked["crs"] or None}


class RegisterForm(DescribedForm):
    command = "checkpoints.register"
    field_order = ("key", "place", "kind", "name", "number")
    place = forms.TypedChoiceField(label=_("What it guards"), coerce=int)
    kind = forms.ChoiceField(label=_("Kind of checkpoint"), choices=CheckpointKind.choices)

    def __init__(self, *args: Any, places: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]
        self.initial.setdefault("methods", [Method.FOREHEAD.value])


class DescribeForm(DescribedForm):
    command = "checkpoints.describe"

    def __init__(self, *args: Any, checkpoint: Checkpoint, **kwargs: Any) -> None:
        self.checkpoint = checkpoint
        super().__init__(*args, **kwargs)
        for name in ("name", "number", "traffic", "fire_exit", "lat", "lon", "crs"):
            self.initial.setdefault(name, getattr(checkpoint, name))
        for name in ("begins", "ends"):
            known: time | None = getattr(checkpoint, name)
            self.initial.setdefault(name, known)
        self.initial.setdefault("spot", checkpoint.monitoring_point.spot)
        self.initial.setdefault("methods", checkpoint.monitoring_point.methods)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "checkpoint": self.checkpoint.id}
