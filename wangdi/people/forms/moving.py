"""Forms of moving: one person, a whole household, somebody who comes back, a birth."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.people.forms.of_person import OfPersonForm
from wangdi.people.forms.persons import UNKNOWN, Day
from wangdi.people.forms.registering import UNIT, by_compound
from wangdi.people.models import Household, HouseholdKind, Person, Relation, Sex
from wangdi.territory.models import Place

ANOTHER_DOOR = "door"


class MoveForm(OfPersonForm):
    """Into one of the households found, or behind another door, where one is opened."""

    command = "people.move_person"
    to = forms.ChoiceField(label=_("Where to"), widget=forms.RadioSelect)
    building = forms.TypedChoiceField(
        label=_("Building"), coerce=int, required=False, empty_value=None
    )
    unit = forms.CharField(label=UNIT, max_length=20, required=False)
    room = forms.CharField(label=_("Room"), max_length=20, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of household"), choices=HouseholdKind.choices, required=False
    )
    relation = forms.ChoiceField(
        label=_("Relation to the head"), choices=[*UNKNOWN, *Relation.choices], required=False
    )
    bed = forms.CharField(label=_("Bed"), max_length=40, required=False)
    on = forms.DateField(label=_("Takes effect on"), widget=Day(), initial=clock.today)

    def __init__(
        self,
        *args: Any,
        found: Sequence[Household],
        buildings: Iterable[Place],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices: list[Any] = [(str(home.pk), home.address) for home in found]
        choices.append((ANOTHER_DOOR, _("Behind another door, as a new household")))
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        self.fields["to"].initial = choices[0][0]
        self.fields["building"].choices = by_compound(buildings)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("to") == ANOTHER_DOOR:
            for name in ("building", "room"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("Please say which door."))
        return given

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        door = {name: given.pop(name) for name in ("building", "unit", "room")}
        to = given.pop("to")
        where = {"door": door} if to == ANOTHER_DOOR else {"household": to}
        kept = {name: value for name, value in given.items() if value not in ("", None)}
        return {**kept, **where}


class ReturnForm(MoveForm):
    command = "people.return_person"


class RelocateForm(CommandForm):
    command = "people.move_household"
    building = forms.TypedChoiceField(label=_("Building"), coerce=int)
    unit = forms.CharField(label=UNIT, max_length=20, required=False)
    room = forms.CharField(label=_("Room"), max_length=20)
    on = forms.DateField(label=_("Takes effect on"), widget=Day(), initial=clock.today)

    def __init__(
        self, *args: Any, household: object, buildings: Iterable[Place], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.household = household
        self.fields["building"].choices = by_compound(buildings)  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "household": str(self.household)}


class BirthForm(CommandForm):
    command = "people.record_birth"
    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        required=False,
        help_text=_("May be left open until there is one."),
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=[*UNKNOWN, *Sex.choices], required=False)
    birth_date = forms.DateField(label=_("Birth date"), widget=Day(), initial=clock.today)
    mother = forms.ChoiceField(label=_("Mother"), required=False)

    def __init__(
        self, *args: Any, household: object, members: Iterable[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.household = household
        mothers = [(str(one.pk), one.name) for one in members if one.sex != Sex.MALE]
        self.fields["mother"].choices = [("", _("Not in this household")), *mothers]  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        given = {name: value for name, value in super().payload().items() if value}
        return {**given, "household": str(self.household)}
