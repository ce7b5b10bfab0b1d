"""A form's sheet as the page shows it: each cell with what is or will be in it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wangdi.lib import figures
from wangdi.reporting.queries import filling
from wangdi.reporting.queries.columns import Extent
from wangdi.reporting.queries.filling import Filled
from wangdi.reporting.rules import mapping
from wangdi.reporting.workbooks import FormCell, Layout


@dataclass(frozen=True, slots=True)
class Shown:
    """`tone`: mapped, typed, missing, or nothing; `text` stands in the cell."""

    cell: FormCell
    text: str
    tone: str
    chosen: bool = False


def mapped(layout: Layout, cells: dict[str, Any], extent: Extent, chosen: str) -> list[list[Shown]]:
    """The sheet with the names of the figures that go into its cells."""
    words = {address: describe(spec) for address, spec in cells.items()}
    follow = {
        cell: address
        for address, spec in cells.items()
        if spec.get("unit") == mapping.ROWS
        for _unit, cell in filling.rows_from(extent, address, spec.get("names", ""), layout)
        if cell not in cells
    }
    return [
        [_mapped(cell, words.get(cell.address), cell.address in follow, chosen) for cell in row]
        for row in layout.rows
    ]


def _mapped(cell: FormCell, words: str | None, follows: bool, chosen: str) -> Shown:
    if words is not None:
        return Shown(cell, words, "qing", cell.address == chosen)
    if follows:
        return Shown(cell, "↑", "qing", cell.address == chosen)
    text = _("computed") if cell.fixed else cell.text
    return Shown(cell, text, "", cell.address == chosen)


def filled(layout: Layout, found: Filled) -> list[list[Shown]]:
    """The sheet with the day's values."""
    return [[_filled(cell, found) for cell in row] for row in layout.rows]


def _filled(cell: FormCell, found: Filled) -> Shown:
    if cell.address in found.cells:
        tone = "amber" if cell.address in found.typed else "qing"
        return Shown(cell, str(found.cells[cell.address]), tone)
    if cell.address in found.typed:
        return Shown(cell, _("to type"), "amber")
    if cell.address in found.missing:
        return Shown(cell, _("not known"), "amber")
    return Shown(cell, _("computed") if cell.fixed else cell.text, "")


def describe(spec: dict[str, Any]) -> str:
    """What a cell holds, short."""
    if "typed" in spec:
        return _("By hand: %(what)s") % {"what": spec["typed"]}
    if "words" in spec:
        return f"〈{_words()[spec['words']]}〉"
    try:
        label = str(figures.figure(spec["figure"]).label)
    except KeyError:
        label = next(
            (str(one.label) for one in figures.all_shares() if one.name == spec["figure"]), "?"
        )
    marks = {
        mapping.TODAY: "",
        mapping.YESTERDAY: _("yesterday"),
        mapping.TOTAL: _("total"),
        mapping.CHANGE: _("change"),
    }
    down = "↓" if spec["unit"] == mapping.ROWS else ""
    return " ".join(one for one in (label, marks[spec["day"]], down) if one)


def _words() -> dict[str, str]:
    return {
        "day": _("The day"),
        "place": _("The name of the place"),
        "cut_off": _("The cut-off"),
        "version": _("The version"),
        "by": _("Who froze it"),
        "units": _("The units' names, from here down"),
    }
