"""Forms of a request to the officer: to ask it, and to answer it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.quarantine.forms import EpisodeForm
from wangdi.quarantine.models import HelpRequest
from wangdi.quarantine.models.helping import Came, Help


class AskHelpForm(EpisodeForm):
    command = "quarantine.ask_help"
    what = forms.ChoiceField(
        label=_("What is asked"), choices=Help.choices, widget=forms.RadioSelect
    )
    within_hours = forms.TypedChoiceField(
        label=_("Within"),
        choices=[(2, _("2 hours")), (8, _("8 hours")), (24, _("a day")), (72, _("3 days"))],
        initial=24,
        coerce=int,
    )
    remark = forms.CharField(
        label=_("To know at the door"),
        required=False,
        max_length=100,
        help_text=_("Nothing about illness, tests or readings: the officer does not see them."),
    )


class AnswerHelpForm(CommandForm):
    command = "quarantine.answer_help"
    came = forms.ChoiceField(label=_("How it went"), choices=Came.choices, widget=forms.RadioSelect)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=200)

    def __init__(self, *args: Any, request: HelpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        return {"request": self.request.id, "came": asked["came"], "answer": asked["remark"]}
