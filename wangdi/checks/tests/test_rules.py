"""When one is looked in upon, what follows, at the address or not: no database."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from wangdi.checks.rules import states
from wangdi.checks.rules.drawing import APART, draw, fits, hours
from wangdi.checks.rules.locating import AT, AWAY, UNCLEAR, distance_m, judge
from wangdi.checks.section import ChecksSection
from wangdi.lib import clock
from wangdi.lib.geo import Crs, Position, to_gcj02

DAY = date(2020, 2, 10)
TWO = ChecksSection(per_day=2)
HOME = Position(34.7973, 114.3076, Crs.WGS84)
DEGREE_M = 111_195


@pytest.mark.parametrize("per_day", [0, 1, 2, 3])
def test_at_most_as_many_as_the_rules_allow_and_never_in_quiet_hours(per_day):
    rules = ChecksSection(per_day=per_day)
    seen = set()
    for home in range(400):
        drawn = draw(home.to_bytes(4), DAY, rules)
        seen.add(len(drawn))
        times = [one.hours.opens_at for one in drawn]
        for one in drawn:
            for moment in (one.hours.opens_at, one.hours.due_at):
                assert time(8) <= clock.local(moment).time() < time(21)
            assert clock.day_of(one.hours.missed_at) == DAY
        assert times == sorted(times)
        assert all(later - one >= APART for one, later in pairwise(times))
        assert [one.number for one in drawn] == list(range(1, len(drawn) + 1))
    assert seen == set(range(per_day + 1))


def test_the_same_seed_draws_the_same_and_the_day_changes_it():
    assert draw(b"a", DAY, TWO) == draw(b"a", DAY, TWO)
    tomorrow = DAY + timedelta(days=1)
    drawn = [draw(bytes([n]), DAY, TWO) for n in range(60)]
    later = [draw(bytes([n]), tomorrow, TWO) for n in range(60)]
    walls = [[clock.local(x.hours.opens_at).time() for x in one] for one in drawn]
    assert walls != [[clock.local(x.hours.opens_at).time() for x in one] for one in later]
    assert {x.kind for one in drawn for x in one} == {"video", "door"}
    assert len({wall for one in walls for wall in one}) > 30


def test_quiet_hours_may_lie_within_a_day_and_fill_it():
    noon = ChecksSection(per_day=3, quiet_from=time(12), quiet_until=time(14))
    times = [x.hours for n in range(200) for x in draw(bytes([n]), DAY, noon)]
    walls = [clock.local(one.opens_at).time() for one in times]
    assert not any(time(12) <= wall < time(14) for wall in walls)
    assert any(wall < time(6) for wall in walls)
    never = ChecksSection(per_day=3, quiet_from=time(0, 10), quiet_until=time(0, 5))
    assert all(not draw(bytes([n]), DAY, never) for n in range(20))


@pytest.mark.parametrize(
    ("wall", "may"),
    [("07:59", False), ("08:00", True), ("20:29", True), ("20:31", False), ("21:00", False)],
)
def test_what_is_asked_can_be_answered_before_the_quiet_hours(wall, may):
    at = clock.at(DAY, time.fromisoformat(wall))
    assert fits(at, TWO) is may
    assert hours(at, TWO).opens_at <= hours(at, TWO).due_at <= hours(at, TWO).missed_at


FOLLOWS = {
    ("planned", "met"): "met",
    ("planned", "no_answer"): "again",
    ("planned", "not_met"): "contact",
    ("planned", "unclear"): "unclear",
    ("planned", "withdraw"): "withdrawn",
    ("again", "met"): "met",
    ("again", "no_answer"): "contact",
    ("again", "not_met"): "contact",
    ("again", "withdraw"): "withdrawn",
    ("contact", "contact"): "contacted",
    ("contact", "withdraw"): "withdrawn",
}
ACTS = ("met", "not_met", "no_answer", "unclear", "contact", "withdraw")


@pytest.mark.parametrize("state", states.LABELS)
@pytest.mark.parametrize("act", ACTS)
def test_every_state_and_every_act(state, act):
    assert states.after(state, act) == FOLLOWS.get((state, act))


def test_a_state_is_what_its_tries_found():
    assert states.replay([]) == "planned"
    assert states.replay(["no_answer"]) == "again"
    assert states.replay(["no_answer", "met"]) == "met"
    assert states.replay(["no_answer", "no_answer", "met"]) == "contact"


def north(metres: float) -> tuple[float, float]:
    return HOME.lat + metres / DEGREE_M, HOME.lon


@pytest.mark.parametrize(
    ("metres", "accuracy", "found"),
    [
        (0, 10, AT),
        (149, 5, AT),
        (169, 5, AT),
        (172, 5, AWAY),
        (172, 60, AT),
        (215, 60, AWAY),
        (5_000, 400, AWAY),
        (0, 501, UNCLEAR),
        (5_000, 501, UNCLEAR),
        (0, None, AT),
        (249, None, AT),
        (252, None, AWAY),
        (252, 0, AWAY),
        (252, -1, AWAY),
    ],
)
def test_away_is_said_only_where_no_doubt_is_left(metres, accuracy, found):
    verdict = judge(north(metres), accuracy, HOME, near=150, inexact=500)
    assert verdict.found == found
    assert verdict.within_m >= 20


def test_a_building_without_coordinates_says_nothing():
    assert judge(north(0), 5, None, near=150, inexact=500).found == UNCLEAR


def test_a_telephone_that_counts_as_chinese_maps_do_is_at_home_too():
    drawn = to_gcj02(HOME)
    assert distance_m(Position(drawn.lat, drawn.lon, Crs.WGS84), HOME) > 300
    assert judge((drawn.lat, drawn.lon), 5, HOME, near=150, inexact=500).found == AT
    assert judge((HOME.lat, HOME.lon), 5, drawn, near=150, inexact=500).found == AT


def test_metres_between_two_places():
    beijing = Position(39.9042, 116.4074, Crs.WGS84)
    shanghai = Position(31.2304, 121.4737, Crs.WGS84)
    assert distance_m(beijing, shanghai) == pytest.approx(1_067_000, rel=0.002)
    assert distance_m(HOME, HOME) == 0


def test_a_mark_for_each_state_at_each_hour():
    window = hours(clock.at(DAY, time(9)), TWO)
    at = datetime(2020, 2, 10, 1, 10, tzinfo=UTC)
    assert states.shown("planned", window, at) == "open"
    assert states.shown("planned", window, at + timedelta(hours=1)) == "late"
    assert states.shown("again", window, at + timedelta(hours=1)) == "open"
    assert states.shown("met", window, at) == "done"
    assert states.shown("contact", window, at) == "late"
    assert states.shown("withdrawn", window, at) == "waived"
