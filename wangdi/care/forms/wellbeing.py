"""The short screen, the decision about it, and the counsellor's note."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.care.forms.orders import OrderForm, lines
from wangdi.care.models import WellbeingCheck
from wangdi.care.section import Screen
from wangdi.people.models import Household, Person

BEGINS = "q_"


class AskHowForm(CommandForm):
    """The questions of the profile, one answer each."""

    command = "care.wellbeing"
    person = forms.ChoiceField(label=_("Who answers"))
    wants_to_talk = forms.BooleanField(label=_("Would like somebody to talk to"), required=False)

    def __init__(
        self,
        *args: Any,
        household: Household,
        members: list[Person],
        screen: Screen,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.household = household
        people = [(str(one.id), one.name) for one in members]
        self.fields["person"].choices = people  # type: ignore[attr-defined]
        choices = [(str(worth), str(one)) for worth, one in enumerate(screen.answers)]
        for one in screen.questions:
            self.fields[f"{BEGINS}{one.code}"] = forms.ChoiceField(
                label=str(one.text), choices=choices, widget=forms.RadioSelect
            )
        self.order_fields(["person", *(f"{BEGINS}{one.code}" for one in screen.questions)])

    def payload(self) -> dict[str, Any]:
        asked = self.cleaned_data
        answers = {
            name.removeprefix(BEGINS): int(value)
            for name, value in asked.items()
            if name.startswith(BEGINS)
        }
        return {
            "household": self.household.id,
            "person": UUID(asked["person"]),
            "answers": answers,
            "wants_to_talk": asked["wants_to_talk"],
        }


class LookForm(CommandForm):
    """A person decides; the screen never does."""

    command = "care.decide_wellbeing"
    refer = forms.TypedChoiceField(
        label=_("What do you decide?"),
        choices=[
            ("yes", _("Ask the counsellor to get in touch")),
            ("no", _("Not needed, for the reason below")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = lines(_("Why"), min_length=2)

    def __init__(self, *args: Any, check: WellbeingCheck, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = check

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "check": self.about.id}


class NoteForm(OrderForm):
    command = "care.note"
    text = forms.CharField(
        label=_("Note of the talk"),
        min_length=2,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
