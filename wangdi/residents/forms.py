"""What workers fill in here."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm


class ReplyForm(CommandForm):
    command = "residents.write_message"
    text = forms.CharField(
        label=_("Your answer"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, household: UUID, **kwargs: Any) -> None:
        self.household = household
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "household": self.household}


class RevokeLinkForm(CommandForm):
    command = "links.revoke"
    reason = forms.CharField(label=_("Why it is revoked"), max_length=200)

    def __init__(self, *args: Any, link: UUID, **kwargs: Any) -> None:
        self.link = link
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "link": self.link}


class ToldForm(forms.Form):
    """How those who are chosen on the list were told."""

    how = forms.ChoiceField(
        label=_("How they were told"),
        choices=[
            ("door", _("At the door, with the leaflet")),
            ("phone", _("Read out by telephone")),
        ],
    )
    leaflet = forms.CharField(
        label=_("Which leaflet"), max_length=40, required=False, initial=_("information sheet")
    )
