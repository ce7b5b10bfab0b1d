"""When an entrance may shut, which places it guards, how long an order lasts."""

from datetime import UTC, datetime, timedelta

import pytest

from wangdi.checkpoints.entering.places import hours
from wangdi.checkpoints.models.kinds import CheckpointKind as Kind
from wangdi.checkpoints.models.kinds import FireWay
from wangdi.checkpoints.rules import Entrance, guards, why_not_ordered, why_not_shut

NOTE = "保安昼夜值守,一分钟内打开"
NOW = datetime(2020, 2, 10, 4, tzinfo=UTC)


def entrance(kind=Kind.COMPOUND_GATE, *, fire_exit=False, opened=True, others=1, leads=False):
    return Entrance(kind, fire_exit, opened, others, leads)


@pytest.mark.parametrize(
    ("one", "way", "note", "code"),
    [
        (entrance(), FireWay.KEY, NOTE, None),
        (entrance(), FireWay.OTHER_EXIT, NOTE, None),
        (entrance(opened=False), FireWay.KEY, NOTE, "shut_already"),
        (entrance(others=0), FireWay.KEY, NOTE, "last_entrance"),
        (entrance(Kind.SITE, others=0), FireWay.KEY, NOTE, None),
        (entrance(Kind.ENTRY_POINT, others=0), FireWay.KEY, NOTE, None),
        (entrance(leads=True), FireWay.KEY, NOTE, "others_merged"),
        (entrance(), FireWay.KEY, "", "no_fire_note"),
        (entrance(), FireWay.KEY, " 有 ", "no_fire_note"),
        (entrance(fire_exit=True), FireWay.KEY, NOTE, "fire_exit"),
        (entrance(fire_exit=True), FireWay.OTHER_EXIT, NOTE, "fire_exit"),
        (entrance(fire_exit=True), FireWay.INSIDE, NOTE, None),
        (entrance(fire_exit=True), FireWay.GUARDED, NOTE, None),
        (entrance(fire_exit=True), FireWay.SEAL, NOTE, None),
        (entrance(Kind.UNIT_DOOR), FireWay.KEY, NOTE, "fire_exit"),
        (entrance(Kind.UNIT_DOOR), FireWay.INSIDE, NOTE, None),
        (entrance(Kind.UNIT_DOOR, others=0), FireWay.INSIDE, NOTE, "last_entrance"),
    ],
)
def test_an_entrance_shuts_only_with_a_way_out(one, way, note, code):
    fault = why_not_shut(one, way, note)
    assert (fault.code if fault else None) == code


@pytest.mark.parametrize(
    ("begins", "ends", "code"),
    [
        (0, 14, None),
        (-1, 1, None),
        (0, 30, None),
        (0, 31, "too_long"),
        (0, 0, "ends_before"),
        (2, 1, "ends_before"),
        (-3, -1, "past"),
    ],
)
def test_an_order_has_an_end_that_is_ahead_and_near(begins, ends, code):
    fault = why_not_ordered(NOW + timedelta(days=begins), NOW + timedelta(days=ends), NOW)
    assert (fault.code if fault else None) == code


def test_passes_of_the_compound_hold_at_the_door_of_a_unit():
    above = [(1, "subdistrict"), (2, "community"), (3, "compound"), (4, "building")]
    assert guards([(5, "unit"), *above], ("compound", "hamlet")) == [5, 3]
    assert guards([(3, "compound"), *above[:2]], ("compound", "hamlet")) == [3]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", "None-None"),
        ("24小时", "None-None"),
        ("全天", "None-None"),
        ("6:30-22:00", "06:30:00-22:00:00"),
        ("06:30至24:00", "06:30:00-00:00:00"),
        ("6:00~25:00", None),
        ("白天", None),
    ],
)
def test_hours_as_offices_write_them(text, read):
    found = hours(text)
    assert (f"{found.begins}-{found.ends}" if found else None) == read
