"""What is answered, read, left, fetched and typed."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates.models import Alarm
from wangdi.people.models import Household, Person


def lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class AnswerForm(CommandForm):
    command = "gates.answer_alarm"
    told = forms.CharField(
        label=_("What was found and done"), min_length=2, max_length=500, widget=lines()
    )

    def __init__(self, *args: Any, alarm: Alarm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alarm = alarm

    def payload(self) -> dict[str, Any]:
        return {"answer": self.cleaned_data["told"], "alarm": self.alarm.id}


class TraceForm(CommandForm):
    command = "gates.trace"
    purpose = forms.CharField(
        label=_("Why it must be read"),
        min_length=2,
        max_length=300,
        help_text=_("It is written down, and the person can see it."),
        widget=lines(2),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "person": self.person.id}


class LeaveForm(CommandForm):
    command = "gates.leave_goods"
    household = forms.UUIDField(widget=forms.HiddenInput)
    what = forms.CharField(label=_("What was left"), max_length=60)
    spot = forms.CharField(label=_("Place on the shelf"), max_length=20, required=False)

    def __init__(self, *args: Any, gate: Checkpoint, home: Household, **kwargs: Any) -> None:
        super().__init__(*args, initial={"household": home.id}, **kwargs)
        self.gate = gate

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "checkpoint": self.gate.id}


class FetchForm(CommandForm):
    command = "gates.fetch_goods"
    item = forms.UUIDField(widget=forms.HiddenInput)

    def payload(self) -> dict[str, Any]:
        return {"item": UUID(str(self.cleaned_data["item"]))}
