"""A household ledger looked through and written: causes, answers, duplicates, counts."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wangdi.importing import actions, applying, kinds, stash
from wangdi.importing.models import ColumnMapping, ImportRun, RunState
from wangdi.importing.tests.conftest import HEADINGS, causes, counts, person, workbook
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event, Key, ReviewItem
from wangdi.intake.reviewing import retake
from wangdi.people.models import Dwelling, Household, Person

LOST = 4.10105194912310e17


@pytest.mark.parametrize(
    ("other", "cause", "expected"),
    [
        ({}, "id_practice", (1, 0, 0, 0)),
        ({"姓名": ""}, "name_missing", (0, 0, 1, 0)),
        ({"姓名": "甲1"}, "name_odd", (0, 0, 1, 0)),
        ({"楼栋": "77号楼"}, "building_unknown", (0, 0, 1, 0)),
        ({"社区": "无此社区"}, "building_unknown", (0, 0, 1, 0)),
        ({"房号": ""}, "room_missing", (0, 0, 1, 0)),
        ({"身份证号": LOST}, "digits_lost", (0, 0, 1, 0)),
        ({"身份证号": "4.10105E+17"}, "digits_lost", (0, 0, 1, 0)),
        ({"身份证号": "110105194912310021"}, "id_check", (1, 0, 0, 0)),
        ({"身份证号": "12345"}, "id_impossible", (0, 0, 1, 0)),
        ({"联系电话": "12345678901"}, "phone_odd", (0, 0, 1, 0)),
        ({"出生日期": "昨天"}, "date_odd", (0, 0, 1, 0)),
        ({"出生日期": "2999-01-01"}, "date_odd", (0, 0, 1, 0)),
        ({"性别": "不明白"}, "word_unknown", (1, 0, 0, 0)),
        ({"性别": "女"}, "sex_differs", (1, 0, 0, 0)),
        ({"出生日期": "1999-09-09"}, "birth_differs", (1, 0, 0, 0)),
        ({"房号": "特别" * 20}, "too_long", (0, 0, 1, 0)),
    ],
)
def test_every_cause_is_found_and_written_as_it_was_said(town, other, cause, expected):
    run = town.send(workbook(person(1, **other)))
    assert cause in causes(run)
    assert counts(run) == expected
    assert not Person.objects.exists(), "nothing is written before the button"
    assert counts(town.write(run)) == expected
    assert Person.objects.count() == expected[0]
    assert ReviewItem.objects.count() == expected[2]


def test_people_of_one_door_are_one_household(town):
    run = town.send(workbook(person(1), person(2, 房号="101室"), person(3, 房号="０101")))
    town.write(run)
    assert [(home.size, home.address) for home in Household.objects.all()] == [
        (3, "东院1号楼1单元101室")
    ]
    one = Person.objects.order_by("name").first()
    assert one is not None
    assert one.community_id == town.near
    assert one.id_number.startswith("999999")
    assert Event.objects.filter(verb="people.entered").count() == 3


def test_an_empty_home_stands_without_anybody(town):
    row = {**person(1, 姓名="", 身份证号=""), "房屋用途": "空置"}
    run = town.write(town.send(workbook(row, headings=(*HEADINGS, "房屋用途"))))
    assert counts(run) == (1, 0, 0, 0)
    assert (Dwelling.objects.get().use, Household.objects.count()) == ("vacant", 0)


@pytest.mark.parametrize(
    ("second", "cause", "expected"),
    [
        (person(1), "same_person", (1, 1, 0, 0)),
        (person(1, 身份证号=""), "same_person", (1, 1, 0, 0)),
        (person(1, 房号="999"), "moved", (1, 0, 1, 0)),
        (person(2, 身份证号=person(1)["身份证号"]), "same_number", (1, 0, 1, 0)),
        (person(1, 身份证号="11010519491231002X"), "same_name", (1, 0, 1, 0)),
        (person(1, 身份证号="", 出生日期="", 房号="999"), "same_phone", (1, 0, 1, 0)),
    ],
)
@pytest.mark.parametrize("where", ["file", "ledger"])
def test_a_double_is_told_with_its_reason(town, second, cause, expected, where):
    if where == "file":
        run = town.send(workbook(person(1), second))
    else:
        town.write(town.send(workbook(person(1), person(5))))
        run = town.send(workbook(second))
        expected = (expected[0] - 1, *expected[1:])
    assert cause in causes(run)
    assert counts(run) == expected
    assert counts(town.write(run)) == expected


def test_the_same_file_again_is_all_duplicates(town):
    content = workbook(person(1), person(2), person(3, 楼栋="77号楼"))
    first = town.write(town.send(content))
    again = town.send(content)
    assert causes(again)["sent_before"] == 3
    assert counts(again) == (0, 3, 0, 0)
    assert counts(town.write(again)) == (0, 3, 0, 0)
    assert counts(first) == (2, 0, 1, 0)
    assert (Person.objects.count(), ReviewItem.objects.count()) == (2, 1)


def test_an_unknown_building_is_answered_once_for_all(town):
    run = town.send(workbook(person(1, 楼栋="2号搂"), person(2, 楼栋="2号搂")))
    [finding] = [one for one in run.findings["findings"] if one["cause"] == "building_unknown"]
    meant = next(code for code, name in finding["names"].items() if name == "东院2号楼")
    run = actions.decide(run, finding["key"], meant)
    assert counts(run) == (2, 0, 0, 0)
    town.write(run)
    assert {home.address[:5] for home in Household.objects.all()} == {"东院2号楼"}


def test_rows_are_left_out_or_taken_as_decided(town):
    run = town.send(workbook(person(1), person(2, 联系电话="12"), person(1, 房号="999")))
    assert counts(run) == (1, 0, 2, 0)
    run = actions.decide(run, "phone_odd:phone", "without")
    run = actions.decide(run, "moved:name", "leave_out")
    assert counts(run) == (2, 0, 0, 1)
    assert counts(town.write(run)) == (2, 0, 0, 1)
    run = town.send(workbook(person(1, 房号="998")))
    run = actions.decide(run, "moved:name", "take")
    assert counts(town.write(run)) == (1, 0, 0, 0)


def test_an_answer_that_is_not_offered_is_refused(town):
    run = town.send(workbook(person(1, 姓名="")))
    with pytest.raises(Refused):
        actions.decide(run, "name_missing:name", "take")


def test_a_secretary_writes_only_where_she_works(town):
    rows = [person(1), person(2, 社区="远社区", 小区="", 楼栋="9号楼")]
    run = town.send(workbook(*rows), by=town.secretary)
    assert causes(run)["outside"] == 1
    assert counts(town.write(run)) == (1, 0, 1, 0)
    assert ReviewItem.objects.get().community_id == town.far
    assert counts(town.send(workbook(*rows, person(3)))) == (2, 1, 0, 0)


def test_a_kept_row_is_taken_from_the_review_box(town):
    town.write(town.send(workbook(person(1), person(1, 房号="999"), person(2, 身份证号=LOST))))
    for item in ReviewItem.objects.all():
        retake(item.id, by=town.desk.actor(), changes={"id_number": ""})
    assert Person.objects.count() == 3


def test_killed_before_the_commit_it_leaves_nothing_and_is_done_again(town, monkeypatch):
    run = town.send(workbook(person(1), person(2)))
    monkeypatch.setattr(applying, "_finish", _killed)
    run.state, run.taken_at = RunState.APPLYING, None
    run.save()
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        actions.run_pending()
    assert [model.objects.count() for model in (Person, Key, Dwelling)] == [0, 0, 0]
    monkeypatch.undo()
    ImportRun.objects.update(taken_at=None)
    assert actions.run_pending() == 1
    run.refresh_from_db()
    assert counts(run) == (2, 0, 0, 0)


def _killed(*_given: object) -> None:
    raise KeyboardInterrupt


def test_what_cannot_be_worked_on_gives_up_with_a_sentence(town, monkeypatch):
    monkeypatch.setattr(stash, "unpacked", lambda *_given: 1 / 0)
    run = town.write(town.send(workbook(person(1))))
    assert (run.state, run.trouble) == (RunState.FAILED, "error")
    assert not Person.objects.exists()


def test_columns_are_set_by_hand_and_remembered(town):
    odd = tuple("甲栏" if name == "姓名" else name for name in HEADINGS)
    rows = [{**person(n), "甲栏": person(n)["姓名"]} for n in (1, 2)]
    run = town.send(workbook(rows[0], headings=odd))
    assert run.findings["missing"] == ["name"]
    with pytest.raises(Refused):
        town.write(run)
    chosen = {**run.mapping, "name": odd.index("甲栏")}
    run = actions.correct_mapping(run, chosen, kind=kinds.kind("ledger"))
    assert counts(run) == (1, 0, 0, 0)
    assert ColumnMapping.objects.count() == 1
    assert counts(town.send(workbook(rows[1], headings=odd))) == (1, 0, 0, 0)


NAMES = st.sampled_from(["甲住户安", "乙住户宁", "", "甲1", "丙"])
PEOPLE = st.fixed_dictionaries(
    {
        "社区": st.sampled_from(["近社区", "近", "远社区", "", "无"]),
        "小区": st.sampled_from(["东院", ""]),
        "楼栋": st.sampled_from(["1号楼", "1", "2栋", "9号楼", "", "3"]),
        "单元": st.sampled_from(["1", "", 2.0]),
        "房号": st.sampled_from(["101", "102", 101.0, ""]),
        "姓名": NAMES,
        "性别": st.sampled_from(["男", "女", "x", ""]),
        "出生日期": st.sampled_from(["1980-01-01", "1980年1月", "", 19800101]),
        "身份证号": st.sampled_from(["11010519491231002X", LOST, "", "1", person(4)["身份证号"]]),
        "联系电话": st.sampled_from(["00000000001", "", "x", 13800000000.0]),
    }
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(PEOPLE, min_size=1, max_size=12))
def test_what_was_said_is_what_is_written_and_adds_up(town, rows):
    with transaction.atomic():
        run = town.send(workbook(*rows))
        said = counts(run)
        assert counts(town.write(run)) == said
        assert sum(number or 0 for number in said) == run.rows
        assert ReviewItem.objects.count() == said[2]
        transaction.set_rollback(True)
