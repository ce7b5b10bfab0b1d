"""Statistical division codes of 12 digits (统计用区划代码): county, township, committee."""

import re
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from wangdi.lib.identifiers.checked import Checked, Problem
from wangdi.lib.identifiers.text import compact

_SHAPE = re.compile(r"[1-9][0-9]{11}|[1-9][0-9]{8}|[1-9][0-9]{5}")

DIVISION = Problem("division_code", _("A division code has 6, 9 or 12 digits."))


class DivisionKind(StrEnum):
    COUNTY = "county"
    SUBDISTRICT = "subdistrict"
    TOWN = "town"
    TOWNSHIP = "township"
    SPECIAL = "special"
    RESIDENTS = "residents_committee"
    VILLAGERS = "villagers_committee"


def check_division(raw: str) -> Checked[str]:
    """Check a division code; trailing zeros of higher places are cut (12 → 9 → 6 digits)."""
    code = compact(raw)
    if not _SHAPE.fullmatch(code):
        return Checked(code, DIVISION)
    while len(code) > 6 and code.endswith("000"):
        code = code[:-3]
    return Checked(code)


def division_kind(code: str) -> DivisionKind | None:
    """What a checked code names; None where its number is outside every known range."""
    if len(code) == 6:
        return DivisionKind.COUNTY
    if len(code) == 9:
        return _kind_in(int(code[6:]), _TOWNSHIPS)
    return _kind_in(int(code[9:]), _COMMITTEES)


_TOWNSHIPS = (
    (range(1, 100), DivisionKind.SUBDISTRICT),
    (range(100, 200), DivisionKind.TOWN),
    (range(200, 400), DivisionKind.TOWNSHIP),
    (range(400, 600), DivisionKind.SPECIAL),
)
_COMMITTEES = (
    (range(1, 200), DivisionKind.RESIDENTS),
    (range(200, 400), DivisionKind.VILLAGERS),
)


def _kind_in(number: int, ranges: tuple[tuple[range, DivisionKind], ...]) -> DivisionKind | None:
    return next((kind for numbers, kind in ranges if number in numbers), None)
