"""Chinese typography and figures."""

import re

HAN = "\u3400-\u9fff\uf900-\ufaff"
THIN = "\u2009"
_JOINT = re.compile(
    rf"(?<=[{HAN}])[ {THIN}]?(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%℃])[ {THIN}]?(?=[{HAN}])"
)


def spaced(text: str) -> str:
    """A thin space where Chinese meets Latin letters or digits.

    Dates (2月10日) and times keep their close form: a digit before 年月日时分 takes none.
    """
    return re.sub(rf"(?<=\d){THIN}(?=[年月日时分秒点号])|(?<=[年月]){THIN}(?=\d)", "", _thin(text))


def _thin(text: str) -> str:
    return _JOINT.sub(THIN, text)


def figure(value: int | float | str | None) -> str:
    """94,067; a dash where there is no number."""
    if value is None or value == "":
        return "–"
    if isinstance(value, str):
        return value
    return f"{value:,}"
