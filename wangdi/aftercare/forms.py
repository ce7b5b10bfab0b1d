"""The form of a call: what came of it, by one of four buttons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.aftercare.models import Aftercare, Call
from wangdi.aftercare.words import Answer, Feels
from wangdi.lib import clock

LOCAL = "%Y-%m-%dT%H:%M"


class CallForm(CommandForm):
    command = "aftercare.record_call"
    came = forms.ChoiceField(choices=Answer.choices, widget=forms.HiddenInput)
    feels = forms.ChoiceField(
        label=_("How is he?"), choices=Feels.choices, required=False, widget=forms.RadioSelect
    )
    symptoms = forms.CharField(
        label=_("What he feels"),
        max_length=500,
        required=False,
        help_text=_("Fever, cough, sore throat, hard to breathe. The doctor calls him then."),
    )
    needs = forms.CharField(label=_("What he needs"), max_length=500, required=False)
    reminded = forms.BooleanField(
        label=_("Reminded to go out as little as needed, in a mask"), required=False
    )
    sign = forms.ChoiceField(
        label=_("The notice on the door"),
        choices=[("", _("Not asked about")), *Call.Sign.choices],
        required=False,
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    at = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        initial=lambda: clock.local(clock.now()).strftime(LOCAL),
    )

    def __init__(self, *args: Any, file: Aftercare, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.file = file

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        given["answer"] = given.pop("came")
        if given["answer"] != Answer.REACHED:
            given |= {"feels": "", "symptoms": "", "needs": "", "reminded": False, "sign": ""}
        return {**given, "file": self.file.id}
