"""One card at one door."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.people.models import Dwelling
from wangdi.screening.models import CanvassRound


class VisitForm(CommandForm):
    """One question, answered by the button that is pressed."""

    command = "screening.record_visit"
    outcome = forms.CharField(widget=forms.HiddenInput)
    people_seen = forms.IntegerField(
        label=_("People seen"), min_value=0, max_value=99, required=False
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=1000)

    def __init__(
        self, *args: Any, canvass: CanvassRound, dwelling: Dwelling, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.canvass, self.dwelling = canvass, dwelling

    def payload(self) -> dict[str, Any]:
        asked = {"round": self.canvass.id, "dwelling": self.dwelling.id}
        return {**super().payload(), **asked}
