"""Every file beside it is looked through and written as the answer beside it says."""

import json
from pathlib import Path
from typing import Any

import pytest

from wangdi.importing import actions, kinds
from wangdi.importing.models import ImportRun, RunState
from wangdi.importing.tests.conftest import Town, causes, counts
from wangdi.lib.sheets import SheetRefused
from wangdi.people.models import Person

FOLDER = Path(__file__).parent / "files"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")
OFTEN = "id_practice"


def expected_of(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text())
    return found


def test_there_are_forty_and_more() -> None:
    assert len(FILES) >= 40
    assert len({expected_of(path)["trouble"] for path in FILES}) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_real_looking_file_is_understood(office: Town, path: Path) -> None:
    expected = expected_of(path)
    if "first" in expected:
        assert send(office, FOLDER / expected["first"], {}).state == RunState.READY
        office.write(ImportRun.objects.get())
    if "refused" in expected:
        with pytest.raises(SheetRefused) as refusal:
            send(office, path, expected)
        assert refusal.value.code == expected["refused"]
        return
    run = send(office, path, expected)
    seen(run, expected)
    if expected.get("missing"):
        return
    run = answered(run, expected)
    written = tuple(expected.get("after", expected["counts"]))
    assert counts(run) == written
    assert counts(office.write(run)) == written
    people(expected)


def send(office: Town, path: Path, expected: dict[str, Any]) -> ImportRun:
    by = office.secretary if expected.get("by") == "secretary" else office.desk
    return office.send(path.read_bytes(), by=by, name=path.name)


def seen(run: ImportRun, expected: dict[str, Any]) -> None:
    assert (run.state, run.trouble) == (RunState.READY, "")
    assert bool(run.findings["missing"]) == expected.get("missing", False)
    assert counts(run) == tuple(expected["counts"])
    if "causes" in expected:
        assert causes(run) == expected["causes"]
    if "header" in expected:
        assert run.header_line == expected["header"]
    if "sheets" in expected:
        assert {one["name"]: one["state"] for one in run.sheets} == expected["sheets"]
    if "unused" in expected:
        used = run.mapping.values()
        assert [n for at, n in enumerate(run.headings) if at not in used] == expected["unused"]


def answered(run: ImportRun, expected: dict[str, Any]) -> ImportRun:
    """What the person at the page answers: sheets, words, columns for the note, causes."""
    kind = kinds.kind(run.kind)
    if "choose" in expected:
        run = actions.choose_sheets(run, expected["choose"])
    if "words" in expected:
        run = actions.set_words(run, expected["words"])
        assert causes(run) == expected["causes_after"]
    if "keep" in expected:
        kept = [run.headings.index(name) for name in expected["keep"]]
        run = actions.correct_mapping(run, run.mapping, kind=kind, kept=kept)
    for key, choice in expected.get("answers", {}).items():
        run = actions.decide(run, key, choice)
    return run


def people(expected: dict[str, Any]) -> None:
    for name, fields in expected.get("people", {}).items():
        person = Person.objects.select_related("household").get(name=name)
        for field, value in fields.items():
            found = person.household.address if field == "address" else getattr(person, field)
            assert (sorted(found) if field == "needs" else found) == value, field
    if "entered_on" in expected:
        days = Person.objects.order_by("id").values_list("entered_on", flat=True)
        assert [str(day) for day in days][: len(expected["entered_on"])] == expected["entered_on"]
