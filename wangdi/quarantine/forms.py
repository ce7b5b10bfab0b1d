"""Forms of the pages: each is one command."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.quarantine.models.episodes import EndingReason, Episode
from wangdi.quarantine.models.readings import Site, Symptom
from wangdi.quarantine.models.team import SLOT_LABELS, How
from wangdi.quarantine.rules.releasing import Condition
from wangdi.quarantine.section import Category, QuarantineSection
from wangdi.quarantine.teaming import Choices

SUBSTITUTE = "_substitute"
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


NAMED = "named"


class ProposeForm(CommandForm):
    """A proposal without a rule: a category of the rules, or one's own measure and days."""

    command = "quarantine.propose"
    category = forms.ChoiceField(label=_("Category"), widget=forms.RadioSelect)
    measure = forms.ChoiceField(label=_("Measure"), required=False)
    days = forms.IntegerField(
        label=_("Whole days after day zero"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=_("Leave empty for the days of the category."),
    )
    day_zero = forms.DateField(
        label=_("Day zero"),
        initial=clock.today,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day of arrival or of the last contact; day 1 is the day after it."),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person who decides reads it, and it stands in the notice."),
    )

    def __init__(
        self, *args: Any, person: Person, version: UUID, section: QuarantineSection, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.version, self.section = person, version, section
        known = [(one.code, _told(one, section)) for one in section.categories]
        named = (NAMED, _("Another reason, with a measure and days of its own"))
        self.fields["category"].choices = [*known, named]  # type: ignore[attr-defined]
        measures = [(code, str(text)) for code, text in section.measures.items()]
        self.fields["measure"].choices = [  # type: ignore[attr-defined]
            ("", _("As the category says")),
            *measures,
        ]

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        if asked.get("category") == NAMED:
            for name in ("measure", "days"):
                if not asked.get(name) and name not in self.errors:
                    self.add_error(name, _("Say this for a reason of your own."))
        return asked

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        reason = asked.pop("reason")
        category = self.section.category(asked["category"])
        if category is not None:
            asked["measure"] = asked["measure"] or category.measure
            asked["days"] = asked["days"] or category.days
        return {
            **asked,
            "person": self.person.id,
            "household": self.person.household_id,
            "profile": self.version,
            "reasons": [{"zh": reason, "en": reason}],
        }


def _told(category: Category, section: QuarantineSection) -> str:
    """A category with what it brings: “Close contact: home quarantine, 14 days”."""
    parts = {"title": category.title, "measure": section.measures[category.measure]}
    text = ngettext(
        "%(title)s: %(measure)s, %(n)d day", "%(title)s: %(measure)s, %(n)d days", category.days
    )
    return text % {**parts, "n": category.days}


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
    """For each place of the team a worker and, where there is one, his substitute."""

    command = "quarantine.assign_team"

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slots = list(choices)
        for slot, workers in choices.items():
            label = SLOT_LABELS.get(slot, slot)
            self.fields[slot] = forms.ChoiceField(
                label=label,
                choices=[("", _("Nobody yet")), *workers.options],
                initial=workers.proposed,
                required=False,
            )
            self.fields[f"{slot}{SUBSTITUTE}"] = forms.ChoiceField(
                label=_("%(place)s, substitute") % {"place": label},
                choices=[("", _("No substitute")), *workers.options],
                initial=workers.substitute,
                required=False,
            )

    def payload(self) -> dict[str, Any]:
        asked = self.cleaned_data
        return {
            "episode": self.episode.id,
            "team": {slot: asked[slot] for slot in self.slots if asked[slot]},
            "substitutes": {
                slot: asked[f"{slot}{SUBSTITUTE}"]
                for slot in self.slots
                if asked[f"{slot}{SUBSTITUTE}"]
            },
        }


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
        label=_("Why"),
        choices=[one for one in EndingReason.choices if one[0] != EndingReason.APPEAL],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What happened"), widget=forms.Textarea(attrs={"rows": 3}))
