from datetime import UTC, datetime, timedelta
from itertools import pairwise
from threading import Thread
from uuid import RFC_4122, UUID, uuid4

import pytest

from tests.timing import best
from wangdi.lib import clock, ids

NOON = datetime(2020, 2, 10, 4, 0, 0, 123000, tzinfo=UTC)


def test_a_key_is_a_uuid_of_version_7_that_tells_its_time() -> None:
    with clock.frozen(NOON):
        key = ids.uuid7()
    assert (key.version, key.variant, ids.key_time(key)) == (7, RFC_4122, NOON)
    assert UUID(str(key)) == key
    assert hash(UUID(bytes=key.bytes)) == hash(key)


def test_keys_ascend_within_a_held_clock() -> None:
    with clock.frozen(NOON):
        keys = [ids.uuid7() for _ in range(2000)] + ids.uuid7s(2000) + [ids.uuid7()]
    assert all(earlier < later for earlier, later in pairwise(keys))


def test_a_clock_a_little_back_keeps_the_order_and_far_back_starts_anew() -> None:
    with clock.frozen(NOON) as hand:
        first = ids.uuid7()
        hand.move(timedelta(seconds=-5))
        assert ids.uuid7() > first
        hand.move(timedelta(days=-1))
        assert ids.key_time(ids.uuid7()) == clock.now()


def test_threads_never_make_the_same_key() -> None:
    made: list[UUID] = []
    threads = [
        Thread(target=lambda: made.extend(ids.uuid7() for _ in range(2000))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8000


def test_a_key_for_a_past_instant() -> None:
    assert ids.key_time(ids.uuid7_at(NOON)) == NOON
    assert ids.uuid7_at(NOON) != ids.uuid7_at(NOON)


def test_other_versions_tell_no_time() -> None:
    with pytest.raises(ValueError, match="version 7"):
        ids.key_time(uuid4())


def test_keys_for_a_subdistrict_take_a_moment() -> None:
    assert best(lambda: ids.uuid7s(94_067)) < 1
    assert len(set(ids.uuid7s(94_067))) == 94_067
    assert ids.uuid7s(0) == []
