"""One card at one door: what it answered, what it replied, a door nobody knew."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.people.models import Dwelling, DwellingUse
from wangdi.screening import doorstep
from wangdi.screening.doorstep import LEAFLET, RETURNED, Question
from wangdi.screening.models import CanvassRound, DoorVisit
from wangdi.territory.models import Place

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class VisitForm(CommandForm):
    """One question, answered by the button that is pressed."""

    command = "screening.record_visit"
    outcome = forms.CharField(widget=forms.HiddenInput)
    people_seen = forms.IntegerField(
        label=_("People seen"), min_value=0, max_value=99, required=False
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=1000)

    def __init__(
        self, *args: Any, canvass: CanvassRound, dwelling: Dwelling, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.canvass, self.dwelling = canvass, dwelling

    def payload(self) -> dict[str, Any]:
        asked = {"round": self.canvass.id, "dwelling": self.dwelling.id}
        return {**super().payload(), **asked}


class RepliesForm(CommandForm):
    """The questions of the round; what is left open is not said. The last button is a reply too."""

    command = "screening.record_replies"

    def __init__(
        self, *args: Any, canvass: CanvassRound, visit: DoorVisit | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.visit, self.asks = visit, doorstep.of(canvass.doorstep)
        for question in self.asks.questions:
            if question.code != RETURNED:
                self.fields[f"ask_{question.code}"] = _field(question)
        self.fields[LEAFLET] = forms.BooleanField(label=_("Leaflet handed over"), required=False)
        self.fields[RETURNED] = forms.CharField(required=False, widget=forms.HiddenInput)

    def questions(self) -> list[Any]:
        """The fields that are asked, bound."""
        return [self[name] for name in self.fields if name.startswith("ask_")]

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        return {"visit": self.visit.id if self.visit else None, "replies": self._replies(given)}

    def _replies(self, given: Mapping[str, Any]) -> dict[str, bool | int | str]:
        said: dict[str, bool | int | str] = {LEAFLET: bool(given[LEAFLET])}
        if self.asks.question(RETURNED) and given[RETURNED]:
            said[RETURNED] = given[RETURNED] == "yes"
        for question in self.asks.questions:
            value = given.get(f"ask_{question.code}")
            if value not in (None, ""):
                said[question.code] = value == "yes" if question.kind == "yes_no" else value
        return said


class FoundForm(CommandForm):
    """A door that is there and in no list."""

    command = "screening.find_door"
    building = forms.TypedChoiceField(label=_("Building"), coerce=int)
    unit = forms.CharField(label=_("Unit"), max_length=20, required=False)
    room = forms.CharField(label=_("Room"), max_length=20)
    use = forms.ChoiceField(label=_("Use"), choices=DwellingUse.choices)

    def __init__(
        self, *args: Any, canvass: CanvassRound, buildings: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.canvass = canvass
        self.fields["building"].choices = list(buildings.items())  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "round": self.canvass.id}


class LitForm(CommandForm):
    """Lit windows of one building, and behind which of the doubtful doors one sees light."""

    command = "screening.count_lit"
    lit = forms.IntegerField(label=_("Lit windows"), min_value=0, max_value=2000)
    doors = forms.TypedMultipleChoiceField(
        label=_("Light is seen behind these doors"),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        canvass: CanvassRound,
        building: Place,
        doubtful: list[Dwelling],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.canvass, self.building = canvass, building
        choices = [(door.id, door.address) for door in doubtful]
        if choices:
            self.fields["doors"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["doors"]

    def payload(self) -> dict[str, Any]:
        where = {"round": self.canvass.id, "building": self.building.id}
        return {"doors": [], **super().payload(), **where}


def _field(question: Question) -> forms.Field:
    label = str(question.ask)
    if question.kind == "number":
        number = forms.NumberInput(attrs={"inputmode": "numeric"})
        return forms.IntegerField(
            label=label, min_value=0, max_value=doorstep.MOST, required=False, widget=number
        )
    words = [(one.code, str(one.name)) for one in question.choices]
    choices = YES_NO if question.kind == "yes_no" else words
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)
