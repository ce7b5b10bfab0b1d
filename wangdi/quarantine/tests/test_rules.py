"""The pure rules: states, days, slots, fever, proposals, release, lists."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.profiles.content import FOLDER, read_file
from wangdi.quarantine.rules import days, fever, nearest, proposing, releasing, slots, states, watch
from wangdi.quarantine.section import QuarantineSection


def section_of(code: str) -> QuarantineSection:
    content = read_file(FOLDER / f"{code}.toml")
    return QuarantineSection.model_validate(content.sections["quarantine"])


HENAN = section_of("covid19-2020-02-henan")
NINTH = section_of("covid19-2022-06")
ZERO, LAST = date(2020, 2, 1), date(2020, 2, 15)


def wall(day: date, text: str) -> datetime:
    return clock.at(day, time.fromisoformat(text))


def test_days_of_the_house_example():
    counted = days.period(ZERO, 14)
    assert counted.last_day == LAST
    assert counted.release_from == datetime(2020, 2, 15, 16, 0, tzinfo=UTC)
    assert days.day_number(ZERO, LAST) == 14


@pytest.mark.parametrize(
    ("before", "hours"), [(timedelta(hours=5), 5), (timedelta(minutes=1), 1), (-timedelta(1), 0)]
)
def test_hours_left(before, hours):
    end = days.period(ZERO, 14).release_from
    assert days.hours_left(end, end - before) == hours


@pytest.mark.parametrize(
    ("at", "day", "half"),
    [
        ("2020-02-05 06:00", 5, "am"),
        ("2020-02-05 12:59", 5, "am"),
        ("2020-02-05 13:00", 5, "am"),
        ("2020-02-05 13:01", 5, "pm"),
        ("2020-02-05 23:59", 5, "pm"),
        ("2020-02-06 00:59", 5, "pm"),
        ("2020-02-06 01:01", 6, "am"),
        ("2020-01-31 23:00", 1, "am"),
        ("2020-02-16 00:30", 15, "pm"),
        ("2020-02-20 08:00", 15, "pm"),
    ],
)
def test_a_reading_joins_the_nearest_slot(at, day, half):
    moment = datetime.fromisoformat(at).replace(tzinfo=clock.SHANGHAI)
    assert slots.nearest(moment, ZERO, LAST, HENAN) == slots.Slot(date(2020, 2, day), half)


def test_past_slots_are_not_asked_for():
    planned = slots.still_to_come(ZERO, LAST, HENAN, wall(ZERO, "12:00"))
    assert len(planned) == 29
    assert str(planned[0][0]) == "2020-02-01.pm"


@pytest.mark.parametrize(
    ("value", "site", "hot"),
    [("37.2", "axillary", False), ("37.3", "axillary", True), ("37.3", "ear", False)],
)
def test_the_line_itself_is_fever(value, site, hot):
    assert fever.is_fever(Decimal(value), site, HENAN) is hot


@pytest.mark.parametrize(
    ("hot", "verdict"),
    [
        ([False], "normal"),
        ([True], "suspected"),
        ([True, False], "suspected"),
        ([True, True], "confirmed"),
        ([True, False, True], "confirmed"),
        ([True, False, False], "cleared"),
        ([False, False, True], "suspected"),
        ([False, True, True], "confirmed"),
        ([True, False, False, True], "suspected"),
        ([True, False, False, True, False, False], "cleared"),
        ([True, True, False, False], "confirmed"),
    ],
)
def test_two_of_three(hot, verdict):
    assert fever.verdict(hot) == verdict


def test_no_reading_is_no_verdict():
    with pytest.raises(ValueError, match="missing"):
        fever.verdict([])


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2020-01-31 23:59", "notified"),
        ("2020-02-01 00:00", "active"),
        ("2020-02-15 23:59", "active"),
        ("2020-02-16 00:00", "due"),
    ],
)
def test_the_clock_moves_a_notified_episode(at, state):
    moment = datetime.fromisoformat(at).replace(tzinfo=clock.SHANGHAI)
    release = days.period(ZERO, 14).release_from
    begins = days.begins_at(ZERO)
    assert states.state_at("notified", begins_at=begins, release_from=release, at=moment) == state
    assert (
        states.state_at("decided", begins_at=begins, release_from=release, at=moment) == "decided"
    )


@pytest.mark.parametrize(
    ("journey", "category", "count"),
    [
        ({"contact": True, "key_area": True}, "contact", 14),
        ({"key_area": True}, "key_area", 14),
        ({"other_province": True}, "other_province", 14),
        ({"other_province": None}, "same_province", 7),
        ({"other_province": False}, "same_province", 7),
    ],
)
def test_the_first_fitting_category(journey, category, count):
    proposal = proposing.propose(HENAN, proposing.Journey(ZERO, **journey))
    assert proposal is not None
    assert (proposal.category.code, proposal.category.days) == (category, count)


def test_a_profile_that_asks_nothing_proposes_nothing():
    assert proposing.propose(NINTH, proposing.Journey(ZERO, key_area=False)) is None


@pytest.mark.parametrize(
    ("origin", "answer"), [("420100", True), ("410100", False), ("", None), ("4", None)]
)
def test_other_province(origin, answer):
    assert proposing.other_province(origin, "410000") is answer


RELEASE = days.period(ZERO, 14).release_from
HOUR = timedelta(hours=1)


def known(**changes):
    base: dict[str, Any] = {
        "last_reading_at": RELEASE - 4 * HOUR,
        "last_fever_at": None,
        "last_symptom_at": None,
        "day_zero": ZERO,
        "last_day": ZERO + timedelta(days=14),
    }
    return releasing.Known(at=RELEASE, release_from=RELEASE, **(base | changes))


@pytest.mark.parametrize(
    ("changes", "reason", "against"),
    [
        ({}, "", []),
        ({"last_reading_at": None}, "", ["heard"]),
        ({"last_reading_at": RELEASE - 25 * HOUR}, "", ["heard"]),
        ({"last_reading_at": RELEASE - 24 * HOUR}, "", []),
        ({"last_reading_at": None}, "seen at the door", []),
        ({"last_fever_at": RELEASE - 72 * HOUR}, "", ["no_fever"]),
        ({"last_fever_at": RELEASE - 73 * HOUR}, "", []),
        ({"last_fever_at": RELEASE - HOUR}, "a good reason", ["no_fever"]),
        ({"last_symptom_at": RELEASE - HOUR}, "a good reason", ["no_symptoms"]),
    ],
)
def test_what_stands_against_a_release(changes, reason, against):
    checked = releasing.conditions(HENAN, known(**changes))
    assert [one.name for one in releasing.unmet(checked, reason=reason)] == against


def facts(**changes):
    base: dict[str, Any] = {
        "stored": "notified",
        "begins_at": days.begins_at(ZERO),
        "release_from": RELEASE,
        "team_full": True,
        "served_at": wall(ZERO, "12:00"),
        "last_reading_at": wall(date(2020, 2, 4), "18:00"),
        "fever_at": None,
        "done": frozenset(),
    }
    return watch.Facts(**(base | changes))


FIFTH = date(2020, 2, 5)
LAST = date(2020, 2, 15)
HEARD = {
    "last_reading_at": wall(LAST, "19:00"),
    "done": frozenset(
        slots.Slot(day, half) for day in (LAST, LAST - days.DAY) for half in slots.HALVES
    ),
}
"""Everything was told, to the last evening."""


@pytest.mark.parametrize(
    ("changes", "at", "lists"),
    [
        ({"stored": "proposed"}, wall(FIFTH, "09:00"), {"decide"}),
        ({"stored": "decided", "team_full": False}, wall(FIFTH, "09:00"), {"team"}),
        ({"stored": "decided"}, wall(FIFTH, "09:00"), {"serve"}),
        ({}, wall(FIFTH, "05:59"), set()),
        ({}, wall(FIFTH, "09:00"), {"due"}),
        ({}, wall(FIFTH, "10:01"), {"late"}),
        ({"done": frozenset({slots.Slot(FIFTH, "am")})}, wall(FIFTH, "10:01"), set()),
        ({}, wall(FIFTH, "19:00"), {"late", "due", "silent"}),
        ({"team_full": False}, wall(FIFTH, "05:00"), {"team"}),
        ({"fever_at": wall(FIFTH, "07:00")}, wall(FIFTH, "08:00"), {"due", "fever"}),
        (HEARD, RELEASE - HOUR, {"release"}),
        (HEARD, RELEASE - 25 * HOUR, set()),
        ({}, RELEASE, {"overdue"}),
    ],
)
def test_why_somebody_is_on_a_list(changes, at, lists):
    assert watch.why(facts(**changes), watch.today(HENAN, at)) == {"open"} | lists


HERE = Stamp(1, 1)


def candidate(n, kind="doctor", stamp=HERE, load=0):
    return nearest.Candidate(UUID(int=n), kind, stamp, load)


@pytest.mark.parametrize(
    ("candidates", "last", "best"),
    [
        ([candidate(1, load=3), candidate(2, load=1)], set(), 2),
        ([candidate(1, stamp=Stamp(1, 2)), candidate(2, load=9)], set(), 2),
        ([candidate(1, stamp=Stamp()), candidate(2, stamp=Stamp(1))], set(), 2),
        ([candidate(1, load=9), candidate(2)], {UUID(int=1)}, 1),
        ([candidate(1, stamp=Stamp(2, 3))], set(), None),
        ([candidate(1, kind="police")], set(), None),
    ],
)
def test_the_nearest_least_loaded(candidates, last, best):
    found = nearest.best(candidates, kinds=["doctor"], place=Stamp(1, 1, 1), last=last)
    assert (found.worker.int if found else None) == best
