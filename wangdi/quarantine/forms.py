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
from wangdi.quarantine.models.team import How
from wangdi.quarantine.section import Category, QuarantineSection

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


class ServeForm(EpisodeForm):
    command = "quarantine.serve_notice"
    how = forms.ChoiceField(label=_("How"), choices=How.choices, widget=forms.RadioSelect)
    at = moment_field(_("When"))


class EndForm(EpisodeForm):
    command = "quarantine.end_early"
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[one for one in EndingReason.choices if one[0] != EndingReason.APPEAL],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What happened"), widget=forms.Textarea(attrs={"rows": 3}))
