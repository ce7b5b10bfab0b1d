"""A laboratory's list: who is meant for sure is entered, everybody else waits for a person."""

from datetime import date, datetime, time

import pytest

from wangdi.duties.models import Duty
from wangdi.intake.models import ReviewItem
from wangdi.intake.reviewing import retake
from wangdi.leads.tests.conftest import NUMBER, live
from wangdi.testing.entering.preparing import Moment, moment
from wangdi.testing.models import Result

TAKEN, TOLD = "2020-02-10 08:30", "2020-02-10 11:40"


def test_a_list_is_matched_by_number_by_telephone_and_by_door(clinic, tested, resident):
    resident("练习来电", phone="00000000002")
    read = clinic.read(
        ("练习受检", NUMBER, "", TAKEN, "阴性", TOLD, "A1"),
        ("练习来电", "", "00000000002", "2020/2/9", "阳性(+)", "", "A2"),
        ("练习别名", NUMBER, "", TAKEN, "阴性", TOLD, "A3"),
        ("练习查无", "", "00000000009", TAKEN, "阴性", TOLD, "A4"),
    )
    assert clinic.found(read) == [("name_differs", [2]), ("person_unknown", [3])]
    answers = clinic.enter(read)
    assert (answers.applied, answers.review) == (2, 2)
    first = Result.objects.get(person=tested)
    assert (first.sampled_on, first.sampled_time, first.source) == (
        date(2020, 2, 10),
        time(8, 30),
        "list",
    )
    assert Duty.objects.filter(kind="testing.positive").count() == 1
    assert clinic.found(read)[0] == ("name_differs", [2])
    again = clinic.enter(read)
    assert (again.applied, again.duplicate, again.review) == (0, 2, 2)


def test_who_is_doubtful_is_chosen_in_the_review_box(clinic, resident):
    first = resident("练习同名", phone="00000000003")
    second = live(first.household.dwelling, "练习同名", phone="00000000003")
    read = clinic.read(("练习同名", "", "00000000003", TAKEN, "阴性", TOLD, "A1"))
    assert clinic.enter(read).review == 1
    item = ReviewItem.objects.get()
    assert item.reason == "which_person"
    retake(item.id, by=clinic.actor(), changes={"person": str(second.id)})
    assert Result.objects.get().person == second


def test_what_cannot_be_read_is_a_finding_and_stays_out(clinic, tested):
    read = clinic.read(
        ("练习受检", NUMBER, "", "没采", "阴性", TOLD, ""),
        ("练习受检", NUMBER, "", TAKEN, "大概没事", TOLD, ""),
        ("", NUMBER, "", TAKEN, "阴性", TOLD, ""),
        ("练习受检", NUMBER, "", TAKEN, "阴性", "2020-02-08", ""),
        ("练习受检", "123", "", TAKEN, "阴性", TOLD, ""),
    )
    causes = {one.cause: one.rows for one in read.findings}
    assert causes == {
        "name_missing": [2],
        "id_odd": [4],
        "sample_day_odd": [0],
        "report_day_odd": [3],
        "outcome_unknown": [1],
    }
    assert clinic.enter(read).review == 5


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2020-02-10 08:30", Moment(date(2020, 2, 10), time(8, 30))),
        ("2020-02-10T8:30:15", Moment(date(2020, 2, 10), time(8, 30))),
        ("2020年2月10日", Moment(date(2020, 2, 10))),
        (datetime.combine(date(2020, 2, 10), time(8, 30)), Moment(date(2020, 2, 10), time(8, 30))),
        ("", Moment()),
        ("明天", Moment(odd=True)),
        ("2020-02-10 25:70", Moment(date(2020, 2, 10))),
    ],
)
def test_a_cell_means_a_day_and_perhaps_a_time(clinic, cell, expected):
    assert moment(cell) == expected
