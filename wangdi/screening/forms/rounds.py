"""Opening rounds, campaigns and series."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.screening.forms.places import PlacesForm
from wangdi.screening.models import CanvassRound

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class RoundForm(PlacesForm):
    command = "screening.open_round"
    field_order = ("name", "sweeps", "places", "grids", "inner", "starts_on", "ends_on", "script")
    name = forms.CharField(label=_("Name of the round"), max_length=100)
    sweeps = forms.TypedMultipleChoiceField(
        label=_("Final sweep: only the doors that these rounds did not get done"),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    starts_on = forms.DateField(label=_("First day"), widget=DATE)
    ends_on = forms.DateField(label=_("Last day"), widget=DATE)
    script = forms.CharField(
        label=_("What is asked and said at the door"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Left empty, the prompts of the profile in force are shown."),
    )

    def __init__(
        self, *args: Any, scope: Scope, earlier: Sequence[CanvassRound] = (), **kwargs: Any
    ) -> None:
        today = clock.today()
        days = {"starts_on": today, "ends_on": today + timedelta(days=1)}
        super().__init__(
            *args, scope=scope, initial={**days, **kwargs.pop("initial", {})}, **kwargs
        )
        self.campaign: UUID | None = None
        self._offer("sweeps", [(one.id, one.name) for one in earlier])  # type: ignore[misc]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "campaign": self.campaign}


class CampaignForm(PlacesForm):
    command = "screening.open_campaign"
    field_order = ("name", "places", "starts_at", "hours", "notice", "script")
    name = forms.CharField(label=_("Name of the campaign"), max_length=100)
    starts_at = forms.DateTimeField(label=_("Begins at"), widget=MOMENT)
    hours = forms.IntegerField(
        label=_("Every door within how many hours"), min_value=1, max_value=240, initial=12
    )
    notice = forms.CharField(
        label=_("Notice"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Issued with a number and a code of proof, to be printed and posted."),
    )
    script = forms.CharField(
        label=_("What is asked and said at the door"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, scope=scope, **kwargs)
        self.initial.setdefault("starts_at", clock.local(clock.now()).replace(tzinfo=None))
        for name in ("grids", "inner"):
            self.fields.pop(name, None)
        self.fields["places"].required = True


class SeriesForm(PlacesForm):
    command = "screening.repeat_round"
    field_order = ("name", "places", "inner", "first_on", "until", "every_days", "lasts_days")
    name = forms.CharField(label=_("Name of the round"), max_length=80)
    first_on = forms.DateField(label=_("First day"), widget=DATE)
    until = forms.DateField(label=_("Until"), widget=DATE)
    every_days = forms.IntegerField(
        label=_("Every how many days"), min_value=1, max_value=90, initial=3
    )
    lasts_days = forms.IntegerField(
        label=_("Each lasts how many days"), min_value=1, max_value=90, initial=1
    )
    script = forms.CharField(
        label=_("What is asked and said at the door"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, scope=scope, **kwargs)
        today = clock.today()
        self.initial.setdefault("first_on", today)
        self.initial.setdefault("until", today + timedelta(days=14))
        self.fields.pop("grids", None)
