"""Forms of the pages: each is one command."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.checks.models import Check
from wangdi.checks.words import Found, How
from wangdi.quarantine.models import Episode

TOLD = (Found.MET, Found.NO_ANSWER, Found.NOT_MET)


def lines(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CheckForm(CommandForm):
    def __init__(self, *args: Any, check: Check, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.check = check

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "check": self.check.id}


class RecordForm(CheckForm):
    command = "checks.record"
    found = forms.ChoiceField(
        choices=[(one.value, one.label) for one in TOLD], widget=forms.HiddenInput
    )
    note = forms.CharField(
        label=_("Remark"),
        max_length=500,
        required=False,
        widget=lines(),
        help_text=_("Nothing about anybody's health; no picture and no film is kept."),
    )


class ContactForm(CheckForm):
    command = "checks.follow_up"
    how = forms.ChoiceField(
        label=_("What came of the call"), choices=How.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What they said and what was done"), max_length=500, min_length=2, widget=lines(3)
    )


class AskForm(CommandForm):
    command = "checks.ask"
    purpose = forms.CharField(
        label=_("Why it is needed"),
        max_length=300,
        min_length=2,
        widget=lines(),
        help_text=_("The household reads it beside the question."),
    )

    def __init__(self, *args: Any, episode: Episode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.episode = episode

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "episode": self.episode.id}
