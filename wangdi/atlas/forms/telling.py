"""Forms of what is told of places: visits and risk levels."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.atlas.models import RiskLevel
from wangdi.lib import clock
from wangdi.territory.models import Place


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class VisitForm(CommandForm):
    command = "atlas.record_visit"
    place = forms.TypedChoiceField(label=_("Community"), coerce=int)
    on = forms.DateField(label=_("Day"), widget=Day(), initial=clock.today)
    found = forms.CharField(
        label=_("What was found"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
    arranged = forms.CharField(
        label=_("What was arranged"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000,
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, places: Sequence[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]


class RiskForm(CommandForm):
    command = "atlas.set_risk"
    level = forms.ChoiceField(label=_("Risk level"), choices=RiskLevel.choices)
    since = forms.DateField(label=_("From"), widget=Day(), initial=clock.today)
    until = forms.DateField(
        label=_("Last day"),
        widget=Day(),
        required=False,
        help_text=_("Empty: until further notice."),
    )
    document = forms.CharField(
        label=_("Document"),
        max_length=200,
        help_text=_("By what it was decreed: title and number."),
    )

    def __init__(self, place: Place, *args: Any, **kwargs: Any) -> None:
        self.place = place
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "place": self.place.pk}
