from datetime import UTC, date, datetime, time, timedelta
from threading import Thread

import pytest

from wangdi.lib import clock

NOON = datetime(2020, 2, 10, 4, tzinfo=UTC)


def read_in_thread() -> datetime:
    readings: list[datetime] = []
    thread = Thread(target=lambda: readings.append(clock.now()))
    thread.start()
    thread.join()
    return readings[0]


def test_now_is_aware_utc() -> None:
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2020, 2, 9, 15, 59, 59, tzinfo=UTC), date(2020, 2, 9)),
        (datetime(2020, 2, 9, 16, 0, tzinfo=UTC), date(2020, 2, 10)),
        (datetime(2020, 2, 10, 0, 0, tzinfo=UTC), date(2020, 2, 10)),
    ],
)
def test_day_turns_at_shanghai_midnight(moment: datetime, day: date) -> None:
    assert clock.day_of(moment) == day
    with clock.frozen(moment):
        assert clock.today() == day


def test_day_bounds_hold_the_whole_day_and_no_more() -> None:
    start, end = clock.day_bounds(date(2020, 2, 10))
    assert (start, end - start) == (datetime(2020, 2, 9, 16, tzinfo=UTC), timedelta(days=1))
    assert clock.at(date(2020, 2, 10), time(17)) == datetime(2020, 2, 10, 9, tzinfo=UTC)


def test_frozen_holds_here_only_and_can_move() -> None:
    with clock.frozen(NOON) as hand:
        assert clock.now() == NOON
        assert hand.move(timedelta(hours=5)) == clock.now() == NOON + timedelta(hours=5)
        assert read_in_thread() != clock.now()
        with clock.frozen(NOON):
            assert clock.now() == NOON
        assert clock.now() == NOON + timedelta(hours=5)
    assert clock.now() > NOON + timedelta(days=365)


def test_everywhere_reaches_other_threads_and_ends() -> None:
    with clock.frozen(NOON, everywhere=True) as hand:
        hand.move(timedelta(minutes=1))
        assert read_in_thread() == clock.now() == NOON + timedelta(minutes=1)
    assert read_in_thread() > NOON + timedelta(days=365)


def test_shift_everywhere_runs_on() -> None:
    before = clock.now()
    clock.shift_everywhere(timedelta(days=-30))
    try:
        assert before - timedelta(days=30) <= read_in_thread() < before - timedelta(days=29)
    finally:
        clock.shift_everywhere(timedelta(0))


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.local(NOON.replace(tzinfo=None))
