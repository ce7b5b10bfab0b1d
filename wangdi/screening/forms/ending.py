"""Why a round, a campaign or a series ends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.screening.models import Campaign, CanvassRound, RoundSeries


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
