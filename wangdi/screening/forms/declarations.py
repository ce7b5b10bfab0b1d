"""What somebody says of his coming, with a thumb."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.public import PublicForm
from wangdi.screening import origins
from wangdi.screening.declaring.payloads import MOST_PEOPLE
from wangdi.screening.models import Declaration, Transport
from wangdi.territory import queries as territory

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
LINES = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})


class ComingForm(PublicForm):
    """The journey itself, as declaring and changing ask for it."""

    origin_code = forms.ChoiceField(label=_("Province or city you come from"), required=False)
    origin = forms.CharField(
        label=_("County, street or village there"), max_length=100, required=False
    )
    via = forms.CharField(
        label=_("Places on the way where you stay"), max_length=200, required=False
    )
    arrives_on = forms.DateField(label=_("Day of arrival"), widget=DAY)
    arrives_at = forms.TimeField(label=_("About what time"), required=False, widget=CLOCK)
    left_on = forms.DateField(label=_("Day of leaving there"), required=False, widget=DAY)
    transport = forms.ChoiceField(
        label=_("How you travel"),
        required=False,
        choices=[("", _("Not known yet")), *Transport.choices],
    )
    transport_number = forms.CharField(
        label=_("Train, flight or plate number"), max_length=40, required=False
    )
    seat = forms.CharField(label=_("Carriage and seat"), max_length=20, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["origin_code"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a place")),
            *origins.places(),
            ("-", _("Abroad")),
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("origin_code") and not told.get("origin"):
            self.add_error("origin_code", _("Choose where you come from, or write it below."))
        return told

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        code = "" if asked["origin_code"] == "-" else asked["origin_code"]
        origin, code = origins.told(code, asked["origin"], abroad=asked["origin_code"] == "-")
        via = asked["via"].replace("，", ",").replace("、", ",").split(",")
        return {**asked, "origin": origin, "origin_code": code, "via": via}


class DeclareForm(ComingForm):
    """Who comes, from where, when, how, to which door, and a telephone for questions."""

    command = "screening.declare"
    name = forms.CharField(label=_("Your name"), max_length=60)
    companions = forms.CharField(
        label=_("Who comes with you"),
        help_text=_("One name in each line."),
        required=False,
        max_length=600,
        widget=LINES,
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    community = forms.TypedChoiceField(label=_("Community you come to"), coerce=int)
    address = forms.CharField(
        label=_("Compound, building and room"),
        help_text=_("For example: Garden Compound 3-2-502. If you do not know, write whose home."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, place: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(territory.communities().values_list("id", "name"))
        here = [one for one in known if one[0] == place]
        self.fields["community"].choices = here or [("", _("Choose the community")), *known]  # type: ignore[attr-defined]
        self.order_fields(["name", "companions", "phone", "community", "address"])

    def clean_companions(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["companions"].splitlines()]
        named = [line for line in lines if line]
        if len(named) >= MOST_PEOPLE:
            raise forms.ValidationError(
                _("At most ten people in one declaration; declare the others in another.")
            )
        return named

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        people = [asked.pop("name"), *asked.pop("companions")]
        return {**asked, "people": people}


class ChangeForm(ComingForm):
    """Another day or another way; what is private is not shown and stays when left empty."""

    command = "screening.change_declaration"
    phone = forms.CharField(
        label=_("Another telephone"),
        max_length=30,
        required=False,
        help_text=_("Leave it empty if it stays as it is."),
    )
    address = forms.CharField(
        label=_("Another address here"),
        max_length=200,
        required=False,
        help_text=_("Leave it empty if it stays as it is."),
    )

    def __init__(self, *args: Any, told: Declaration, code: str, **kwargs: Any) -> None:
        names = ("origin", "arrives_on", "arrives_at", "left_on", "transport", "transport_number")
        before = {name: getattr(told, name) for name in (*names, "seat")}
        before["origin"] = origins.beside(told.origin, told.origin_code[:4])
        before["via"] = ", ".join(told.via)
        before["origin_code"] = told.origin_code[:4]
        super().__init__(*args, initial=before, **kwargs)
        self.code = code

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "code": self.code}


class WithdrawForm(PublicForm):
    command = "screening.withdraw_declaration"

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code = code

    def payload(self) -> dict[str, Any]:
        return {"code": self.code}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code on your receipt"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
