"""The further columns of a list: places before and on the way, health, document, who asked."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from wangdi.importing.kinds import Table
from wangdi.lib.identifiers import check_temperature
from wangdi.lib.sheets import Cell, cell_text
from wangdi.people.entering import reading
from wangdi.people.entering.causes import VALUE, WITHOUT
from wangdi.people.entering.findings import Gathering

V = TypeVar("V")
LOOKED_BACK = timedelta(days=14)
LONGEST = {"seat": 20, "onward": 100, "evidence": 200, "surveyor": 60}
MOST_PLACES = 6
SYMPTOMS = {
    "发热": "fever", "发烧": "fever", "高热": "fever", "低热": "fever",
    "干咳": "cough", "咳嗽": "cough", "乏力": "fatigue", "无力": "fatigue",
    "咽痛": "sore_throat", "嗓子": "sore_throat", "嗅": "smell", "味觉": "smell",
    "腹泻": "diarrhoea",
}  # fmt: skip
NONE = ("", "无", "没有", "否", "正常", "健康", "良好", "无症状", "未见异常", "身体健康", "-", "/")
CONTACT = {
    "是": True, "有": True, "密接": True,
    "否": False, "无": False, "没有": False, "未接触": False,
}  # fmt: skip
_PARTS = re.compile(r"[,,、;;/\s→—>-]+")


class Days(NamedTuple):
    """When each row left and arrived."""

    left: Sequence[date | None]
    arrived: Sequence[date | None]


def read(table: Table, gathering: Gathering, days: Days) -> list[dict[str, Any]]:
    """The further fields of every row; what cannot be is gathered as a finding."""
    count = len(table.lines)
    texts = {
        name: [text[:most] for text in reading.once(table.column(name), cell_text)]
        for name, most in LONGEST.items()
    }
    columns: dict[str, Sequence[Any]] = {
        **texts,
        "via": reading.once(table.column("via"), _places),
        "stays": _stays(table, days),
        "contact": reading.once(table.column("contact"), lambda cell: CONTACT.get(cell_text(cell))),
        "id_number": _checked(table, gathering, "id_number", _document),
        "temperature": _checked(table, gathering, "temperature", _temperature),
        "symptoms": _checked(table, gathering, "symptoms", _symptoms),
    }
    return [{name: values[row] for name, values in columns.items()} for row in range(count)]


def _checked(
    table: Table, gathering: Gathering, name: str, read_cell: Callable[[Cell], tuple[V, bool]]
) -> list[V]:
    """A column with what is odd in it gathered; left out where somebody decided so."""
    found = reading.once(table.column(name), read_cell)
    odd = [row for row, (_value, wrong) in enumerate(found) if wrong]
    finding = gathering.add(f"{name.removesuffix('_number')}_odd", name, odd, VALUE)
    blank = set(odd) if finding and gathering.answer(finding) == WITHOUT else set()
    nothing = read_cell(None)[0]
    return [nothing if row in blank else value for row, (value, _wrong) in enumerate(found)]


def _document(cell: Cell) -> tuple[str, bool]:
    number, _kind, cause = reading.document(cell, "")
    return number, cause in ("id_impossible", "digits_lost")


def _temperature(cell: Cell) -> tuple[str, bool]:
    text = cell_text(cell).rstrip("℃度 ")
    if text in NONE:
        return "", False
    checked = check_temperature(text)
    return (str(checked.value or text), checked.problem is not None)


def _symptoms(cell: Cell) -> tuple[list[str], bool]:
    """What is named; `无发热、咳嗽` denies all that it names."""
    text = cell_text(cell)
    if text in NONE or text.startswith(("无", "没有", "未", "否")):
        return [], False
    named = sorted({code for word, code in SYMPTOMS.items() if word in text})
    return named, not named


def _places(cell: Cell) -> list[str]:
    parts = (part for part in _PARTS.split(cell_text(cell)) if part not in NONE)
    return [part[:100] for part in parts][:MOST_PLACES]


def _stays(table: Table, days: Days) -> list[list[dict[str, Any]]]:
    """Places named without days lie within the fourteen days before the arrival."""
    named = reading.once(table.column("stays"), _places)
    return [
        [{"place": place, "first": come - LOOKED_BACK, "last": gone or come} for place in places]
        if come
        else []
        for places, gone, come in zip(named, days.left, days.arrived, strict=True)
    ]
