"""Who came back: the form at a door."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import Answer, submit
from wangdi.lib import clock
from wangdi.lib.identifiers import ID_KIND_NAMES, IdKind
from wangdi.lib.masking import mask_name
from wangdi.people.models import Dwelling, Person
from wangdi.screening import areas, origins, queries, showing
from wangdi.screening.forms.journeys import JourneyFields, companions_of
from wangdi.screening.models import Expected, Symptom

FIRST = (
    *("person", "name", "household", "phone", "origin_code", "origin", "left_on", "arrived_on"),
    *("transport", "transport_number", "companions", "temperature", "symptoms", "contact"),
)
SHARED = ("name", "person", "phone", "id_kind", "id_number", "temperature", "symptoms", "expected")
"""What belongs to one person and not to his companions."""


class ArrivalForm(JourneyFields, CommandForm):
    """A returnee behind one door; residents are offered masked, by the door's own households.

    Companions share the journey: one record each, all of them or none.
    """

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
    companions = forms.CharField(
        label=_("Who came together with this person"),
        help_text=_("One name in each line, with the temperature behind it if it was taken."),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
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
    id_kind = forms.ChoiceField(
        label=_("Identity document"),
        required=False,
        choices=[("", _("Not asked")), *((one.value, ID_KIND_NAMES[one]) for one in IdKind)],
    )
    id_number = forms.CharField(label=_("Its number"), required=False, max_length=30)

    def __init__(
        self,
        *args: Any,
        dwelling: Dwelling,
        expected: Expected | None = None,
        **kwargs: Any,
    ) -> None:
        told = {"arrived_on": clock.today(), **_declared(expected)}
        super().__init__(*args, initial=told, **kwargs)
        self.dwelling, self.expected = dwelling, expected
        self.order_fields(FIRST)
        residents = list(queries.residents(dwelling))
        people = [(str(p.id), mask_name(p.name)) for p in residents]
        self.fields["person"].choices = [("", _("Somebody else")), *people]  # type: ignore[attr-defined]
        self._ask_for_the_household(residents)
        self.fields["origin_code"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a province, city or key area")),
            *origins.grouped(areas.known(clock.now()).areas),
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

    def first_fields(self) -> list[forms.BoundField]:
        """What is asked of everybody."""
        return [one for one in self.visible_fields() if one.name in FIRST]

    def more_fields(self) -> list[forms.BoundField]:
        return [one for one in self.visible_fields() if one.name not in FIRST]

    def more_errors(self) -> bool:
        return bool(self.errors.keys() - {*FIRST, "__all__"})

    def payload(self) -> dict[str, Any]:
        asked = self.journey(super().payload())
        contact = {"yes": True, "no": False}.get(asked["contact"])
        person = UUID(asked["person"]) if asked["person"] else None
        asked.pop("companions")
        return {
            **asked,
            "dwelling": self.dwelling.id,
            "person": person,
            "household": asked.get("household") or None,
            "name": "" if person else asked["name"],
            "contact": contact,
            "temperature": asked["temperature"] or None,
            "expected": self.expected.id if self.expected else None,
        }

    def hand_in(self, actor: Actor) -> Answer:
        """All who came together in one transaction; who cannot be registered stops all of them."""
        key, asked = self.record_key(), self.payload()
        others = companions_of(self.cleaned_data["companions"])
        party = key if others else None
        journey = {name: value for name, value in asked.items() if name not in SHARED}
        records = [Incoming(key, {**asked, "party": party})]
        for at, (name, temperature) in enumerate(others):
            told = {**journey, "name": name, "temperature": temperature, "party": party}
            records.append(Incoming(uuid5(key, str(at)), told))
        with transaction.atomic():
            answers = submit(actor=actor, command=self.command, records=records)
            for position, one in enumerate(answers.each):
                if one.answer == "review":
                    field = "companions" if position else one.field
                    said = f"{others[position - 1][0]}: " if position else ""
                    raise Refused(said + one.sentence, field, one.reason)
        return answers.each[0]


def _declared(expected: Expected | None) -> dict[str, Any]:
    """What the declaration says already; somebody at the door looks whether it is so."""
    if expected is None:
        return {}
    told = expected.declaration
    return {
        "name": expected.name,
        "phone": told.phone,
        "origin_code": told.origin_code[:4],
        "origin": origins.beside(told.origin, told.origin_code[:4]),
        "via": ", ".join(told.via),
        "left_on": told.left_on,
        "transport": told.transport,
        "transport_number": told.transport_number,
        "seat": told.seat,
    }
