"""The curve: a column for each slot, a word for each gap, a table that says the same."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string

from wangdi.lib import clock
from wangdi.quarantine.curve import Watch, curve
from wangdi.quarantine.queries.episode import away, readings

HOUR = timedelta(hours=1)


@pytest.fixture
def drawn(stairwell, hand):
    """Served at noon of 1 February; told that evening, silent on the 2nd, hot on the 3rd."""
    episode = stairwell.notified()
    since = clock.now()
    hand.move(5 * HOUR)
    stairwell.read(episode, "36.5", reducer=True)
    hand.move(38 * HOUR)
    stairwell.read(episode, "37.9", site="forehead")
    hand.move(HOUR / 10)
    stairwell.read(episode, "38.0", site="forehead", remeasured=True)
    return curve(episode, readings(episode), Watch(since, clock.now(), away(episode)))


def test_gaps_are_gaps(drawn):
    assert len(drawn.gaps) == 2
    assert len(drawn.dots) == 3
    first, later = drawn.dots[0].x, drawn.dots[1].x
    assert all(first < x < later for x in drawn.gaps)
    assert len(drawn.paths) == 1, "nothing joins what lies on both sides of a gap"


def test_every_dot_says_what_it_is(drawn):
    assert [dot.look for dot in drawn.dots] == ["masked", "fever", "fever"]
    assert [dot.again for dot in drawn.dots] == [False, False, True]
    assert {line.text.split()[-1] for line in drawn.lines} == {"37.3", "37.0"}


def test_the_table_says_the_same(drawn):
    words = [
        (day.morning.told or day.morning.word, day.evening.told or day.evening.word)
        for day in drawn.table
    ]
    assert words[0][0] == "不需报"
    assert "36.5" in words[0][1][0]
    assert words[1] == ("缺报", "缺报")
    assert len(words[2][0]) == 2
    assert words[3] == ("", "")


@pytest.mark.parametrize("length", [7, 14, 40])
def test_it_fits_a_phone_up_to_three_weeks(stairwell, length):
    episode = stairwell.notified()
    episode.last_day = episode.day_zero + timedelta(days=length)
    made = curve(episode, [], Watch(clock.now(), clock.now()))
    assert made.wide is (length == 40)
    assert made.width >= 360
    page = render_to_string("quarantine/parts/curve.html", {"curve": made})
    assert ("scroll" in page) is made.wide


def test_nothing_is_missing_while_the_person_is_away(stairwell, hand):
    episode = stairwell.notified()
    since = clock.now()
    hand.move(48 * HOUR)
    gone = [(since + HOUR, None)]
    assert not curve(episode, [], Watch(since, clock.now(), gone)).gaps
    assert curve(episode, [], Watch(since, clock.now())).gaps
