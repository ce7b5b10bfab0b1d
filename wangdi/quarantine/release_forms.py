"""Forms about the end of the days: prepare, hold, lift."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.lib import clock
from wangdi.quarantine.forms import LOCAL, EpisodeForm
from wangdi.quarantine.models.releases import HoldReason
from wangdi.quarantine.rules.releasing import Condition

USUAL = timedelta(hours=24)


class ReleaseForm(EpisodeForm):
    """Before the hour it is agreed to ahead; from the hour on it is a release."""

    attested = forms.MultipleChoiceField(
        label=_("Seen by me"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Explanation"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, conditions: list[Condition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ahead = clock.now() < self.episode.release_from
        self.command = "quarantine.clear" if ahead else "quarantine.release"  # type: ignore[misc]
        asked = [(one.name, one.label) for one in conditions if one.attested]
        self.fields["attested"].choices = asked  # type: ignore[attr-defined]
        if not asked:
            del self.fields["attested"]
        if not any(one.waivable and not one.met for one in conditions):
            del self.fields["reason"]


class HoldForm(EpisodeForm):
    command = "quarantine.hold"
    reason = forms.ChoiceField(label=_("Why"), choices=HoldReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("What exactly, and what the person was told"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until = forms.DateTimeField(
        label=_("Until when at most"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        help_text=_("Within 48 hours. Then the office is asked again."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begins = max(clock.now(), self.episode.release_from)
        self.initial.setdefault("until", clock.local(begins + USUAL).strftime(LOCAL))


class LiftForm(forms.Form):
    reason = forms.CharField(label=_("Why it ends"), max_length=200)
