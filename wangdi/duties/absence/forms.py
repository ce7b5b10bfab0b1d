from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.accounts.models import User
from wangdi.duties.models import StandIn
from wangdi.lib import clock


class StandInForm(CommandForm):
    """Who stands in for one person, which the address names."""

    command = "duties.stand_in"
    substitute = forms.TypedChoiceField(label=_("Who stands in"), coerce=int)
    first_day = forms.DateField(
        label=_("First day"),
        initial=clock.today,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    last_day = forms.DateField(
        label=_("Last day"),
        help_text=_("Included. What is not done by then goes back."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("In a word; no illness needs naming.")
    )

    def __init__(self, *args: Any, absent: User, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.absent = absent
        self.fields["substitute"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a person")),
            *((one.pk, one.name) for one in colleagues),
        ]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "absent": self.absent.pk}


class EndForm(CommandForm):
    command = "duties.end_stand_in"

    def __init__(self, *args: Any, stand_in: StandIn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stand_in = stand_in

    def payload(self) -> dict[str, Any]:
        return {"stand_in": str(self.stand_in.pk)}
