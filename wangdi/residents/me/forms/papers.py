"""To sign a paper on one's own page, or to say that one does not."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.lib import clock
from wangdi.pack import papers
from wangdi.pack.models import Choice
from wangdi.pack.queries import OwnPaper
from wangdi.residents.me.forms.home import HomeForm


class SignForm(HomeForm):
    """`outcome` comes of the button. On the receipt one chooses how one is in touch."""

    command = "pack.sign"
    outcome = forms.ChoiceField(choices=[("signed", ""), ("not_signed", "")])
    at = forms.CharField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        label=_("How we stay in touch"), choices=Choice.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, paper: OwnPaper, **kwargs: Any) -> None:
        kwargs["initial"] = {"at": clock.now().isoformat()}
        super().__init__(*args, **kwargs)
        self.paper = paper
        if paper.line.kind != papers.RECEIPT:
            del self.fields["choice"]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "document": self.paper.document.id, "means": "own_page"}
