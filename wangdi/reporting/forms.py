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


class CorrectForm(CommandForm):
    command = "reporting.correct"
    day = forms.DateField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason for the correction"), max_length=300)


class FreezeForm(CommandForm):
    command = "reporting.freeze"
    day = forms.DateField(widget=forms.HiddenInput)


class CountForm(CommandForm):
    command = "reporting.count"
    day = forms.DateField(widget=forms.HiddenInput)

    def payload(self) -> dict[str, Any]:
        return {"day": self.cleaned_data["day"]}
