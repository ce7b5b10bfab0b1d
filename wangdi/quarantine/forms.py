"""Forms of the pages: each is one command."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.quarantine.models.episodes import EndingReason, Episode
from wangdi.quarantine.models.readings import Site, Symptom
from wangdi.quarantine.models.team import SLOT_LABELS, How
from wangdi.quarantine.rules.releasing import Condition
from wangdi.quarantine.teaming import Choices

LOCAL = "%Y-%m-%dT%H:%M"


class EpisodeForm(CommandForm):
    """A form about one episode, which is never taken from what was sent."""

    def __init__(self, *args: Any, episode: Episode, **kwargs: Any) -> None:
        self.episode = episode
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "episode": self.episode.id}


def moment_field(label: Any) -> forms.DateTimeField:
    picker = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(label=label, widget=picker, initial=lambda: clock.local(clock.now()))


class DecideForm(EpisodeForm):
    command = "quarantine.decide"
    accepted = forms.TypedChoiceField(
        label=_("Your decision"),
        choices=[("yes", _("Needed: begin home quarantine")), ("no", _("Not needed"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Reason, if it is not needed"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TeamForm(EpisodeForm):
    command = "quarantine.assign_team"

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for slot, workers in choices.items():
            self.fields[slot] = forms.ChoiceField(
                label=SLOT_LABELS.get(slot, slot),
                choices=[("", _("Nobody yet")), *workers.options],
                initial=workers.proposed,
                required=False,
            )

    def payload(self) -> dict[str, Any]:
        named = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        team = {slot: worker for slot, worker in named.items() if worker}
        return {"episode": self.episode.id, "team": team}


class ServeForm(EpisodeForm):
    command = "quarantine.serve_notice"
    how = forms.ChoiceField(label=_("How"), choices=How.choices, widget=forms.RadioSelect)
    at = moment_field(_("When"))


class ReadingForm(EpisodeForm):
    command = "quarantine.record_reading"
    value = forms.CharField(
        label=_("Temperature °C"),
        max_length=8,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "autofocus": True}
        ),
    )
    site = forms.ChoiceField(label=_("Where measured"), choices=Site.choices, initial=Site.AXILLARY)
    symptoms = forms.MultipleChoiceField(
        label=_("Anything felt"),
        choices=Symptom.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    at = moment_field(_("When measured"))
    remeasured = forms.BooleanField(label=_("Measured again"), required=False)


class ReleaseForm(EpisodeForm):
    command = "quarantine.release"
    attested = forms.MultipleChoiceField(
        label=_("Seen by me"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Explanation"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, conditions: list[Condition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [(one.name, one.label) for one in conditions if one.attested]
        seen = self.fields["attested"]
        if isinstance(seen, forms.MultipleChoiceField):
            seen.choices = asked
        if not asked:
            del self.fields["attested"]


class EndForm(EpisodeForm):
    command = "quarantine.end_early"
    reason = forms.ChoiceField(
        label=_("Why"), choices=EndingReason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("What happened"), widget=forms.Textarea(attrs={"rows": 3}))
