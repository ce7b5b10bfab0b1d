"""What the office hears of those who declared."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.screening.models import CallOutcome, Closing, Declaration, Expected

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CallForm(CommandForm):
    command = "screening.record_call"
    outcome = forms.ChoiceField(
        label=_("What was said"), choices=CallOutcome.choices, widget=forms.RadioSelect
    )
    now_due_on = forms.DateField(label=_("They come on"), required=False, widget=DAY)
    note = forms.CharField(label=pgettext_lazy("of a call", "Note"), required=False, max_length=200)

    def __init__(self, *args: Any, told: Declaration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told = told

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "declaration": self.told.id}


class CloseForm(CommandForm):
    command = "screening.close_expected"
    how = forms.ChoiceField(
        label=_("Why nobody waits any more"),
        choices=[
            (one.value, one.label)
            for one in (Closing.NOT_COMING, Closing.ELSEWHERE, Closing.MISTAKE)
        ],
    )

    def __init__(self, *args: Any, expected: Expected, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "expected": self.expected.id}
