"""Opening and closing a round."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.screening.models import CanvassRound
from wangdi.territory.models import COMMUNITY_KINDS, Place

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RoundForm(CommandForm):
    command = "screening.open_round"
    name = forms.CharField(label=_("Name of the round"), max_length=100)
    places = forms.TypedMultipleChoiceField(
        label=_("Communities"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    starts_on = forms.DateField(label=_("First day"), widget=DATE)
    ends_on = forms.DateField(label=_("Last day"), widget=DATE)
    script = forms.CharField(
        label=_("What is asked and said at the door"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        today = clock.today()
        days = {"starts_on": today, "ends_on": today + timedelta(days=1)}
        super().__init__(*args, initial=days, **kwargs)
        places = Place.objects.filter(id__in=scope.communities, kind__in=COMMUNITY_KINDS)
        choices = list(places.order_by("code", "id").values_list("id", "name"))
        self.fields["places"].choices = choices  # type: ignore[attr-defined]


class RoundReasonForm(CommandForm):
    command = "screening.close_round"
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, canvass: CanvassRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.canvass = canvass

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "round": self.canvass.id}
