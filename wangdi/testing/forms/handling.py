"""A positive result: what is decided, and to whom it was reported."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.testing.forms.sampling import LOCAL
from wangdi.testing.models import Result
from wangdi.testing.words import Step


class HandleForm(CommandForm):
    command = "testing.handle"
    step = forms.ChoiceField(
        label=_("What you decide"), choices=Step.choices, widget=forms.RadioSelect
    )
    reported_to = forms.CharField(
        label=_("Reported to"),
        max_length=100,
        help_text=_("The county health department or disease control, and whom you spoke to."),
    )
    reported_at = forms.DateTimeField(
        label=_("Reported at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        initial=lambda: clock.local(clock.now()).strftime(LOCAL),
    )
    note = forms.CharField(
        label=_("Note"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, result: Result, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.result = result

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "result": self.result.id}
