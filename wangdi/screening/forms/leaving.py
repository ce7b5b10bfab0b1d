"""Somebody who came back has left again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.screening.models import Arrival

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LeavingForm(CommandForm):
    command = "screening.record_leaving"
    on = forms.DateField(label=_("Left again on"), widget=DATE)
    to = forms.CharField(label=_("To where"), max_length=100, required=False)

    def __init__(self, *args: Any, arrival: Arrival, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": clock.today()}, **kwargs)
        self.arrival = arrival

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "arrival": self.arrival.id}
