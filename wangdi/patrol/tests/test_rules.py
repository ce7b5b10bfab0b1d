"""Tables: every state of a finding and of an order, demands, faults, hours, two codes."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from wangdi.lib import clock
from wangdi.patrol.rules import entry, frequency, orders, states
from wangdi.patrol.rules.orders import Look, Times
from wangdi.patrol.rules.states import ANSWERED, ASSIGNED, CLOSED, DROPPED, FOUND
from wangdi.patrol.section import STANDARD, PatrolSection

DOCS = Path(__file__).parents[3] / "docs" / "finding-states.md"
ACTS = ("assign", "answer", "close", "send_back", "drop")
AT = datetime(2020, 2, 10, 4, tzinfo=UTC)
H = timedelta(hours=1)
CAN = {
    FOUND: {"assign": ASSIGNED, "answer": ANSWERED, "drop": DROPPED},
    ASSIGNED: {"assign": ASSIGNED, "answer": ANSWERED, "drop": DROPPED},
    ANSWERED: {"close": CLOSED, "send_back": ASSIGNED},
    CLOSED: {"send_back": ASSIGNED},
    DROPPED: {},
}


@pytest.mark.parametrize("state", states.STATES)
@pytest.mark.parametrize("act", ACTS)
def test_every_state_of_a_finding_and_every_act(state, act):
    assert states.after(state, act) == CAN[state].get(act)
    assert state in states.LABELS
    assert state in states.SENTENCES


def test_the_picture_in_the_docs_is_of_this_table():
    assert states.mermaid() in DOCS.read_text()


@pytest.mark.parametrize(
    ("settled", "named", "state"),
    [(True, True, ANSWERED), (True, False, ANSWERED), (False, True, ASSIGNED),
     (False, False, FOUND)],
)  # fmt: skip
def test_how_a_finding_begins(settled, named, state):
    assert states.first(settled=settled, named=named) == state


@pytest.mark.parametrize(
    ("answered", "looks", "may"),
    [(1, 1, False), (1, 2, True), (None, 1, True), (1, None, False)],
)
def test_nobody_closes_what_he_answered(answered, looks, may):
    assert states.may_close(answered, looks) is may


@pytest.mark.parametrize(
    ("times", "state"),
    [
        (Times(AT, AT + H), orders.IN_FORCE),
        (Times(AT + H, AT + 2 * H), orders.COMING),
        (Times(AT - H, AT), orders.OVER),
        (Times(AT - H, AT + timedelta(microseconds=1)), orders.IN_FORCE),
        (Times(AT - H, None), orders.IN_FORCE),
        (Times(AT + H, None), orders.COMING),
        (Times(AT - 2 * H, AT + H, lifted=AT), orders.LIFTED),
        (Times(AT - 2 * H, AT + H, lifted=AT + H / 2), orders.IN_FORCE),
        (Times(AT - 2 * H, AT - H, lifted=AT), orders.OVER),
        (Times(AT - 3 * H, AT - H, lifted=AT - 2 * H), orders.LIFTED),
        (Times(AT + H, AT + 2 * H, lifted=AT), orders.LIFTED),
        (Times(AT - H, AT + H, annulled=AT), orders.TAKEN_BACK),
        (Times(AT - H, AT - H / 2, lifted=AT - H / 2, annulled=AT), orders.TAKEN_BACK),
    ],
)
def test_every_state_of_an_order(times, state):
    assert orders.state(times, AT) == state
    assert state in orders.LABELS


@pytest.mark.parametrize(
    ("measures", "demand"),
    [
        ([], orders.FREE),
        ([orders.NO_BANQUETS], orders.FREE),
        ([orders.STAY_OPEN], orders.MUST_OPEN),
        ([orders.CLOSE], orders.MUST_CLOSE),
        ([orders.STAY_OPEN, orders.CLOSE], orders.MUST_CLOSE),
    ],
)
def test_what_orders_together_ask(measures, demand):
    assert orders.demand(measures) == demand


@pytest.mark.parametrize(
    ("measures", "look", "found"),
    [
        ([], Look(open=True), []),
        ([], Look(open=False), []),
        (["close"], Look(open=True), ["must_close"]),
        (["close"], Look(open=False, codes=False, prices_marked=False), []),
        (["stay_open"], Look(open=False), ["must_open"]),
        (["stay_open"], Look(open=True, temperature=True, codes=True), []),
        (["no_banquets"], Look(open=True, banquet=True), ["banquet"]),
        (["no_banquets"], Look(open=True, banquet=False), []),
        ([], Look(open=True, banquet=True, poultry=True), []),
        (["no_poultry"], Look(open=True, poultry=True), ["poultry"]),
        ([], Look(open=True, temperature=False), ["no_entry_check"]),
        ([], Look(open=True, codes=False), ["no_entry_check"]),
        ([], Look(open=True, paper_way=False, prices_marked=False), ["no_paper_way", "no_marks"]),
        (["close", "no_poultry"], Look(open=True, poultry=True), ["must_close", "poultry"]),
    ],
)
def test_what_a_look_finds_wrong(measures, look, found):
    assert orders.faults(measures, look) == found


@pytest.mark.parametrize(
    ("told", "outcome", "reason"),
    [
        ({"health": "green", "travel": "green", "celsius": "36.5"}, "come_in", "fine"),
        ({"paper": True, "celsius": "36.5"}, "come_in", "fine"),
        ({"health": "green", "travel": "none", "celsius": "36.5"}, "ask", "proof"),
        ({"health": "green", "travel": "green"}, "ask", "temperature"),
        ({"health": "yellow", "travel": "green", "celsius": "36.5"}, "aside", "colour"),
        ({"health": "green", "travel": "red", "paper": True, "celsius": "36"}, "aside", "colour"),
        ({"health": "green", "travel": "green", "celsius": "37.3"}, "aside", "fever"),
        ({"health": "green", "travel": "green", "celsius": "37.2"}, "come_in", "fine"),
        ({"health": "red", "celsius": "39.0", "emergency": True}, "come_in", "emergency"),
        ({"emergency": True}, "come_in", "emergency"),
        ({"health": "red", "celsius": "39.0", "care": True}, "come_in", "care"),
        ({"health": "yellow", "travel": "green", "care": True}, "come_in", "care"),
    ],
)
def test_two_codes_and_a_temperature_at_a_door(told, outcome, reason):
    celsius = {"celsius": Decimal(told["celsius"])} if "celsius" in told else {}
    assert entry.decide(entry.Seen(**(told | celsius)), Decimal("37.3")) == (outcome, reason)
    assert reason in entry.SENTENCES


@pytest.mark.parametrize(
    ("begins", "ends", "hours"), [(time(8), time(20), 12), (time(20), time(8), 12)]
)
@pytest.mark.parametrize("times", [1, 3, 24])
def test_the_times_of_a_day_leave_no_gap(begins, ends, hours, times):
    found = frequency.spans(date(2020, 2, 10), begins, ends, times)
    assert found[0][0] == clock.at(date(2020, 2, 10), begins)
    assert found[-1][1] - found[0][0] == timedelta(hours=hours)
    assert all(a[1] == b[0] for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("wall", "slot"),
    [
        ("2020-02-10 08:00", "2020-02-10 1"),
        ("2020-02-10 11:59", "2020-02-10 1"),
        ("2020-02-10 12:00", "2020-02-10 2"),
        ("2020-02-10 19:59", "2020-02-10 3"),
        ("2020-02-10 20:00", None),
        ("2020-02-10 07:59", None),
    ],
)
def test_which_time_of_the_day_a_round_was(wall, slot):
    day, _, hour = wall.partition(" ")
    at = clock.at(date.fromisoformat(day), time.fromisoformat(hour))
    assert frequency.slot_at(at, time(8), time(20), 3) == slot


def test_a_round_after_midnight_is_of_the_night_before():
    at = clock.at(date(2020, 2, 11), time(1))
    assert frequency.slot_at(at, time(20), time(8), 2) == "2020-02-10 1"


def test_every_side_has_a_frequency_and_a_profile_may_say_another():
    rules = PatrolSection(times={"gate": {"check": 12}}, mend_by_kind={"gathering": 20})
    assert rules.tasks("gate") == {"check": 12}
    assert rules.tasks("street") == STANDARD["street"]
    assert (rules.minutes("gathering"), rules.minutes("other")) == (20, 24 * 60)
    assert {task for side in STANDARD.values() for task in side} == set(frequency.TASKS)
