"""What may stand in a cell of an upper level's form; no database.

{"figure": name, "unit": "all" | "rows" | place id, "day": DAYS, "names": column}
{"words": WORDS}                                   the day, the place, the cut-off, the version …
{"typed": what it asks}                            no figure covers it: typed by hand, and counted
"""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

ADDRESS = re.compile(r"[A-Z]{1,2}[1-9][0-9]{0,3}")
COLUMN = re.compile(r"[A-Z]{1,2}")
ALL, ROWS = "all", "rows"
TODAY, YESTERDAY, TOTAL, CHANGE = "today", "yesterday", "total", "change"
DAYS = (TODAY, YESTERDAY, TOTAL, CHANGE)
WORDS = ("day", "place", "cut_off", "version", "by", "units")
LONGEST = 60


def check(address: str, spec: Mapping[str, Any], figures: set[str]) -> str:
    """The sentence that says what is wrong with a cell's content, or nothing."""
    if not ADDRESS.fullmatch(address):
        return _("%(cell)s is no cell of a form.") % {"cell": address[:20]}
    kinds = {"figure", "words", "typed"} & spec.keys()
    if len(kinds) != 1 or spec.keys() - {"figure", "words", "typed", "unit", "day", "names"}:
        return _("A cell holds one figure, or words, or what is typed by hand.")
    if "figure" in kinds:
        return _check_figure(spec, figures)
    if "words" in kinds and spec["words"] not in WORDS:
        return _("These words are not known.")
    if "typed" in kinds and not (
        isinstance(spec["typed"], str) and 0 < len(spec["typed"]) <= LONGEST
    ):
        return _("Say in a few words what is typed into this cell.")
    return ""


def _check_figure(spec: Mapping[str, Any], figures: set[str]) -> str:
    if spec["figure"] not in figures:
        return _("This office does not count the figure %(name)s.") % {
            "name": str(spec["figure"])[:LONGEST]
        }
    if spec.get("day") not in DAYS:
        return _("Choose a day: today, yesterday, the total, or the change.")
    unit = spec.get("unit")
    if unit not in (ALL, ROWS) and not (isinstance(unit, int) and not isinstance(unit, bool)):
        return _("Choose a unit: all, one to each row, or one place.")
    names = spec.get("names", "")
    if names and not (isinstance(names, str) and COLUMN.fullmatch(names)):
        return _("A column is named by its letters, such as A.")
    return ""


def row_of_each(names: Mapping[int, str], units: list[tuple[int, str]]) -> dict[int, int]:
    """unit → row, by the names that stand in a form's column: the whole name, or its beginning.

    A row is given once; the longest name is looked for first.
    """
    found: dict[int, int] = {}
    free = dict(names)
    for unit, name in sorted(units, key=lambda one: -len(one[1])):
        fitting = [row for row, text in free.items() if text and (text == name)]
        fitting += [row for row, text in free.items() if len(text) > 1 and name.startswith(text)]
        if fitting:
            found[unit] = fitting[0]
            del free[fitting[0]]
    return found
