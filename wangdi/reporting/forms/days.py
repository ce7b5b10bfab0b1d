from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm


class SignForm(CommandForm):
    """The community is the secretary's own; the day is the page's."""

    command = "reporting.sign"
    community = forms.IntegerField(widget=forms.HiddenInput)
    day = forms.DateField(widget=forms.HiddenInput)
    is_nil = forms.BooleanField(
        label=_("Nothing to report today"),
        required=False,
        help_text=_("Zero is said, not left out."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea({"rows": 2}))


class HandUpForm(CommandForm):
    command = "reporting.hand_up"
    office = forms.IntegerField(widget=forms.HiddenInput)
    day = forms.DateField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea({"rows": 2}))


class AcceptForm(CommandForm):
    command = "reporting.accept"
    statement = forms.UUIDField(widget=forms.HiddenInput)


class SendBackForm(CommandForm):
    command = "reporting.send_back"
    statement = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why it is sent back"), max_length=300)


class AnswerForm(CommandForm):
    """The question is the page's; only the reason is written."""

    command = "reporting.answer"
    day = forms.DateField(widget=forms.HiddenInput)
    unit = forms.IntegerField(widget=forms.HiddenInput)
    question = forms.CharField(widget=forms.HiddenInput, max_length=140)
    reason = forms.CharField(label=_("Why the number is right"), max_length=300)


class CorrectForm(CommandForm):
    command = "reporting.correct"
    day = forms.DateField(widget=forms.HiddenInput)
    place = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(label=_("Reason for the correction"), max_length=300)


class FreezeForm(CommandForm):
    command = "reporting.freeze"
    day = forms.DateField(widget=forms.HiddenInput)

    def payload(self) -> dict[str, Any]:
        return {"day": self.cleaned_data["day"]}
