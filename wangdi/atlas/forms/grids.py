"""Forms of grids: drawn over buildings, ended."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.territory.models import Grid, Place

Choices = Sequence[tuple[Any, Any]]


class GridForm(CommandForm):
    """A new grid of a community, or an old one drawn anew over the buildings that are picked."""

    command = "territory.draw_grids"
    code = forms.CharField(label=_("Number of the grid"), max_length=20)
    name = forms.CharField(label=pgettext_lazy("of a grid", "Name"), max_length=60)
    level = forms.TypedChoiceField(label=_("Level"), coerce=int, initial=3)
    parent = forms.TypedChoiceField(
        label=_("Lies in"), coerce=int, required=False, empty_value=None
    )
    buildings = forms.TypedMultipleChoiceField(
        label=_("Buildings"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("A building that is in another grid leaves that one."),
    )  # fmt: skip

    def __init__(
        self, community: Place, *args: Any, grid: Grid | None = None, **kwargs: Any
    ) -> None:
        self.community, self.grid = community, grid
        super().__init__(*args, **kwargs)
        if grid is not None:
            del self.fields["code"]
        self.choose("level", [(n, _level(n)) for n in range(1, 6)])

    def choose(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        code = self.grid.code if self.grid else given["code"]
        return {**given, "code": code, "community": self.community.pk}


def _level(n: int) -> Any:
    return format_lazy(_("Level {n}"), n=n)


class EndGridForm(CommandForm):
    command = "territory.end_grids"
    into = forms.TypedChoiceField(
        label=_("Goes into"), coerce=int, required=False, empty_value=None
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, grid: Grid, *args: Any, others: Choices, **kwargs: Any) -> None:
        self.grid = grid
        super().__init__(*args, **kwargs)
        choices = [("", _("No other: its buildings are in no grid")), *others]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "grid": self.grid.pk}
