"""Temperatures of everybody at home, told at once."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from wangdi.lib import clock
from wangdi.links.models import HouseholdLink
from wangdi.quarantine.models.readings import Site
from wangdi.residents.me.forms.home import HomeForm
from wangdi.residents.queries.care import Care


class ReadingForm(HomeForm):
    """One person's temperature; left empty, nothing is told of him."""

    command = "quarantine.record_reading"
    value = forms.CharField(
        label=_("Temperature °C"),
        max_length=8,
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "class": "temperature"}
        ),
    )
    site = forms.ChoiceField(label=_("Where measured"), choices=Site.choices, initial=Site.AXILLARY)
    time = forms.TimeField(
        label=_("When measured today"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    symptoms = forms.MultipleChoiceField(
        label=_("Anything felt"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reducer = forms.BooleanField(label=_("Took a fever reducer in the last hours"), required=False)
    remeasured = forms.BooleanField(
        label=_("Measured again, because the one before was high"), required=False
    )

    def __init__(self, *args: Any, care: Care, **kwargs: Any) -> None:
        kwargs["initial"] = {"time": clock.local(clock.now()).time()}
        super().__init__(*args, **kwargs)
        self.care = care
        words = care.episode.section.daily.symptoms
        self.fields["symptoms"].choices = [  # type: ignore[attr-defined]
            (one.code, str(one.label)) for one in words
        ]
        if not care.has_fever:
            del self.fields["remeasured"]

    def is_told(self) -> bool:
        """Whether something of this person was filled in."""
        return any(self.data.get(self.add_prefix(name)) for name in ("value", "symptoms"))

    def payload(self) -> dict[str, Any]:
        told = super().payload()
        at = clock.at(clock.today(), told.pop("time"))
        return {**told, "episode": self.care.episode.id, "at": at, "way": "self"}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if self.is_told() and not told.get("value"):
            self.add_error("value", _("Measure and write the temperature, too."))
        return told


def forms_of(link: HouseholdLink, cares: list[Care], data: QueryDict | None) -> list[ReadingForm]:
    """One form for each person who is observed, told apart by his place in the list."""
    return [
        ReadingForm(data, link=link, care=care, prefix=f"p{care.episode.id.hex[-12:]}")
        for care in cares
        if care.is_observed
    ]


def send(filled: list[ReadingForm]) -> bool:
    """Hand in all that was told; whether all of it went through."""
    told = [form for form in filled if form.is_told()]
    sent = [form.send() for form in told]
    return bool(sent) and all(sent)
