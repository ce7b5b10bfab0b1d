"""Opening and closing rounds, campaigns and series."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.screening.models import Campaign, CanvassRound, RoundSeries
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place, PlaceKind

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
SMALL = (PlaceKind.COMPOUND, PlaceKind.HAMLET, PlaceKind.BUILDING)
MOST = 200


class PlacesForm(CommandForm):
    """Where it goes: areas and communities of one's own, or the grids and buildings of one."""

    places = forms.TypedMultipleChoiceField(
        label=_("Communities"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    grids = forms.TypedMultipleChoiceField(
        label=_("or only these grids"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    inner = forms.TypedMultipleChoiceField(
        label=_("or only these compounds and buildings"),
        coerce=int,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole = Place.objects.filter(id__in=scope.communities, kind__in=COMMUNITY_KINDS)
        communities = list(whole.order_by("code", "id").values_list("id", "name"))
        self._offer("places", [*_areas(scope), *communities])
        within = [community for community, _name in communities] if len(communities) == 1 else []
        grids = Grid.objects.filter(community__in=within, valid_to=None).order_by("code")
        self._offer("grids", list(grids.values_list("id", "name")))
        self._offer("inner", _inner(within))

    def _offer(self, name: str, choices: Sequence[tuple[int, str]]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        asked["places"] = [*asked.get("places", ()), *asked.pop("inner", ())]
        return asked


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


class ReasonForm(CommandForm):
    """Why something ends."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class RoundReasonForm(ReasonForm):
    command = "screening.close_round"

    def __init__(self, *args: Any, canvass: CanvassRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.canvass = canvass

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "round": self.canvass.id}


class CampaignReasonForm(ReasonForm):
    command = "screening.close_campaign"

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "campaign": self.campaign.id}


class StopForm(ReasonForm):
    command = "screening.stop_repeating"

    def __init__(self, *args: Any, series: RoundSeries, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.series = series

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "series": self.series.id}


def _areas(scope: Scope) -> list[tuple[int, str]]:
    """Areas all of whose communities are one's own."""
    if len(scope.communities) < 2:
        return []
    areas = Place.objects.filter(kind=PlaceKind.AREA, valid_to=None).order_by("code", "id")
    below: dict[int, set[int]] = {}
    inside = Place.objects.filter(kind__in=COMMUNITY_KINDS, valid_to=None)
    for community, ancestors in inside.values_list("id", "ancestors"):
        for above in ancestors:
            below.setdefault(above, set()).add(community)
    return [
        (area.id, area.name)
        for area in areas
        if below.get(area.id) and below[area.id] <= scope.communities
    ]


def _inner(communities: Sequence[int]) -> list[tuple[int, str]]:
    """Compounds, hamlets and buildings of one community, in walking order."""
    found = Place.objects.filter(community_id__in=communities, kind__in=SMALL, valid_to=None)
    rows = found.select_related("parent").order_by("sort_key", "id")[:MOST]
    return [(one.id, _title(one)) for one in rows]


def _title(place: Place) -> str:
    above = place.parent
    inside = above is not None and above.kind in (PlaceKind.COMPOUND, PlaceKind.HAMLET)
    return f"{above.name if above and inside else ''}{place.name}"
