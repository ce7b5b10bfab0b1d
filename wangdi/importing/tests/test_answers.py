"""What a person says about a file before it is written, and that it is remembered."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wangdi.importing import actions, kinds, sharing
from wangdi.importing.models import ColumnMapping, ImportRun, RunState
from wangdi.importing.tests.conftest import HEADINGS, causes, counts, person, text, workbook
from wangdi.intake.commands import Refused
from wangdi.people.models import Person

ODD = (*HEADINGS, "与户主关系")


def odd(number: int, word: str) -> dict[str, object]:
    return {**person(number), "与户主关系": word}


def post(client, run, view, /, **given):
    return client.post(reverse(f"importing:{view}", args=[run.id]), given)


def test_a_cell_is_put_right_and_the_file_s_own_content_kept(town, client):
    run = town.send(workbook(person(1), person(2, 联系电话="12"), person(3, 姓名="甲9")))
    assert counts(run) == (1, 0, 2, 0)
    client.force_login(town.desk)
    phone, name = HEADINGS.index("联系电话"), HEADINGS.index("姓名")
    page = client.get(reverse("importing:run", args=[run.id]), {"finding": "phone_odd:phone"})
    assert f'name="cell:3:{phone}"' in page.content.decode()
    given = {f"cell:3:{phone}": "00000000077", f"cell:4:{name}": "甲住户九"}
    post(client, run, "correct", finding="phone_odd:phone", **given)
    run.refresh_from_db()
    assert (counts(run), "phone_odd" in causes(run)) == ((3, 0, 0, 0), False)
    kept = {(one["line"], one["column"]): (one["before"], one["after"]) for one in run.corrections}
    assert kept == {(3, phone): ("12", "00000000077"), (4, name): ("甲9", "甲住户九")}
    assert run.file.table is not None, "the next answer reads no workbook"
    town.write(run)
    assert set(Person.objects.values_list("name", flat=True)) >= {"甲住户九"}
    assert Person.objects.get(name=person(2)["姓名"]).phone == "00000000077"


def test_a_row_put_right_is_not_what_was_sent_before(town):
    content = workbook(person(1), person(2, 姓名=""))
    town.write(town.send(content))
    again = town.send(content)
    assert counts(again) == (0, 2, 0, 0)
    actions.correct(again, 3, {HEADINGS.index("姓名"): "甲补录"}, by=town.desk.actor())
    again = actions.look_again(again)
    assert counts(again) == (1, 1, 0, 0)
    assert counts(town.write(again)) == (1, 1, 0, 0)
    assert Person.objects.filter(name="甲补录").exists()


@pytest.mark.parametrize("field", ["cell:x:1", "cell:3:99", "cell:3", "cell:²:1"])
def test_an_odd_field_puts_nothing_right(town, client, field):
    run = town.send(workbook(person(1), person(2, 联系电话="12")))
    client.force_login(town.desk)
    assert post(client, run, "correct", **{field: "1"}).status_code == 302
    run.refresh_from_db()
    assert (run.corrections, run.state) == (None, RunState.READY)


def test_the_same_answer_without_reading_the_file_again(town, monkeypatch):
    run = town.send(workbook(person(1), person(2, 联系电话="12")))
    run = actions.decide(run, "phone_odd:phone", "without")
    monkeypatch.setattr("wangdi.importing.examining.sheets_of", lambda *_given: 1 / 0)
    run = actions.decide(run, "phone_odd:phone", "leave_out")
    assert (run.state, counts(run)) == (RunState.READY, (1, 0, 0, 1))


def test_words_are_said_once_and_remembered_for_every_form(town, client):
    run = town.send(workbook(odd(1, "当家的"), odd(2, "当家的"), odd(3, "户主"), headings=ODD))
    [counted] = run.findings["census"]
    assert counted == {"column": "relation", "words": [["当家的", "当家的", 2]]}
    client.force_login(town.desk)
    post(client, run, "words", **{"relation:0": "head"})
    run.refresh_from_db()
    assert (run.values, "word_unknown" in causes(run)) == ({"relation": {"当家的": "head"}}, False)
    town.write(run)
    assert set(Person.objects.values_list("relation", flat=True)) == {"head"}
    other = tuple(reversed(ODD))
    next_one = town.send(workbook(odd(7, "当家的"), headings=other))
    assert "word_unknown" not in causes(next_one)
    post(client, next_one, "words", **{"relation:0": "no such code"})
    next_one.refresh_from_db()
    assert next_one.values == {"relation": {"当家的": "head"}}


def test_a_word_that_means_nothing_leaves_the_cell_empty(town):
    run = town.send(workbook(odd(1, "（待核）"), headings=ODD))
    run = actions.set_words(run, {"relation": {"(待核)": ""}})
    town.write(run)
    assert (Person.objects.get().relation, Person.objects.get().note) == ("", "")


def test_a_mapping_goes_from_office_to_office(town, client):
    strange = {"姓名": "甲栏", "楼栋": "乙栏"}
    headings = tuple(strange.get(name, name) for name in ODD)
    rows = [{strange.get(k, k): v for k, v in odd(1, "当家的").items()}]
    run = town.send(workbook(*rows, headings=headings))
    assert run.findings["missing"] == ["building", "name"]
    chosen = {**run.mapping, "name": headings.index("甲栏"), "building": headings.index("乙栏")}
    run = actions.correct_mapping(run, chosen, kind=kinds.kind("ledger"))
    run = actions.set_words(run, {"relation": {"当家的": "head"}})
    client.force_login(town.desk)
    sent = client.get(reverse("importing:mapping", args=[run.id])).content
    assert person(1)["姓名"] not in sent.decode()
    actions.withdraw(run)
    ColumnMapping.objects.all().delete()
    turned = tuple(reversed(headings))
    there = town.send(workbook(*rows, headings=turned))
    assert there.findings["missing"]
    file = SimpleUploadedFile("mapping.json", sent)
    client.post(reverse("importing:take_mapping", args=[there.id]), {"file": file})
    there.refresh_from_db()
    assert (there.findings["missing"], "word_unknown" in causes(there)) == ([], False)
    assert there.findings["origin"]
    assert counts(there) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{", b'{"form": "other"}', b"[" * 100_000,
        json.dumps({"form": "wangdi.import-mapping", "version": 1, "kind": "staff"}).encode(),
        json.dumps({"form": "wangdi.import-mapping", "version": 1, "kind": "ledger",
                    "headings": ["a"], "columns": {"name": "x"}}).encode(),
        json.dumps({"form": "wangdi.import-mapping", "version": 1, "kind": "ledger",
                    "headings": "a", "columns": {}}).encode(),
    ],
)  # fmt: skip
def test_what_is_no_mapping_is_refused_with_a_sentence(town, content):
    with pytest.raises(Refused):
        sharing.take_in(content, kinds.kind("ledger"), by=None)
    assert not ColumnMapping.objects.exists()


def test_other_columns_are_kept_in_the_note_only_where_somebody_says_so(town, client):
    headings = (*HEADINGS, "车辆")
    run = town.send(workbook({**person(1), "车辆": "一辆"}, headings=headings))
    client.force_login(town.desk)
    assert "车辆" in client.get(reverse("importing:run", args=[run.id])).content.decode()
    given = {name: str(at) for name, at in run.mapping.items()} | {"kept": str(len(HEADINGS))}
    post(client, run, "columns", **given)
    run.refresh_from_db()
    town.write(run)
    assert Person.objects.get().note == "车辆：一辆"


def test_a_line_that_was_taken_for_a_total_is_a_row_after_all(town):
    run = town.send(text([person(1), person(2, 社区="合计")]).encode())
    assert counts(run) == (1, 0, 0, 1)
    run = actions.decide(run, "total_row", "apply")
    assert counts(run) == (1, 0, 1, 0)
    assert counts(town.write(run)) == (1, 0, 1, 0)


def test_runs_of_before_are_still_shown(town, client):
    """What was looked through by an older house lacks what is new."""
    run = town.send(workbook(person(1), person(2, 联系电话="12")))
    kept = {k: v for k, v in run.findings.items() if k not in ("origin", "date1904")}
    ImportRun.objects.filter(pk=run.pk).update(sheets=[])
    run.refresh_from_db()
    run.findings = kept
    run.save()
    client.force_login(town.desk)
    assert client.get(reverse("importing:run", args=[run.id])).status_code == 200
