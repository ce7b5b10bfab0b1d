"""Forms of what changes in the course of an episode."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.lib import clock
from wangdi.quarantine.forms import EpisodeForm, moment_field
from wangdi.quarantine.models.changes import Away, RecountProposal
from wangdi.quarantine.models.team import How
from wangdi.quarantine.models.voices import Breach, Objection, Voice
from wangdi.quarantine.rules import recounting
from wangdi.quarantine.rules.days import DAY
from wangdi.quarantine.rules.recounting import Span


def words(label: Any, *, help_text: Any = "", required: bool = True) -> forms.CharField:
    """A few lines of somebody's own words."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        min_length=2 if required else None,
        max_length=2000,
        widget=area,
    )


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=picker, help_text=help_text)


class SuspendForm(EpisodeForm):
    command = "quarantine.suspend"
    where = forms.ChoiceField(
        label=_("Where"), choices=Away.choices, widget=forms.RadioSelect, initial=Away.HOSPITAL
    )
    place = forms.CharField(label=_("Which one"), min_length=2, max_length=200)
    reason = words(_("Why"))
    at = moment_field(_("Since when"))


class ResumeForm(EpisodeForm):
    command = "quarantine.resume"
    at = moment_field(_("Back since"))
    days_go_on = forms.TypedChoiceField(
        label=_("The days away"),
        choices=[("yes", _("They count")), ("no", _("They do not count"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=_("If they do not count, longer is only proposed: two people decide it."),
    )
    reason = words(_("Reason, if the rules say otherwise"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        go_on = self.episode.section.course.days_go_on
        self.fields["days_go_on"].initial = "yes" if go_on else "no"


class RecountForm(EpisodeForm):
    """Days counted anew: what cannot be is said before a second person is asked."""

    kind: str

    def __init__(self, *args: Any, proposal: RecountProposal | None = None, **kwargs: Any) -> None:
        self.proposal = proposal
        super().__init__(*args, **kwargs)

    def then(self, asked: dict[str, Any]) -> Span | None:
        """The days asked for; None where they are not filled in."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        before = Span(self.episode.day_zero, self.episode.last_day)
        then = self.then(asked)
        if then is not None:
            against = recounting.against(self.kind, before, then, clock.today())
            if against is not None:
                self.add_error(against.field, str(against.sentence))
        return asked

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "proposal": self.proposal.id if self.proposal else None}


class ExposeForm(RecountForm):
    command, kind = "quarantine.expose_again", recounting.EXPOSED
    day_zero = day_field(_("Day of the new contact"), _("It is day zero; day 1 is the day after."))
    days = forms.IntegerField(label=_("Whole days after day zero"), min_value=1, max_value=60)
    reason = words(_("Why"), help_text=_("It stands on the notice that the person gets."))

    def then(self, asked: dict[str, Any]) -> Span | None:
        day_zero, days = asked.get("day_zero"), asked.get("days")
        if not day_zero or not days or day_zero > clock.today():
            return None
        return Span(day_zero, day_zero + days * DAY)


class ExtendForm(RecountForm):
    command, kind = "quarantine.extend", recounting.EXTENDED
    last_day = day_field(_("New last day"), _("At most 14 more days at once."))
    reason = words(_("Why"), help_text=_("It stands on the notice that the person gets."))

    def then(self, asked: dict[str, Any]) -> Span | None:
        last_day: date | None = asked.get("last_day")
        return Span(self.episode.day_zero, last_day) if last_day else None


class DeclineForm(EpisodeForm):
    command = "quarantine.decline_recount"
    note = words(_("Why it is not followed"))

    def __init__(self, *args: Any, proposal: UUID, **kwargs: Any) -> None:
        self.proposal = proposal
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "proposal": self.proposal}


class RenewalForm(EpisodeForm):
    command = "quarantine.serve_renewal"
    how = forms.ChoiceField(
        label=_("How"), choices=How.choices, widget=forms.RadioSelect, initial=How.IN_PERSON
    )
    at = moment_field(_("When"))


class BreachForm(EpisodeForm):
    command = "quarantine.report_breach"
    seen = words(_("What was seen"), help_text=_("Only what was seen, no guesses."))
    seen_by = forms.CharField(
        label=_("By whom"),
        min_length=2,
        max_length=100,
        help_text=_("A post is enough: the gate, a patrol. No name of a neighbour is needed."),
    )
    at = moment_field(_("When"))


class OnBreachForm(EpisodeForm):
    def __init__(self, *args: Any, breach: Breach, **kwargs: Any) -> None:
        self.breach = breach
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "breach": self.breach.id}


class ContactForm(OnBreachForm):
    command = "quarantine.answer_breach"
    needs = words(_("What the household needs"))
    helped = words(_("How it was helped"))
    settled = forms.TypedChoiceField(
        label=_("Is it settled?"),
        choices=[("yes", _("Yes, help settled it")), ("no", _("No, not yet"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class ReferForm(OnBreachForm):
    """What help did not settle, told to somebody."""

    command = "quarantine.refer_breach"
    to = forms.CharField(label=_("Who is told"), min_length=2, max_length=100)
    why = words(_("What is told"))


class ObjectForm(EpisodeForm):
    command = "quarantine.object"
    said = words(_("What the person says"), help_text=_("In his own words."))
    how = forms.ChoiceField(
        label=_("How it came"),
        choices=[one for one in Voice.choices if one[0] != Voice.RESIDENT],
        widget=forms.RadioSelect,
        initial=Voice.TELEPHONE,
    )


class AnswerForm(EpisodeForm):
    command = "quarantine.answer_objection"
    outcome = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            ("ends", _("Upheld: it ends now")),
            ("shorter", _("Upheld: it is made shorter")),
            ("stands", _("Not upheld: the decision stands")),
        ],
        widget=forms.RadioSelect,
    )
    last_day = forms.DateField(
        label=_("New last day, if it is made shorter"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    why = words(_("Reasons"), help_text=_("They stand on the answer that the person gets."))

    def __init__(self, *args: Any, objection: Objection, **kwargs: Any) -> None:
        self.objection = objection
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "objection": self.objection.id}
