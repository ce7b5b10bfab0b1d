"""The journey as the form at a door asks for it, and how its free lines are read."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wangdi.screening import origins
from wangdi.screening.models import Exposure, ProofResult, Transport

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOST_COMPANIONS = 9
_TEMPERATURE = re.compile(r"^(?P<name>.*?)[\s,,::]*(?P<reading>[0-9]{2}(?:\.[0-9])?)?\s*(?:℃|度)?$")
_STAY = re.compile(
    r"^(?P<place>.+?)[\s,,::]+(?P<first>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[\s,,~至到-]+(?P<last>[0-9]{4}-[0-9]{2}-[0-9]{2}))?$"
)


class JourneyFields(forms.Form):
    """From where, through where, when, by what; and what else the forms of the years ask."""

    origin_code = forms.ChoiceField(label=_("Came from"), required=False)
    origin = forms.CharField(label=_("City, county, street"), max_length=100, required=False)
    left_on = forms.DateField(label=_("Left on"), required=False, widget=DATE)
    arrived_on = forms.DateField(label=_("Arrived on"), widget=DATE)
    transport = forms.ChoiceField(
        label=_("Transport"), required=False, choices=[("", _("Not known")), *Transport.choices]
    )
    transport_number = forms.CharField(
        label=_("Train, flight or plate number"), max_length=40, required=False
    )
    seat = forms.CharField(label=_("Carriage and seat"), max_length=20, required=False)
    via = forms.CharField(
        label=_("Places on the way"),
        help_text=_("With commas between them."),
        max_length=300,
        required=False,
    )
    stays = forms.CharField(
        label=_("Where in the 14 days before"),
        help_text=_("A line each: place, first day, last day. 武汉市 2020-01-10 2020-01-20"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    exposures = forms.MultipleChoiceField(
        label=_("Work with a risk"),
        required=False,
        choices=Exposure.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    test_on = forms.DateField(label=_("Last test on"), required=False, widget=DATE)
    test_result = forms.ChoiceField(
        label=_("Its result"), required=False, choices=[("", _("No proof")), *ProofResult.choices]
    )
    onward = forms.CharField(label=_("Travels on to"), max_length=100, required=False)
    onward_on = forms.DateField(label=_("Travels on, on"), required=False, widget=DATE)
    evidence = forms.CharField(
        label=_("What was shown"),
        help_text=_("Ticket, itinerary, stamp: seen, not kept."),
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("origin_code") and not told.get("origin"):
            self.add_error("origin", gettext("Choose where the person came from, or write it."))
        return told

    def clean_companions(self) -> str:
        written = str(self.cleaned_data["companions"])
        if len(companions_of(written)) > MOST_COMPANIONS:
            raise forms.ValidationError(gettext("At most nine companions at once."))
        return written

    def clean_stays(self) -> str:
        written = str(self.cleaned_data["stays"])
        if any(not _STAY.match(line) for line in _lines(written)):
            raise forms.ValidationError(
                gettext("Write each line as: place, first day, last day (2020-01-10).")
            )
        return written

    def journey(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The fields of the journey as the command takes them."""
        abroad = asked["origin_code"] == "-"
        code = "" if abroad else asked["origin_code"]
        origin, code = origins.told(code, asked["origin"], abroad=abroad)
        via = re.split(r"[,,、;;]", asked["via"])
        stays = [_stay(line) for line in _lines(asked["stays"])]
        return {**asked, "origin": origin, "origin_code": code, "via": via, "stays": stays}


def companions_of(written: str) -> list[tuple[str, str | None]]:
    """Name and temperature of each line; a line without a name is none."""
    found = [_TEMPERATURE.match(line) for line in _lines(written)]
    return [(one["name"], one["reading"]) for one in found if one and one["name"]]


def _stay(line: str) -> dict[str, str]:
    found = _STAY.match(line)
    if found is None:
        return {"place": line}
    return {
        "place": found["place"],
        "first": found["first"],
        "last": found["last"] or found["first"],
    }


def _lines(written: str) -> list[str]:
    return [line.strip() for line in written.splitlines() if line.strip()]
