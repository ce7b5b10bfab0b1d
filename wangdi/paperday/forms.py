"""For what the day of a community is printed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.paperday.planning import Wanted


class PrintForm(CommandForm):
    command = "paperday.print"
    purpose = forms.CharField(
        label=_("For what"),
        help_text=_("It is kept with your name: for whom, and what they do with it."),
        max_length=200,
        min_length=2,
    )

    def __init__(
        self, *args: Any, community: int, day: date, wanted: Wanted, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.community, self.day, self.wanted = community, day, wanted

    def payload(self) -> dict[str, Any]:
        return self.wanted.payload(self.community, self.day, self.cleaned_data["purpose"])
