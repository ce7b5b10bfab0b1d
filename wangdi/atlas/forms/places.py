"""Forms of one place: what becomes of it, and what is said of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.lib.geo import Crs
from wangdi.territory import rules
from wangdi.territory.models import MANAGED_KINDS, Management, Place, PlaceKind

Choices = Sequence[tuple[Any, Any]]
SYSTEMS = [("", _("No position")), (Crs.GCJ02, _("GCJ-02 (Chinese maps)")),
           (Crs.WGS84, _("WGS-84 (satellite receivers)"))]  # fmt: skip


def kind_choices(kinds: Sequence[str] | set[str]) -> list[tuple[str, Any]]:
    return [(kind.value, kind.label) for kind in PlaceKind if kind.value in kinds]


class PlaceForm(CommandForm):
    """A form about one place; its reason stays in the place's history."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
    field_order: Sequence[str] | None = None

    def __init__(self, place: Place, *args: Any, **kwargs: Any) -> None:
        self.place = place
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "reason"])

    def choose(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "place": self.place.pk}


class MoveForm(PlaceForm):
    command = "territory.move_places"
    parent = forms.TypedChoiceField(label=_("Stands from now on in"), coerce=int)

    def __init__(self, place: Place, *args: Any, parents: Choices, **kwargs: Any) -> None:
        super().__init__(place, *args, **kwargs)
        self.choose("parent", [("", _("Choose the place")), *parents])


class RenameForm(PlaceForm):
    command = "territory.rename_places"
    name = forms.CharField(label=pgettext_lazy("of a place", "New name"), max_length=60)


class MergeForm(PlaceForm):
    command = "territory.merge_places"
    into = forms.TypedChoiceField(label=_("Goes into"), coerce=int)

    def __init__(self, place: Place, *args: Any, others: Choices, **kwargs: Any) -> None:
        super().__init__(place, *args, **kwargs)
        self.choose("into", [("", _("Choose the place")), *others])


class SplitForm(PlaceForm):
    command = "territory.split_places"
    name = forms.CharField(label=_("Name of the new place"), max_length=60)
    kind = forms.ChoiceField(label=_("Kind"))
    code = forms.CharField(
        label=_("Official code"), max_length=12, required=False, help_text=_("If it has one.")
    )
    children = forms.TypedMultipleChoiceField(
        label=_("What goes to it"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, place: Place, *args: Any, children: Choices, **kwargs: Any) -> None:
        super().__init__(place, *args, **kwargs)
        self.choose("kind", kind_choices(rules.alike(place.kind)))
        self.choose("children", children)
        self.fields["kind"].initial = place.kind


class CloseForm(PlaceForm):
    command = "territory.close_places"


class DescribeForm(PlaceForm):
    """What is left empty stays as it is; texts may be emptied."""

    command = "territory.describe_places"
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    zone = forms.CharField(
        label=_("Zone"), max_length=40, required=False,
        help_text=_("Resettlement, university or office zone: a word for all of one kind."),
    )  # fmt: skip
    area_km2 = forms.FloatField(label=_("Area in km²"), min_value=0.01, required=False)
    population = forms.IntegerField(
        label=_("Official population"), min_value=0, max_value=99_999_999, required=False,
        help_text=_("As officially stated; the ledger counts by itself."),
    )  # fmt: skip
    management = forms.ChoiceField(
        label=_("Management"), choices=[("", _("Not known")), *Management.choices], required=False
    )
    company = forms.CharField(label=_("Property company"), max_length=100, required=False)
    stand_in = forms.CharField(
        label=_("Stands in for a managing body"), max_length=60, required=False,
        help_text=_("Where nobody manages it: who looks after it, by name."),
    )  # fmt: skip
    stand_in_phone = forms.CharField(label=_("Work telephone"), max_length=30, required=False)
    stand_in_user = forms.TypedChoiceField(
        label=_("Or one of the colleagues"), coerce=int, required=False, empty_value=None
    )
    lat = forms.FloatField(label=_("Latitude"), min_value=-90, max_value=90, required=False)
    lon = forms.FloatField(label=_("Longitude"), min_value=-180, max_value=180, required=False)
    crs = forms.ChoiceField(label=_("Coordinate system"), choices=SYSTEMS, required=False)

    def __init__(self, place: Place, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(place, name) for name in FIELDS} | (
            kwargs.get("initial") or {}
        )
        super().__init__(place, *args, **kwargs)
        self.fields["reason"].required = False
        self.choose("stand_in_user", [("", _("Nobody of them")), *colleagues])
        self.choose("kind", kind_choices(rules.alike(place.kind)))
        if len(rules.alike(place.kind)) == 1:
            del self.fields["kind"]
        for name in () if place.kind in MANAGED_KINDS else MANAGED:
            del self.fields[name]
        for name in LARGE if place.kind in MANAGED_KINDS else ():
            del self.fields[name]

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        return {name: value for name, value in given.items() if value not in ("", None)} | {
            name: value for name, value in given.items() if value == "" and name in TEXTS
        }


MANAGED = ("management", "company", "stand_in", "stand_in_phone", "stand_in_user")
LARGE = ("zone", "area_km2", "population")
TEXTS = ("zone", "company", "stand_in", "stand_in_phone", "reason")
FIELDS = (*MANAGED, *LARGE, "kind", "lat", "lon", "crs")


class UndoForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200)
