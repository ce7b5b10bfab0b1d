"""How somebody is: a few questions, none of which has to be answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.care.section import Screen
from wangdi.people.models import Person
from wangdi.residents.me.forms.home import OwnForm

MARK = "q_"


class FeelingForm(OwnForm):
    command = "care.wellbeing"

    def __init__(self, *args: Any, screen: Screen, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = [(str(at), str(text)) for at, text in enumerate(screen.answers)]
        self.fields["person"] = forms.ChoiceField(
            label=_("Who answers"), choices=[(str(one.id), one.name) for one in people]
        )
        for question in screen.questions:
            self.fields[f"{MARK}{question.code}"] = forms.ChoiceField(
                label=str(question.text), choices=answers, widget=forms.RadioSelect
            )
        self.fields["wants_to_talk"] = forms.BooleanField(
            label=_("I should like to talk to somebody"), required=False
        )

    def payload(self) -> dict[str, Any]:
        told = super().payload()
        answers = {
            name.removeprefix(MARK): int(told.pop(name)) for name in list(told) if name[:2] == MARK
        }
        return {**told, "answers": answers}
