"""Forms of a sample: entered, its result come in, put right, taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.testing.actions import FIELDS
from wangdi.testing.models import Result
from wangdi.testing.words import Kind, Outcome, Source

LOCAL = "%Y-%m-%dT%H:%M"


class SampleForm(CommandForm):
    outcome = forms.ChoiceField(
        label=_("Result"),
        choices=Outcome.choices,
        initial=Outcome.NEGATIVE,
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label=_("Kind of test"), choices=Kind.choices, initial=Kind.NUCLEIC)
    sampled_on = forms.DateField(
        label=_("Sample taken on"),
        initial=clock.today,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    sampled_time = forms.TimeField(
        label=_("At what time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    reported_at = forms.DateTimeField(
        label=_("Reported at"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        help_text=_("Empty while the result is pending."),
    )
    source = forms.ChoiceField(
        label=_("How is it known"), choices=Source.choices, initial=Source.REPORT
    )
    laboratory = forms.CharField(label=_("Laboratory"), max_length=100, required=False)
    number = forms.CharField(label=_("Sample number"), max_length=40, required=False)
    place = forms.CharField(label=_("Where it was taken"), max_length=100, required=False)
    taken_by = forms.CharField(label=_("Taken by"), max_length=60, required=False)

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        pending = asked["outcome"] == Outcome.PENDING
        return {**asked, "reported_at": None if pending else asked["reported_at"]}


class RecordForm(SampleForm):
    command = "testing.record"

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        now = clock.local(clock.now()).strftime(LOCAL)
        super().__init__(*args, **{**kwargs, "initial": {"reported_at": now}})
        self.person = person

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "person": self.person.id}


class CorrectForm(SampleForm):
    """The sample as it stands; without a reason only where its result was still to come."""

    command = "testing.correct"
    reason = forms.CharField(
        label=_("Why it is put right"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, result: Result, **kwargs: Any) -> None:
        stands = {name: getattr(result, name) for name in FIELDS}
        when = result.reported_at or clock.now()
        stands["reported_at"] = clock.local(when).strftime(LOCAL)
        pending = result.outcome == Outcome.PENDING
        if pending:
            stands["outcome"] = Outcome.NEGATIVE
        super().__init__(*args, **{**kwargs, "initial": stands})
        self.result = result
        if pending:
            del self.fields["reason"]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "result": self.result.id}


class TakeBackForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it does not count"),
        max_length=200,
        error_messages={"required": _("Please give the reason.")},
    )
