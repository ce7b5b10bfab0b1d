"""Short forms about one person: needs, leaving, a number in full."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.people.forms.persons import Day
from wangdi.people.models import Departure, Need, Person


class OfPersonForm(CommandForm):
    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "person": str(self.person.id)}


class NeedsForm(OfPersonForm):
    command = "people.set_needs"
    needs = forms.MultipleChoiceField(
        label=_("What help is needed"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class DepartureForm(OfPersonForm):
    command = "people.record_departure"
    on = forms.DateField(label=_("Since"), widget=Day(), initial=clock.today)
    why = forms.ChoiceField(
        label=_("Reason of leaving"),
        choices=[one for one in Departure.choices if one[0] != Departure.MERGED],
        widget=forms.RadioSelect,
    )


class UnmaskForm(OfPersonForm):
    command = "people.unmask"
    field = forms.ChoiceField(
        choices=[("phone", _("Telephone")), ("id_number", _("Document number"))],
        widget=forms.HiddenInput,
    )
    purpose = forms.CharField(
        label=_("Purpose"),
        max_length=200,
        widget=forms.TextInput({"list": "purposes", "autofocus": True}),
        help_text=_("The person can see who looked, when and for what."),
        error_messages={"required": _("Please say what you need it for.")},
    )
