"""Forms of every day: a reading, a step after a fever."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.quarantine.forms import EpisodeForm, moment_field
from wangdi.quarantine.models.fevers import Travel
from wangdi.quarantine.models.readings import Site, Way
from wangdi.quarantine.rules import path

WAYS = [(way.value, way.label) for way in (Way.DOOR, Way.PHONE, Way.VIDEO, Way.SELF)]


class ReadingForm(EpisodeForm):
    """One reading with what was felt, in the words of the profile that the episode began under."""

    command = "quarantine.record_reading"
    value = forms.CharField(
        label=_("Temperature °C"),
        max_length=8,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "autofocus": True}
        ),
    )
    site = forms.ChoiceField(label=_("Where measured"), choices=Site.choices, initial=Site.AXILLARY)
    symptoms = forms.MultipleChoiceField(
        label=_("Anything felt"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reducer = forms.BooleanField(label=_("Took a fever reducer in the last hours"), required=False)
    at = moment_field(_("When measured"))
    way = forms.ChoiceField(
        label=_("How you know it"), choices=WAYS, initial=Way.DOOR, required=False
    )
    remeasured = forms.BooleanField(label=_("Measured again"), required=False)
    note = forms.CharField(
        label=_("What else was seen or advised"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.episode.section.daily.symptoms
        self.fields["symptoms"].choices = [  # type: ignore[attr-defined]
            (one.code, str(one.label)) for one in words
        ]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        return {**asked, "way": asked["way"] or None}


class StepForm(EpisodeForm):
    """One step of the path; which fields it asks for follows from the step."""

    command = "quarantine.fever_step"
    at = moment_field(_("When"))
    note = forms.CharField(
        label=_("Findings and advice"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, step: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        asked = {
            path.DOCTOR: self._decision(_("The doctor's word"), WORDS[path.DOCTOR]),
            path.CLINIC: self._clinic(),
            path.REPORT: {"place": self._place(_("Who was told"))},
            path.OUTCOME: self._decision(_("How it came out"), WORDS[path.OUTCOME]),
        }[step]
        self.fields = {"key": self.fields["key"], **asked, **self.fields}

    def _decision(self, label: Any, choices: Any) -> dict[str, forms.Field]:
        widget = forms.RadioSelect
        return {"decision": forms.ChoiceField(label=label, choices=choices, widget=widget)}

    def _clinic(self) -> dict[str, forms.Field]:
        ways = forms.ChoiceField(
            label=_("How the person travels"),
            choices=Travel.choices,
            widget=forms.RadioSelect,
            help_text=_("Never by public transport, and with a mask."),
        )
        return {"place": self._place(_("Designated fever clinic")), "travel": ways}

    def _place(self, label: Any) -> forms.Field:
        return forms.CharField(label=label, max_length=100)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "step": self.step}


WORDS = {
    path.DOCTOR: [
        (path.SEND, _("To the fever clinic: call 120")),
        (path.WATCH, _("Stays at home and is watched")),
    ],
    path.OUTCOME: [(path.BACK, _("Back home")), (path.KEPT, _("Kept at the hospital"))],
}
