"""Forms of a letter: register it, answer it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.leads.forms.base import MOMENT, lines
from wangdi.leads.models import LeadBatch
from wangdi.leads.words import Kind
from wangdi.lib import clock
from wangdi.territory.models import COMMUNITY_KINDS, Place


class BatchForm(CommandForm):
    """`community` is asked of whoever works for several places, and means the whole office."""

    command = "leads.register_batch"
    sender = forms.CharField(
        label=_("Who sent it"),
        max_length=100,
        help_text=_("As the letter says: the office, and the person who takes the answer."),
    )
    number = forms.CharField(label=_("Number of the letter"), max_length=80, required=False)
    kind = forms.ChoiceField(
        label=_("Class"),
        required=False,
        choices=[("", _("Several, as the list says")), *Kind.choices],
    )
    received_at = forms.DateTimeField(label=_("Received"), widget=MOMENT)
    due_at = forms.DateTimeField(
        label=_("Answer due"),
        widget=MOMENT,
        required=False,
        help_text=_("Empty: as the profile in force says, else 24 hours after it came."),
    )
    community = forms.TypedChoiceField(
        label=_("To whom"), coerce=int, empty_value=None, required=False
    )
    note = forms.CharField(label=_("Note"), max_length=1000, required=False, widget=lines())

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, initial={"received_at": clock.local(clock.now())}, **kwargs)
        places = Place.objects.filter(id__in=scope.communities, kind__in=COMMUNITY_KINDS)
        named = list(places.order_by("code", "id").values_list("id", "name"))
        if scope.whole:
            named = [("", _("The whole office")), *named]  # type: ignore[list-item]
        elif len(named) == 1:
            self.fields["community"].widget = forms.HiddenInput()
            self.initial["community"] = named[0][0]
        self.fields["community"].choices = named  # type: ignore[attr-defined]


class AnswerForm(CommandForm):
    command = "leads.answer"
    full = forms.BooleanField(
        label=_("Names and numbers in full"),
        required=False,
        help_text=_("Only where the sender cannot tell his rows otherwise."),
    )
    purpose = forms.CharField(label=_("What for"), max_length=200, required=False)

    def __init__(self, *args: Any, batch: LeadBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.batch = batch

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "batch": self.batch.id}
