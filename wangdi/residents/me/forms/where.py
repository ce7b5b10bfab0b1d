"""Whether one is at the address: asked once, on a press; the place itself is not kept."""

from datetime import UTC, datetime
from typing import Any

from django import forms

from wangdi.checks.locating import Point, payload_of, point
from wangdi.checks.models import Check
from wangdi.lib import clock
from wangdi.residents.me.forms.home import HomeForm

LATEST = 4_102_444_800
"""Seconds since 1970 that a telephone's clock may say at most: the year 2100."""
UNSAID = {"found": "unclear", "within_m": 100_000}


class WhereForm(HomeForm):
    """What the telephone found, in hidden fields that are gone with the answer."""

    command = "checks.answer"
    lat = forms.FloatField(widget=forms.HiddenInput, required=False)
    lon = forms.FloatField(widget=forms.HiddenInput, required=False)
    accuracy = forms.FloatField(widget=forms.HiddenInput, required=False)
    at = forms.FloatField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, check: Check, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.check_of = check

    def found(self) -> Point | None:
        told = self.cleaned_data
        if told["lat"] is None or told["lon"] is None:
            return None
        return point(told["lat"], told["lon"], told["accuracy"], _moment(told["at"]))

    def payload(self) -> dict[str, Any]:
        """Worked out here; without a position nothing is said, and doubt is the household's."""
        place = self.found()
        if place is None:
            return {"check": self.check_of.id, **UNSAID}
        return payload_of(self.check_of, place)


def _moment(seconds: float | None) -> datetime:
    """When the position was found; now, where the telephone says nothing or what cannot be."""
    if seconds is None or not 0 <= seconds <= LATEST:
        return clock.now()
    return datetime.fromtimestamp(seconds, UTC)
