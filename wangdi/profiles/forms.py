"""Putting a version in force."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.profiles import queries


class ActivateForm(CommandForm):
    command = "profiles.activate"
    version = forms.ChoiceField(label=_("Profile"))
    from_at = forms.DateTimeField(
        label=_("In force from"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The document that orders it, with its number."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.id), f"{one.read().title} ({one.short})") for one in queries.versions()]
        field = self.fields["version"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
