"""Forms that lay places: by official code, one by hand, many buildings at once."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.atlas.forms.places import kind_choices
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import Answer, submit
from wangdi.territory import rules
from wangdi.territory.models import SMALL_KINDS, Management, Place

MOST = 300
_RANGE = re.compile(r"([0-9]{1,3})\s*[-–~至到]\s*([0-9]{1,3})\s*(.*)")


class SubdistrictForm(CommandForm):
    command = "territory.lay_subdistrict"
    code = forms.RegexField(
        r"^[0-9]{9}$", label=_("Code of the subdistrict or town"), max_length=9, min_length=9,
        help_text=_("9 digits, as the statistical bureau gives it."),
    )  # fmt: skip
    under = forms.TypedChoiceField(
        label=_("Managed by"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Where that is not the district of its code."),
    )

    def __init__(self, *args: Any, units: Sequence[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("The district of its code")), *units]
        self.fields["under"].choices = choices  # type: ignore[attr-defined]


class DistrictForm(CommandForm):
    command = "territory.lay_district"
    code = forms.RegexField(r"^[0-9]{6}$", label=_("Code of the district"), max_length=6,
                            min_length=6, help_text=_("6 digits."))  # fmt: skip
    subdistricts = forms.CharField(
        label=_("Only these subdistricts and towns"), required=False, max_length=500,
        help_text=_("Their 9-digit codes, parted by spaces. Empty: all of the district."),
    )  # fmt: skip

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        return {**given, "subdistricts": re.findall(r"[0-9]+", given["subdistricts"])}


class AddPlaceForm(CommandForm):
    command = "territory.lay_place"
    kind = forms.ChoiceField(label=_("Kind"))
    name = forms.CharField(label=pgettext_lazy("of a place", "Name"), max_length=60)
    code = forms.RegexField(
        r"^([0-9]{6}|[0-9]{9}|[0-9]{12})$", label=_("Official code"), required=False, max_length=12,
        help_text=_("If it has one."),
    )  # fmt: skip
    zone = forms.CharField(label=_("Zone"), max_length=40, required=False)

    def __init__(self, parent: Place | None, *args: Any, **kwargs: Any) -> None:
        self.parent = parent
        super().__init__(*args, **kwargs)
        kinds = rules.kinds_under(parent.kind) if parent else ["administration"]
        choices = [one for one in kind_choices(kinds) if one[0] != "unit"]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "parent": self.parent.pk if self.parent else None}


class BuildingsForm(CommandForm):
    """Buildings of a community or compound, a line each; `1-12 号楼` is twelve."""

    command = "territory.add_places"
    compound = forms.CharField(
        label=_("Compound"), max_length=60, required=False,
        help_text=_("Empty: they stand alone in the community."),
    )  # fmt: skip
    buildings = forms.CharField(
        label=_("Buildings"), widget=forms.Textarea(attrs={"rows": 5}), max_length=6000,
        help_text=_("A line each; “1-12号楼” stands for twelve."),
    )  # fmt: skip
    units = forms.IntegerField(
        label=_("Units in each"), min_value=0, max_value=20, required=False,
        help_text=_("Named 1单元, 2单元 …"),
    )  # fmt: skip
    management = forms.ChoiceField(
        label=_("Management"), choices=[("", _("Not known")), *Management.choices], required=False
    )

    def __init__(self, place: Place, *args: Any, **kwargs: Any) -> None:
        self.place = place
        super().__init__(*args, **kwargs)
        if place.kind in SMALL_KINDS:
            del self.fields["compound"]

    def clean_buildings(self) -> list[str]:
        names = [name for line in self.cleaned_data["buildings"].splitlines() for name in
                 _spelt_out(line.strip())]  # fmt: skip
        if len(names) > MOST:
            raise forms.ValidationError(
                _now("At most %(most)s at once; more come by spreadsheet.") % {"most": MOST}
            )
        if too_long := next((name for name in names if len(name) > 60), None):
            raise forms.ValidationError(_now("Too long: %(name)s") % {"name": too_long[:20]})
        return list(dict.fromkeys(names))

    def hand_in(self, actor: Actor) -> Answer:
        given = self.cleaned_data
        place = self.place
        small = place.kind in SMALL_KINDS
        shared = {
            "community": place.community_id,
            "compound": place.name if small else given.get("compound", ""),
            "units": [f"{n}单元" for n in range(1, (given["units"] or 0) + 1)],
            "management": given["management"] or None,
        }
        records = [
            Incoming(uuid5(self.record_key(), name), {**shared, "building": name})
            for name in given["buildings"]
        ]
        answers = submit(actor=actor, command=self.command, records=records)
        if bad := next((one for one in answers.each if one.answer == "review"), None):
            raise Refused(bad.sentence)
        return answers.each[0] if answers.each else Answer(UUID(int=0), "duplicate")


def _spelt_out(line: str) -> list[str]:
    """`1-12号楼` → twelve names; any other line is one."""
    if not line:
        return []
    found = _RANGE.fullmatch(line)
    if found is None or int(found[1]) > int(found[2]):
        return [line]
    return [f"{n}{found[3] or '号楼'}" for n in range(int(found[1]), int(found[2]) + 1)]
