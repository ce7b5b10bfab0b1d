"""A ledger's columns made into payloads. Nothing is written, and nothing is asked row by row."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from pydantic import TypeAdapter

from wangdi.importing.kinds import Context, Prepared, Table
from wangdi.importing.lean import lean
from wangdi.lib.identifiers import IdKind, birth_date
from wangdi.lib.sheets import cell_text
from wangdi.people.entering import causes, placing, reading
from wangdi.people.entering.changes import CHANGED
from wangdi.people.entering.payload import (
    LONGEST_NOTE,
    LONGEST_TEXT,
    LedgerRow,
    is_door_only,
)
from wangdi.people.entering.rules import LIKENESSES, LONGEST
from wangdi.people.entering.sheet import Sheet, parted
from wangdi.people.entering.words import ID_KINDS, RELATIONS, SEXES
from wangdi.people.models import Sex

_ROWS, _PORTION = TypeAdapter(list[LedgerRow]), 5_000
_CHOICES = {
    "name_odd": (causes.REVIEW, causes.APPLY, causes.LEAVE_OUT),
    "digits_lost": causes.VALUE,
    "phones_several": causes.REMARK,
    "id_impossible": causes.VALUE,
    "id_check": causes.REMARK,
    "id_region": causes.REMARK,
    "id_practice": (causes.APPLY,),
    "phone_odd": causes.VALUE,
}


_TEXTS = (
    *("community", "compound", "building_name", "unit", "room", "name", "id_number", "phone"),
    *("employer", "note"),
)


def prepare(table: Table, context: Context) -> Prepared:
    """Payloads and findings of a ledger, in the order of its rows."""
    sheet = Sheet(table, context)
    steps: tuple[Callable[[Sheet], None], ...] = (
        placing.places, placing.doors, _people, _documents, _phones, _days, _compare, _texts,
    )  # fmt: skip
    for step in steps:
        step(sheet)
    return Prepared(_payloads(sheet), sheet.gathering.findings)


def _people(sheet: Sheet) -> None:
    names, odd = parted([reading.name(cell) for cell in sheet.table.column("name")])
    missing = [
        row
        for row, (name, use) in enumerate(zip(names, sheet.values["use"], strict=True))
        if not name and not is_door_only(name, use)
    ]
    sheet.gathering.add("name_missing", "name", missing, causes.KEEP_OR_DROP)
    _gather(sheet, "name", odd, names)
    sheet.values["name"] = names
    sheet.values["sex"] = sheet.words("sex", SEXES)
    sheet.values["relation"] = sheet.words("relation", RELATIONS)
    read = reading.once(sheet.table.column("needs"), reading.needs)
    sheet.values["needs"], unknown = parted(read)
    sheet.unknown_words("needs", {row: words for row, words in enumerate(unknown) if words})


def _documents(sheet: Sheet) -> None:
    kinds = sheet.words("id_kind", ID_KINDS)
    cells = sheet.table.column("id_number")
    read = [reading.document(cell, kind) for cell, kind in zip(cells, kinds, strict=True)]
    numbers = [number for number, _kind, _cause in read]
    sheet.values["id_kind"] = [kind for _number, kind, _cause in read]
    _gather(sheet, "id_number", (cause for _number, _kind, cause in read), numbers)
    sheet.values["id_number"] = numbers


def _phones(sheet: Sheet) -> None:
    phones, odd = parted(reading.once(sheet.table.column("phone"), reading.phone))
    _gather(sheet, "phone", odd, phones)
    sheet.values["phone"] = phones


def _gather(sheet: Sheet, column: str, found: Iterable[str], values: list[str]) -> None:
    for cause, rows in reading.rows_by_cause(found).items():
        sheet.blank(sheet.gathering.add(cause, column, rows, _CHOICES[cause]), values)


def _days(sheet: Sheet) -> None:
    sheet.days("birth_date")
    sheet.days("entered_on", recent=True)


def _compare(sheet: Sheet) -> None:
    """Birth date and sex against the citizen's number, which fills them in where they are empty."""
    births, sexes = list(sheet.values["birth_date"]), list(sheet.values["sex"])
    other_birth: list[int] = []
    other_sex: list[int] = []
    documents = zip(sheet.values["id_number"], sheet.values["id_kind"], strict=True)
    for row, (number, kind) in enumerate(documents):
        if kind != IdKind.CITIZEN or len(number) != 18 or not number[:17].isdigit():
            continue
        if number.endswith(reading.ROUNDED):
            continue
        born = births[row]
        if born is None:
            births[row] = birth_date(number)
        elif born.year * 10_000 + born.month * 100 + born.day != int(number[6:14]):
            other_birth.append(row)
        sex = Sex.MALE.value if int(number[16]) % 2 else Sex.FEMALE.value
        if not sexes[row]:
            sexes[row] = sex
        elif sexes[row] != sex:
            other_sex.append(row)
    sheet.gathering.add("birth_differs", "birth_date", other_birth, causes.REMARK)
    sheet.gathering.add("sex_differs", "sex", other_sex, causes.REMARK)
    sheet.values |= {"birth_date": births, "sex": sexes}


def _texts(sheet: Sheet) -> None:
    sheet.values["employer"] = reading.once(sheet.table.column("employer"), cell_text)
    notes = reading.once(sheet.table.column("note"), cell_text)
    for row, texts in sheet.kept.items():
        notes[row] = "；".join(filter(None, [notes[row], *texts]))
    sheet.values["note"] = notes
    for column, longest in LONGEST.items():
        rows = [row for row, text in enumerate(sheet.values[column]) if len(text) > longest]
        sheet.gathering.add("too_long", column, rows, causes.KEEP_OR_DROP)
    for column, values in sheet.values.items():
        longest = LONGEST_NOTE if column == "note" else LONGEST_TEXT
        if column in _TEXTS and max(map(len, values), default=0) > longest:
            sheet.values[column] = [_cut(text, longest) for text in values]


def _cut(text: Any, longest: int) -> Any:
    """A text as far as a row can hold it: its row is kept for a person, who sees where it ends."""
    return f"{text[: longest - 1]}…" if isinstance(text, str) and len(text) > longest else text


def _payloads(sheet: Sheet) -> list[LedgerRow]:
    """Payloads by the set, a third of the time of one by one; in portions, for the memory."""
    decisions = sheet.context.decisions
    taken = tuple(cause for cause in LIKENESSES if decisions.get(f"{cause}:name") == causes.TAKE)
    if decisions.get(CHANGED) in (causes.UPDATE, causes.KEEP_OLD):
        taken += (decisions[CHANGED],)
    sheet.values |= {"hold": sheet.gathering.holds, "looked_at": [taken] * sheet.count}
    names = list(sheet.values)
    columns = zip(*sheet.values.values(), strict=True)
    rows = (dict(zip(names, row, strict=True)) for row in columns)
    payloads: list[LedgerRow] = []
    while portion := list(islice(rows, _PORTION)):
        payloads += lean(_ROWS.validate_python(portion))
    return payloads
