"""What is written of a door, why a change is taken back, what a file is printed for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.lib.masking import mask_phone
from wangdi.people.forms.persons import Day
from wangdi.people.models import Dwelling, DwellingUse


class DoorForm(CommandForm):
    """Only what differs is handed in; a telephone left empty stays as it is."""

    command = "people.change_door"
    use = forms.ChoiceField(
        label=_("Use of the home"), choices=DwellingUse.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("Takes effect on"), widget=Day(), initial=clock.today)
    landlord = forms.CharField(
        label=_("Landlord"),
        max_length=60,
        required=False,
        help_text=_("Of a rented home, a dormitory or a shop: whom to ask."),
    )
    landlord_phone = forms.CharField(label=_("Landlord's telephone"), max_length=40, required=False)
    note = forms.CharField(
        label=_("Note"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, dwelling: Dwelling, **kwargs: Any) -> None:
        initial = {"use": dwelling.use, "landlord": dwelling.landlord, "note": dwelling.note}
        super().__init__(*args, initial=initial, **kwargs)
        self.dwelling = dwelling
        if dwelling.landlord_phone:
            sentence = _("Now %(value)s. Leave empty to keep it.")
            shown = {"value": mask_phone(dwelling.landlord_phone)}
            self.fields["landlord_phone"].help_text = sentence % shown

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        held = {name: getattr(self.dwelling, name) or "" for name in ("use", "landlord", "note")}
        changed = {name: given[name] for name in held if given[name] != held[name]}
        if given["landlord_phone"]:
            changed["landlord_phone"] = given["landlord_phone"]
        return {**changed, "on": given["on"], "dwelling": str(self.dwelling.pk)}


class TakeBackForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        error_messages={"required": _("Please give the reason.")},
    )


class PrintForm(CommandForm):
    command = "people.print_file"
    purpose = forms.CharField(
        label=_("Purpose of full names and numbers"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"list": "purposes"}),
        help_text=_("Left empty, names and numbers are masked. Who printed is written down."),
    )

    def __init__(self, *args: Any, household: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.household = household

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "household": str(self.household)}
