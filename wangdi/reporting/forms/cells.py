"""What goes into the cells of an upper level's form, and what is typed into them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.lib.figures import Figure
from wangdi.reporting import outlines
from wangdi.reporting.queries.columns import Extent
from wangdi.reporting.rules import mapping


class CellForm(CommandForm):
    """What goes into one cell: a figure, words, what is typed by hand, or nothing."""

    command = "reporting.map_cell"
    form = forms.UUIDField(widget=forms.HiddenInput)
    cell = forms.CharField(widget=forms.HiddenInput, max_length=10)
    holds = forms.ChoiceField(
        label=gettext_lazy("This cell holds"),
        choices=(
            ("figure", gettext_lazy("A figure")),
            ("words", gettext_lazy("Words of the report")),
            ("typed", gettext_lazy("Something typed by hand")),
            ("", gettext_lazy("Nothing: leave it as it is")),
        ),
        required=False,
    )
    figure = forms.ChoiceField(label=gettext_lazy("Figure"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Of whom"), required=False)
    day = forms.ChoiceField(
        label=gettext_lazy("Of which day"),
        required=False,
        choices=(
            (mapping.TODAY, gettext_lazy("Today")),
            (mapping.YESTERDAY, gettext_lazy("Yesterday")),
            (mapping.TOTAL, gettext_lazy("The total so far")),
            (mapping.CHANGE, gettext_lazy("The change since yesterday")),
        ),
    )
    names = forms.CharField(
        label=gettext_lazy("Column with the units' names"),
        max_length=2,
        required=False,
        help_text=gettext_lazy("Such as A, where the form has them printed; else in their order."),
    )
    words = forms.ChoiceField(
        label=gettext_lazy("Words"),
        required=False,
        choices=(
            ("day", gettext_lazy("The day")),
            ("place", gettext_lazy("The name of the place")),
            ("cut_off", gettext_lazy("The cut-off")),
            ("version", gettext_lazy("The version")),
            ("by", gettext_lazy("Who froze it")),
            ("units", gettext_lazy("The units' names, from here down")),
        ),
    )
    typed = forms.CharField(
        label=gettext_lazy("What is typed here"), max_length=mapping.LONGEST, required=False
    )

    def __init__(self, extent: Extent, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("figure", _figures())
        places = [(str(one.id), one.name) for one in extent.communities]
        whole = [(mapping.ALL, _("All together")), (mapping.ROWS, _("One unit to each row"))]
        self._choose("unit", [*whole, *places])

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def payload(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"form": given["form"], "cell": given["cell"], "content": self._content(given)}

    def _content(self, given: dict[str, Any]) -> dict[str, Any]:
        if given["holds"] == "words":
            return {"words": given["words"]}
        if given["holds"] == "typed":
            return {"typed": given["typed"]}
        if given["holds"] != "figure":
            return {}
        unit = int(given["unit"]) if given["unit"].isdigit() else given["unit"]
        content = {"figure": given["figure"], "unit": unit, "day": given["day"]}
        names = given["names"].strip().upper()
        return {**content, "names": names} if names and unit == mapping.ROWS else content


def _figures() -> list[tuple[str, list[tuple[str, str]]]]:
    """Figures and shares under their own heads."""
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    for one in outlines.in_order():
        heading = str(one.group) if isinstance(one, Figure) else ""
        label = str(one.label) if isinstance(one, Figure) else f"{one.label} (%)"
        if groups and heading in ("", groups[-1][0]):
            groups[-1][1].append((one.name, label))
        else:
            groups.append((heading, [(one.name, label)]))
    return groups


def initial_of(spec: dict[str, Any] | None) -> dict[str, Any]:
    """What the form of a cell begins with."""
    if not spec:
        return {"holds": "figure", "day": mapping.TODAY, "unit": mapping.ALL}
    holds = next(one for one in ("figure", "words", "typed") if one in spec)
    return {**spec, "holds": holds, "unit": str(spec.get("unit", mapping.ALL))}


class OfForm(CommandForm):
    form = forms.UUIDField(widget=forms.HiddenInput)


class SaveForm(OfForm):
    command = "reporting.save_form"


class RetireForm(OfForm):
    command = "reporting.retire_form"


class TypeForm(CommandForm):
    command = "reporting.type_value"
    form = forms.UUIDField(widget=forms.HiddenInput)
    day = forms.DateField(widget=forms.HiddenInput)
    unit = forms.IntegerField(widget=forms.HiddenInput)
    cell = forms.CharField(widget=forms.HiddenInput, max_length=10)
    value = forms.CharField(label=gettext_lazy("What is typed"), max_length=200)
    why = forms.CharField(label=gettext_lazy("Why no figure covers it"), max_length=200)
