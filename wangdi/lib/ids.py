"""UUIDv7 keys (RFC 9562): made where a thing happens, sorted by time, monotonic in a process.

48 bits of milliseconds from `lib.clock`, then 74 random bits; within a millisecond the next key
is the last one plus a random step, so that order holds and neighbours stay hard to guess.
"""

import os
from array import array
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from threading import Lock
from uuid import UUID, SafeUUID

from wangdi.lib import clock

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_RANDOM_BITS = 74
_LOW_MASK = (1 << 62) - 1
_VERSION_AND_VARIANT = (7 << 76) | (2 << 62)
_BACKWARD_TOLERANCE = 10_000 << _RANDOM_BITS
_UNKNOWN = SafeUUID.unknown
_new = object.__new__
_set = object.__setattr__
_lock = Lock()
_last = 0


def uuid7() -> UUID:
    """A new key, later than every key this process made before.

    A clock set back by more than ten seconds (a test, the demo) starts a new order.
    """
    return _next(1)[0]


def uuid7s(count: int) -> list[UUID]:
    """`count` new keys in ascending order (about a million a second)."""
    return _next(count) if count > 0 else []


def uuid7_at(moment: datetime) -> UUID:
    """A key for a thing that happened at an aware instant; random within its millisecond."""
    return _shape(_milliseconds(moment) << _RANDOM_BITS | _random_bits())


def key_time(key: UUID) -> datetime:
    """The instant a version 7 key was made at (UTC, milliseconds); ValueError for others."""
    if key.version != 7:
        raise ValueError("only a version 7 key tells its time")
    return _EPOCH + (key.int >> 80) * _MILLISECOND


def _next(count: int) -> list[UUID]:
    global _last
    start = _milliseconds(clock.now()) << _RANDOM_BITS | _random_bits()
    steps = array("I", os.urandom(4 * count))
    with _lock:
        if start <= _last < start + _BACKWARD_TOLERANCE:
            start = _last + 1
        values = list(accumulate(steps, _step, initial=start))
        _last = values[count]
    return [_shape(value) for value in values[:count]]


def _step(value: int, by: int) -> int:
    return value + by + 1


def _milliseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MILLISECOND


def _random_bits() -> int:
    return int.from_bytes(os.urandom(10), "big") >> 6


def _shape(value: int) -> UUID:
    """A UUID from 122 bits of value. UUID(int=…) checks each time and costs twice as much."""
    key = _new(UUID)
    bits = (value >> 62) >> 12 << 80 | (value >> 62 & 0xFFF) << 64 | value & _LOW_MASK
    _set(key, "int", bits | _VERSION_AND_VARIANT)
    _set(key, "is_safe", _UNKNOWN)
    return key
