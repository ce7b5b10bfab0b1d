"""A phone of the household says which key it made, so that the pass names it."""

from typing import Any

from django import forms

from wangdi.passes.models import Pass
from wangdi.residents.me.forms.home import HomeForm


class PhoneForm(HomeForm):
    command = "passes.name_phone"
    x = forms.CharField(max_length=64)
    y = forms.CharField(max_length=64)

    def __init__(self, *args: Any, one: Pass, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one = one

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "of": self.one.id}

    def holder(self) -> bytes:
        return bytes.fromhex(self.cleaned_data["x"] + self.cleaned_data["y"])

    def said(self) -> str:
        """The first thing that was wrong, in a sentence."""
        return next((str(each[0]) for each in self.errors.values()), "")
