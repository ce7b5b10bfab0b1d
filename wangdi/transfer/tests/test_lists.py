"""A list of expected returnees: read as stations write it, each row expected, known or kept."""

from datetime import datetime

import pytest

from wangdi.importing.kinds import Context, Table, Verdict
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.transfer import expected
from wangdi.transfer.lists.preparing import match, prepare
from wangdi.transfer.models import Handover
from wangdi.transfer.payloads import ExpectPayload

HEADINGS = (
    *("name", "phone", "origin", "transport_number", "point", "day", "hour"),
    *("community", "building", "unit", "room"),
)
GOOD = (
    *("练返乡", "00000000001", "湖北武汉", "G512", "高速出口甲", "2020-2-11", "14:30"),
    *("这边", "1栋", "1单元", "101室"),
)


def read(road, *rows):
    cells = {name: [row[at] for row in rows] for at, name in enumerate(HEADINGS)}
    table = Table(range(2, 2 + len(rows)), cells)
    context = Context(road.town.users["desk"].actor())
    prepared = prepare(table, context)
    return prepared, match(prepared, context)


def enter(road, prepared, who="desk"):
    records = [Incoming(ids.uuid7(), payload) for payload in prepared.payloads]
    actor = road.town.users[who].actor()
    return submit(actor=actor, command="transfer.expect_row", records=records)


def test_day_and_hour_point_and_door_are_understood(road):
    prepared, found = read(road, GOOD)
    assert not prepared.findings
    assert not found
    assert enter(road, prepared).applied == 1
    one = Handover.objects.get()
    assert (one.point, one.dwelling_id) == (road.point, road.doors[0].id)
    assert clock.local(one.expected_at).isoformat() == "2020-02-11T14:30:00+08:00"
    assert (one.community_id, one.transport_number) == (road.town.here.id, "G512")


@pytest.mark.parametrize(
    ("at", "value", "cause"),
    [
        (0, "", "name_missing"),
        (1, "12", "phone_odd"),
        (2, "", "origin_missing"),
        (4, "西口", "point_unknown"),
        (5, "某天", "day_odd"),
        (7, "天上社区", "community_unknown"),
    ],
)
def test_what_is_wrong_is_kept_and_stops_nothing(road, at, value, cause):
    bad = (*GOOD[:at], value, *GOOD[at + 1 :])
    prepared, _found = read(road, bad, (*GOOD[:1], "", *GOOD[2:]))
    [finding] = prepared.findings
    assert (finding.cause, finding.rows, finding.verdict) == (cause, [0], Verdict.REVIEW)
    answers = enter(road, prepared)
    assert (answers.received, answers.applied, answers.review) == (2, 1, 1)


def test_the_same_list_again_is_known(road):
    prepared, found = read(road, GOOD, GOOD)
    assert [(one.cause, one.rows) for one in found] == [("expected_already", [1])]
    assert (enter(road, prepared).applied, Handover.objects.count()) == (1, 1)
    again, found = read(road, GOOD)
    assert [one.rows for one in found] == [[0]]
    assert enter(road, again).duplicate == 1


@pytest.mark.parametrize(
    ("day", "hour", "expected_hour"),
    [
        (datetime(2020, 2, 11, 9, 5), "", "09:05"),  # noqa: DTZ001
        ("2020年2月11日", "", "12:00"),
        ("2020/2/11", "8时", "08:00"),
    ],
)
def test_hours_as_people_write_them(road, day, hour, expected_hour):
    prepared, _found = read(road, (*GOOD[:5], day, hour, *GOOD[7:]))
    [row] = prepared.payloads
    assert f"{clock.local(row.expected_at):%H:%M}" == expected_hour


def test_whom_the_rooms_above_expect_is_taken_in_once(road, monkeypatch):
    declared = ExpectPayload(
        point=road.point.id,
        expected_at=clock.now(),
        community=road.town.here.id,
        name="练申报",
        origin="湖北武汉",
        source="declaration",
        source_ref=ids.uuid7(),
    )
    monkeypatch.setitem(expected._sources, "test", lambda first, last: [declared])
    assert expected.pull() == 1
    assert expected.pull() == 0
    assert Handover.objects.get().source_ref == declared.source_ref
