"""What is asked at doors, and when a silent one is due again."""

from datetime import UTC, datetime, time, timedelta

import pytest

from wangdi.lib import clock
from wangdi.profiles.texts import Text
from wangdi.screening.doorstep import Choice, Doorstep, Question, Revisit

DAY = datetime(2020, 2, 10, tzinfo=UTC)
TIMES = [time(9), time(14), time(18, 30)]
WORDS = Text(zh="问", en="ask")
ASKS = Doorstep(
    questions=[
        Question(code="returned", kind="yes_no", ask=WORDS),
        Question(code="containers_found", kind="number", ask=WORDS),
        Question(code="help", kind="choice", ask=WORDS, choices=[Choice(code="food", name=WORDS)]),
    ]
)


def wall(hour: int, minute: int = 0, day: int = 10) -> datetime:
    return clock.at(DAY.date().replace(day=day), time(hour, minute))


@pytest.mark.parametrize(
    ("visited", "due"),
    [
        (wall(9), wall(14)),
        (wall(10, 30), wall(14)),
        (wall(13), wall(18, 30)),
        (wall(14), wall(18, 30)),
        (wall(16, 30), wall(18, 30)),
        (wall(16, 31), wall(9, day=11)),
        (wall(20), wall(9, day=11)),
    ],
)
def test_a_silent_door_is_due_at_another_time_of_day(visited, due) -> None:
    assert Revisit(after_hours=2, times=TIMES).due(visited) == due


def test_without_times_it_is_due_after_some_hours() -> None:
    assert Revisit(after_hours=3).due(wall(9)) == wall(12)


@pytest.mark.parametrize(
    "rule", [Revisit(after_hours=h, times=t) for h in (0, 2, 30) for t in (TIMES, [])]
)
def test_one_line_parts_doors_that_are_due_from_those_that_wait(rule) -> None:
    for minutes in range(0, 3 * 24 * 60, 95):
        now = DAY + timedelta(minutes=minutes)
        for before in range(0, 2 * 24 * 60, 67):
            visited = now - timedelta(minutes=before)
            assert (visited <= rule.line(now)) == (rule.due(visited) <= now), (now, visited)


@pytest.mark.parametrize(
    ("replies", "wrong"),
    [
        ({"returned": True, "containers_found": 3, "help": "food", "leaflet": True}, ""),
        ({"returned": 1}, "returned"),
        ({"containers_found": True}, "containers_found"),
        ({"containers_found": -1}, "containers_found"),
        ({"containers_found": 10**9}, "containers_found"),
        ({"help": "gold"}, "help"),
        ({"leaflet": "yes"}, "leaflet"),
        ({"unheard_of": True}, "unheard_of"),
    ],
)
def test_a_reply_that_cannot_be_is_told(replies, wrong) -> None:
    assert ASKS.problem(replies)[0] == wrong
