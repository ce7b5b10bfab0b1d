"""Forms of a household: each is one command that it asks of itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.intake.actors import RESIDENT, Actor
from wangdi.intake.submitting import Answer
from wangdi.links.asking import submit_for
from wangdi.links.models import HouseholdLink
from wangdi.links.tokens import PIN_DIGITS


class HomeForm(CommandForm):
    """Handed in for the household of `link`, and for no other."""

    def __init__(self, *args: Any, link: HouseholdLink, **kwargs: Any) -> None:
        self.link = link
        super().__init__(*args, **kwargs)

    def send(self) -> bool:
        """As `submit`, by the household itself."""
        return self.submit(RESIDENT)

    def hand_in(self, actor: Actor) -> Answer:
        return submit_for(
            self.link, command=self.command, payload=self.payload(), key=self.record_key()
        )


class OwnForm(HomeForm):
    """A form about the household, which is never taken from what was sent."""

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "household": self.link.household}


class PinForm(forms.Form):
    """Six digits, however they are typed."""

    pin = forms.CharField(
        label=_("PIN"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "off",
                "autofocus": True,
                "class": "pin",
            }
        ),
    )

    def clean_pin(self) -> str:
        digits = "".join(sign for sign in self.cleaned_data["pin"] if sign.isdigit())
        if len(digits) != PIN_DIGITS or not digits.isascii():
            raise forms.ValidationError(_("The PIN has six digits. It stands on the other sheet."))
        return digits
