"""The form that opens a household file."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.people.forms.persons import PersonFieldsForm
from wangdi.people.models import DwellingUse, HouseholdKind, Relation
from wangdi.territory.models import Place

UNIT = pgettext_lazy("of a building", "Unit")


def by_compound(buildings: Iterable[Place]) -> list[Any]:
    """The buildings to choose from, under the names of their compounds."""
    grouped: dict[str, list[tuple[int, str]]] = {}
    for place in buildings:
        above = place.parent.name if place.parent else ""
        grouped.setdefault(above, []).append((place.id, place.name))
    return [("", _("Choose the building")), *grouped.items()]


class RegisterForm(PersonFieldsForm):
    """The door and the first member; others are added on the household's page."""

    command = "people.register_household"
    building = forms.TypedChoiceField(label=_("Building"), coerce=int)
    unit = forms.CharField(label=UNIT, max_length=20, required=False)
    room = forms.CharField(label=_("Room"), max_length=20)
    use = forms.ChoiceField(label=_("Use of the home"), choices=DwellingUse.choices)
    kind = forms.ChoiceField(label=_("Kind of household"), choices=HouseholdKind.choices)
    door = ("building", "unit", "room", "use", "kind")
    field_order = door

    def __init__(self, *args: Any, buildings: Iterable[Place], **kwargs: Any) -> None:
        initial = {"relation": Relation.HEAD, **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["building"].choices = by_compound(buildings)  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        given = self.filled()
        at_door = {name: given.pop(name) for name in self.door if name in given}
        return {**at_door, "members": [given]}
