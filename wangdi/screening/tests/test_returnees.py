"""A list of returnees: read as offices write it, each row applied, known or kept for a person."""

from datetime import date

import pytest

from wangdi.importing.kinds import Context, Table, Verdict
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.people.models import Household, Person
from wangdi.screening.models import Arrival
from wangdi.screening.returnees.preparing import match, prepare

HEADINGS = ("community", "building", "unit", "room", "name", "phone", "origin", "arrived_on")


@pytest.fixture
def resident(town, noon) -> Person:
    door = town.doors("one")[0]
    stamps = {"community_id": door.community_id, "grid_id": door.grid_id}
    home = Household.objects.create(
        dwelling=door, address="x", sort_key="x", opened_on=date(2020, 1, 1), **stamps
    )
    return Person.objects.create(
        household=home, name="练返乡", entered_on=date(2020, 1, 1), **stamps
    )


def read(town, *rows):
    cells = {name: [row[at] for row in rows] for at, name in enumerate(HEADINGS)}
    table = Table(range(2, 2 + len(rows)), cells)
    context = Context(town.users["secretary"].actor())
    prepared = prepare(table, context)
    return prepared, match(prepared, context)


def enter(town, prepared):
    records = [Incoming(ids.uuid7(), payload) for payload in prepared.payloads]
    return submit(
        actor=town.users["secretary"].actor(), command="screening.enter_returnee", records=records
    )


GOOD = ("这边", "1栋", "1单元", "101室", "练返乡", "00000000001", "湖北武汉", "2020年2月8日")


def test_a_resident_is_found_behind_his_door(town, resident) -> None:
    prepared, found = read(town, GOOD)
    assert not prepared.findings
    assert not found
    assert enter(town, prepared).applied == 1
    arrival = Arrival.objects.get()
    assert (arrival.person, arrival.origin_code) == (resident, "4201")
    assert arrival.arrived_on == date(2020, 2, 8)


@pytest.mark.parametrize(
    ("at", "value", "cause"),
    [
        (3, "999室", "door_unknown"),
        (4, "", "name_missing"),
        (6, "", "origin_missing"),
        (7, "昨天", "date_odd"),
        (7, "2020-02-11", "date_odd"),
        (5, "12", "phone_odd"),
    ],
)
def test_what_is_wrong_is_kept_and_stops_nothing(town, resident, at, value, cause) -> None:
    bad = (*GOOD[:at], value, *GOOD[at + 1 :])
    prepared, _found = read(town, bad, GOOD)
    [finding] = prepared.findings
    assert (finding.cause, finding.rows, finding.verdict) == (cause, [0], Verdict.REVIEW)
    answers = enter(town, prepared)
    assert (answers.received, answers.applied, answers.review) == (2, 1, 1)


MORE = (
    *("seat", "via", "stays", "id_number", "temperature", "symptoms", "contact"),
    *("onward", "evidence", "surveyor"),
)
TOLD = (
    "05车02A",
    "郑州、信阳",
    "武汉;黄冈",
    "",
    "36.8℃",
    "干咳、乏力",
    "是",
    "洛阳",
    "车票",
    "练习摸排",
)


def read_more(town, **changes):
    told = {**dict(zip(MORE, TOLD, strict=True)), **changes}
    cells = {**dict(zip(HEADINGS, GOOD, strict=True)), **told}
    table = Table([2], {name: [value] for name, value in cells.items()})
    return prepare(table, Context(town.users["secretary"].actor()))


def test_what_further_columns_say_is_kept(town, resident) -> None:
    assert enter(town, read_more(town)).applied == 1
    one = Arrival.objects.get()
    assert (one.seat, one.via_codes, one.contact) == ("05车02A", ["4101", "4115"], True)
    assert [stay["code"] for stay in one.stays] == ["4201", "4211"]
    assert {stay["first"] for stay in one.stays} == {"2020-01-25"}
    assert (str(one.temperature), one.symptoms) == ("36.8", ["cough", "fatigue"])
    assert (one.onward, one.evidence, one.surveyor) == ("洛阳", "车票", "练习摸排")


@pytest.mark.parametrize(
    ("column", "value", "cause"),
    [
        ("temperature", "热", "temperature_odd"),
        ("temperature", "3.7", "temperature_odd"),
        ("symptoms", "说不清", "symptoms_odd"),
        ("id_number", "4.1E+17", "id_odd"),
    ],
)
def test_what_is_odd_in_them_is_asked_about(town, resident, column, value, cause) -> None:
    prepared = read_more(town, **{column: value})
    [finding] = prepared.findings
    assert (finding.cause, finding.column) == (cause, column)
    assert enter(town, prepared).review == 1


@pytest.mark.parametrize("said", ["无发热、咳嗽", "没有", "正常", "否", ""])
def test_what_is_denied_is_no_symptom(town, resident, said) -> None:
    assert enter(town, read_more(town, symptoms=said)).applied == 1
    assert Arrival.objects.get().symptoms == []


def test_the_same_list_again_is_known(town, resident) -> None:
    prepared, _found = read(town, GOOD, GOOD)
    answers = enter(town, prepared)
    assert (answers.applied, answers.duplicate) == (1, 1)
    again, found = read(town, GOOD)
    assert [(one.cause, one.rows) for one in found] == [("same_arrival", [0])]
    assert enter(town, again).duplicate == 1
    assert Arrival.objects.count() == 1


def test_a_list_of_another_community_is_kept(town, noon) -> None:
    town.doors("far")
    far = ("那边", "9栋", "1", "101", *GOOD[4:])
    prepared, _found = read(town, far)
    assert enter(town, prepared).review == 1
    assert not Arrival.objects.exists()


def test_who_is_not_in_the_ledger_is_entered(town, resident) -> None:
    guest = (*GOOD[:4], "练来客", *GOOD[5:])
    prepared, found = read(town, guest, GOOD)
    assert not found
    assert enter(town, prepared).applied == 2
    person = Person.objects.get(name="练来客")
    assert (person.household, person.phone) == (resident.household, "00000000001")
    assert Arrival.objects.filter(person=person, entered=True).count() == 1


def test_several_households_are_said_before_and_kept(town, resident) -> None:
    Household.objects.create(
        dwelling=resident.household.dwelling,
        address="x",
        sort_key="x",
        kind="tenant",
        opened_on=date(2020, 1, 1),
        community_id=resident.community_id,
    )
    guest = (*GOOD[:4], "练来客", *GOOD[5:])
    prepared, found = read(town, GOOD, guest)
    assert [(one.cause, one.rows, one.verdict) for one in found] == [
        ("which_household", [1], Verdict.REVIEW)
    ]
    answers = enter(town, prepared)
    assert (answers.applied, answers.review) == (1, 1)
