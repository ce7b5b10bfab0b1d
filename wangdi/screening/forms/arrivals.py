"""Who came back: the form at a door."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.lib.masking import mask_name
from wangdi.people.models import Dwelling, Person
from wangdi.screening import areas, origins, queries, showing
from wangdi.screening.models import Symptom, Transport

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ArrivalForm(CommandForm):
    """A returnee behind one door; residents are offered masked, by the door's own households."""

    command = "screening.record_arrival"
    person = forms.ChoiceField(label=_("Who"), required=False)
    name = forms.CharField(
        label=_("Name, if not in the ledger"),
        max_length=60,
        required=False,
        help_text=_("Entered in the ledger as a person behind this door."),
    )
    household = forms.ChoiceField(
        label=_("Household, if not in the ledger"),
        required=False,
        help_text=_("Several households live behind this door."),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    origin_code = forms.ChoiceField(label=_("Came from"))
    origin = forms.CharField(label=_("City, county, street"), max_length=100)
    left_on = forms.DateField(label=_("Left on"), required=False, widget=DATE)
    arrived_on = forms.DateField(label=_("Arrived on"), widget=DATE)
    transport = forms.ChoiceField(
        label=_("Transport"), required=False, choices=[("", _("Not known")), *Transport.choices]
    )
    transport_number = forms.CharField(
        label=_("Train, flight or plate number"), max_length=40, required=False
    )
    temperature = forms.CharField(label=_("Temperature"), max_length=8, required=False)
    symptoms = forms.MultipleChoiceField(
        label=_("Symptoms"),
        required=False,
        choices=Symptom.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    contact = forms.ChoiceField(
        label=_("Contact with a case"),
        required=False,
        choices=[("", _("Not known")), ("no", _("No")), ("yes", _("Yes"))],
    )

    def __init__(self, *args: Any, dwelling: Dwelling, **kwargs: Any) -> None:
        super().__init__(*args, initial={"arrived_on": clock.today()}, **kwargs)
        self.dwelling = dwelling
        residents = list(queries.residents(dwelling))
        people = [(str(p.id), mask_name(p.name)) for p in residents]
        self.fields["person"].choices = [("", _("Somebody else")), *people]  # type: ignore[attr-defined]
        self._ask_for_the_household(residents)
        known = areas.known(clock.now())
        self.fields["origin_code"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a province or key area")),
            *origins.choices(known.areas),
            ("-", _("Abroad or elsewhere")),
        ]

    def _ask_for_the_household(self, residents: Sequence[Person]) -> None:
        """Which of several households, told by who lives there; one or none is not asked."""
        homes = list(queries.households(self.dwelling))
        if len(homes) < 2:
            del self.fields["household"]
            return
        names = {
            home.id: [p.name for p in residents if p.household_id == home.id] for home in homes
        }
        self.fields["household"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose the household")),
            *((str(home.id), showing.household(home, names[home.id])) for home in homes),
        ]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        contact = {"yes": True, "no": False}.get(asked["contact"])
        code = "" if asked["origin_code"] == "-" else asked["origin_code"]
        person = UUID(asked["person"]) if asked["person"] else None
        return {
            **asked,
            "dwelling": self.dwelling.id,
            "person": person,
            "household": asked.get("household") or None,
            "name": "" if person else asked["name"],
            "origin_code": code,
            "contact": contact,
            "temperature": asked["temperature"] or None,
        }
