"""Days and slots are counted alike by the rules, by the database and by an independent count."""

import os
import time
from collections import Counter

import pytest

from wangdi.world.proving import time_cases, time_records
from wangdi.world.proving.time_cases import QUESTIONS, ZONES

EVERY = 97
"""One minute in so many; `make prove-time` takes them all."""


@pytest.fixture(params=("America/New_York", "Pacific/Auckland"))
def elsewhere(request, monkeypatch):
    """A server whose own clock is set to another zone."""
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    os.environ["TZ"] = before or "UTC"
    time.tzset()


def test_rules_and_oracle_agree(elsewhere):
    found: Counter[str] = Counter()
    for case in time_cases.cases():
        for offset in time_cases.OFFSETS:
            found += time_cases.of_case(case, offset, every=EVERY)
    assert found.pop("cases") > 2000
    assert found == Counter()


@pytest.fixture
def set_back(db):
    yield
    time_records.set_database("UTC")


def test_the_database_agrees_at_the_boundaries(elsewhere, set_back):
    time_records.prepare()
    zone = ZONES[(ZONES.index(elsewhere) + 1) % len(ZONES)]
    assert time_records.set_database(zone) == zone
    found = time_records.through(time_cases.cases()[3])
    assert found.pop("database_cases") > 50
    assert not +found


def test_a_difference_would_be_seen():
    case = time_cases.cases()[0]
    minute = case.zero * 1440 + 700
    other = case.expected(minute + 1440)
    assert set(time_cases.differing(case.expected(minute), other)) == {
        "slot",
        "day_number",
        "release_hour",
    }
    assert set(QUESTIONS) >= set(time_cases.differing(case.expected(minute), other))
