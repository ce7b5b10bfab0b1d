"""The page's own questions: how many can be posted, which entrances stay, how each one burns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.checkpoints.models import FireWay
from wangdi.gates.planning.choosing import Choice, Door, Force
from wangdi.territory.models import Place

LINES = forms.Textarea(attrs={"rows": 2})


class ForceForm(forms.Form):
    """How many people can stand at the entrances of this compound in a day."""

    people = forms.IntegerField(
        label=_("People who can be posted a day"), min_value=0, max_value=5000
    )
    each = forms.IntegerField(
        label=_("People at an entrance each shift"), min_value=1, max_value=20
    )


@dataclass(frozen=True, slots=True)
class About:
    """What the page shows: the compound, the choice, who can be posted, all its entrances."""

    place: Place
    choice: Choice
    force: Force
    doors: Sequence[Door]


class DecideForm(CommandForm):
    """The choice that is shown, as somebody's decision; other ticks show their own costs first."""

    command = "gates.decide_entrances"
    keep = forms.MultipleChoiceField(
        label=_("Entrances that stay open"), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Why"), max_length=300, min_length=2, widget=LINES)

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place, self.force, choice = about.place, about.force, about.choice
        self.closing = [one for one in choice.give_up if one.is_open]
        doors = about.doors
        self.fields["keep"].choices = [(str(one.id), one.name) for one in doors]  # type: ignore[attr-defined]
        self.initial.setdefault("keep", [str(one.id) for one in choice.keep])
        for one in self.closing:
            self.fields[f"way_{one.id}"] = forms.ChoiceField(
                label=_("%(name)s: how people get out in a fire") % {"name": one.name},
                choices=[("", "–"), *FireWay.choices],
            )
            self.fields[f"note_{one.id}"] = forms.CharField(
                label=_("%(name)s: fire-safety note") % {"name": one.name},
                max_length=300,
                widget=LINES,
            )

    def payload(self) -> dict[str, Any]:
        said = self.cleaned_data
        kept = set(said["keep"])
        return {
            "place": self.place.id,
            "keep": said["keep"],
            "fire": [
                {
                    "checkpoint": one.id,
                    "way": said[f"way_{one.id}"],
                    "note": said[f"note_{one.id}"],
                }
                for one in self.closing
                if str(one.id) not in kept
            ],
            "staff": self.force.people,
            "each": self.force.each,
            "reason": said["reason"],
        }
