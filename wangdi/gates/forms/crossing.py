"""One crossing at a desk: who, which way, and what the gate asks of him."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.checkpoints.models import Checkpoint
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import Answer

WAYS = (("in", _("Coming in")), ("out", _("Going out")))
SITES = (
    ("forehead", _("Forehead")),
    ("wrist", _("Wrist")),
    ("ear", _("Ear")),
    ("axillary", _("Armpit")),
)
COLOURS = (
    ("", _("Not seen")),
    ("green", pgettext_lazy("colour of a code", "Green")),
    ("yellow", pgettext_lazy("colour of a code", "Yellow")),
    ("red", pgettext_lazy("colour of a code", "Red")),
    ("none", _("No telephone, papers seen")),
)
MASKS = (("", _("Not looked at")), ("yes", _("Wears a mask")), ("no", _("No mask")))
NUMBER = forms.NumberInput(attrs={"step": "0.1", "inputmode": "decimal"})


class CrossForm(CommandForm):
    """Handed in, it is answered at once, or asked back for one more thing."""

    command = "gates.cross"
    direction = forms.ChoiceField(choices=WAYS, widget=forms.HiddenInput)
    means = forms.CharField(widget=forms.HiddenInput)
    token = forms.CharField(required=False, widget=forms.HiddenInput)
    form = forms.CharField(required=False, widget=forms.HiddenInput)
    signed_at = forms.CharField(required=False, widget=forms.HiddenInput)
    pass_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)
    household = forms.UUIDField(required=False, widget=forms.HiddenInput)
    visit = forms.UUIDField(required=False, widget=forms.HiddenInput)
    plate = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    celsius = forms.DecimalField(
        label=_("Temperature (℃)"), required=False, max_digits=3, decimal_places=1, widget=NUMBER
    )
    first = forms.DecimalField(required=False, widget=forms.HiddenInput)
    site = forms.ChoiceField(label=_("Measured at"), choices=SITES, required=False)
    mask = forms.ChoiceField(label=_("Mask"), choices=MASKS, required=False)
    health = forms.ChoiceField(label=_("Health code"), choices=COLOURS, required=False)
    travel = forms.ChoiceField(label=_("Travel code"), choices=COLOURS, required=False)
    visitor_name = forms.CharField(label=_("Name"), max_length=60, required=False)
    visitor_phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    visiting = forms.CharField(label=_("To whom"), max_length=120, required=False)
    purpose = forms.CharField(label=_("What for"), max_length=200, required=False)
    from_where = forms.CharField(label=_("Comes from"), max_length=120, required=False)
    why = forms.CharField(label=_("Why he is let through all the same"), required=False,
                          max_length=200)  # fmt: skip
    emergency = forms.BooleanField(required=False, widget=forms.HiddenInput)
    forced = forms.BooleanField(required=False, widget=forms.HiddenInput)

    refused_for = ""

    def __init__(self, *args: Any, gate: Checkpoint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gate = gate

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("forced") and not told.get("why"):
            self.add_error("why", _("Please say why."))
        return told

    def hand_in(self, actor: Actor) -> Answer:
        try:
            return super().hand_in(actor)
        except Refused as refusal:
            self.refused_for = refusal.reason
            raise

    def payload(self) -> dict[str, Any]:
        told = self.cleaned_data
        asked: dict[str, Any] = {
            "checkpoint": self.gate.id,
            "direction": told["direction"],
            "means": told["means"],
            "token": told["token"] or "none",
            "form": told["form"],
            "plate": told["plate"],
            "mask": {"yes": True, "no": False}.get(told["mask"]),
            "emergency": told["emergency"],
            "forced": told["forced"],
            "why": told["why"],
        }
        for name in ("pass_id", "person", "household", "visit", "signed_at"):
            asked[name] = told[name] or None
        return asked | _measured(told) | _seen(told) | _visitor(told)


def _measured(told: Mapping[str, Any]) -> dict[str, Any]:
    if told["celsius"] is None:
        return {}
    measured = {"celsius": told["celsius"], "site": told["site"] or "forehead"}
    return {"temperature": measured | {"first": told["first"]}}


def _seen(told: Mapping[str, Any]) -> dict[str, Any]:
    if not (told["health"] or told["travel"]):
        return {}
    none = "none"
    return {"codes_seen": {"health": told["health"] or none, "travel": told["travel"] or none}}


def _visitor(told: Mapping[str, Any]) -> dict[str, Any]:
    if not told["visitor_name"]:
        return {}
    names = {"name": "visitor_name", "phone": "visitor_phone", "visiting": "visiting"}
    names |= {"purpose": "purpose", "from_where": "from_where"}
    return {"visitor": {name: told[field] for name, field in names.items()}}
