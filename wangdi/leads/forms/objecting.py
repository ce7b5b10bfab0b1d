"""Forms of an objection: raised by anybody with a code, decided by somebody else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.public import PublicForm
from wangdi.leads.forms.base import lines
from wangdi.leads.models import Objection


class DecideForm(CommandForm):
    command = "leads.decide_objection"
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("wrong", _("He is right: the lead is wrong")),
            ("recheck", _("It is checked once more")),
            ("stands", _("The lead stands")),
        ],
        widget=forms.RadioSelect,
    )
    told = forms.CharField(
        label=_("What the person reads"),
        max_length=500,
        widget=lines(3),
        help_text=_("In plain words, with the reason; no name and no number."),
    )

    def __init__(self, *args: Any, objection: Objection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.objection = objection

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "objection": self.objection.id}


class ObjectionForm(PublicForm):
    command = "leads.object"
    text = forms.CharField(
        label=_("What is wrong?"),
        max_length=1000,
        widget=lines(4),
        help_text=_("For example: I was not there; this number is not mine; I came back earlier."),
    )
    contact = forms.CharField(
        label=_("How can we reach you? (not required)"), max_length=100, required=False
    )

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code = code

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "code": self.code}
