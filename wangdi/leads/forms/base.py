"""What forms of leads have in common."""

from typing import Any

from django import forms

from wangdi.access.forms import CommandForm
from wangdi.leads.models import Lead

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def lines(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OfLeadForm(CommandForm):
    def __init__(self, *args: Any, lead: Lead, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lead = lead

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "lead": self.lead.id}
