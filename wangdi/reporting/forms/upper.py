"""Forms about the forms of upper levels."""

import base64
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.reporting import workbooks

KIND = "wangdi form mapping"


def encoded(file: Any) -> str:
    """The file in base64; a ValidationError for what no form can be as large as."""
    if (file.size or 0) > workbooks.LARGEST:
        raise ValidationError(_("This file is larger than 2 MB; a form to fill in is smaller."))
    return base64.b64encode(file.read()).decode()


class AddForm(CommandForm):
    """The empty form as the upper level sent it."""

    command = "reporting.add_form"
    place = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name of the form"), max_length=100)
    sender = forms.CharField(label=gettext_lazy("Who asks for it"), max_length=100, required=False)
    workbook = forms.FileField(
        label=gettext_lazy("The empty form"),
        help_text=gettext_lazy("An .xlsx file as it was sent; its layout stays as it is."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_workbook(self) -> str:
        return encoded(self.cleaned_data["workbook"])


class TakeForm(CommandForm):
    """A form with its mapping, as another office shared it."""

    command = "reporting.add_form"
    place = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("Shared mapping"), widget=forms.FileInput(attrs={"accept": ".json"})
    )

    def clean_file(self) -> dict[str, Any]:
        refused = ValidationError(_("This is not a shared mapping of a form."))
        file = self.cleaned_data["file"]
        if file.size > workbooks.LARGEST * 2:
            raise refused
        try:
            shared = json.loads(file.read())
        except (ValueError, RecursionError):
            raise refused from None
        if not isinstance(shared, dict) or shared.get("kind") != KIND:
            raise refused
        names = ("name", "sender", "sheet", "workbook")
        if not all(isinstance(shared.get(one), str) for one in names):
            raise refused
        return {**{one: shared[one] for one in names}, "cells": shared.get("cells")}

    def payload(self) -> dict[str, Any]:
        return {"place": self.cleaned_data["place"], **self.cleaned_data["file"]}
