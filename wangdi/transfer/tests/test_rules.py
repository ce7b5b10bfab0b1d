"""The pure rules: the table, the seats, two people, fever."""

from decimal import Decimal
from pathlib import Path

import pytest

from wangdi.transfer import rules
from wangdi.transfer.rules import Party
from wangdi.transfer.section import TransferSection

DIAGRAM = Path(__file__).resolve().parents[3] / "docs" / "transfer-states.md"


def test_every_way_leads_from_the_list_to_an_end():
    for state in rules.STATES:
        seen, frontier = {state}, {state}
        while frontier:
            frontier = {
                then for (before, _), then in rules.TRANSITIONS.items() if before in frontier
            } - seen
            seen |= frontier
        assert seen & set(rules.ENDS), state


def test_every_state_has_its_words():
    assert set(rules.LABELS) == set(rules.SENTENCES) == set(rules.STATES)
    assert set(rules.BETWEEN) | set(rules.ENDS) | {rules.EXPECTED} == set(rules.STATES)


@pytest.mark.parametrize("state", [rules.EXPECTED, rules.ARRIVED, rules.SCREENED, rules.HANDED])
def test_nobody_is_received_who_did_not_ride(state):
    assert rules.after(state, "receive") is None


def test_nobody_rides_without_two_signatures():
    assert [before for (before, act) in rules.TRANSITIONS if act == "board"] == [rules.HANDED]


@pytest.mark.parametrize(
    ("giver", "taker", "expected"),
    [
        (Party(1, "甲"), Party(2, "乙"), True),
        (Party(1, "甲"), Party(None, "乙"), True),
        (Party(1, "甲"), Party(1, "乙"), False),
        (Party(1, "甲"), Party(None, " 甲 "), False),
        (Party(None, "甲"), Party(None, "乙"), True),
    ],
)
def test_two_different_people_sign(giver, taker, expected):
    assert rules.are_two(giver, taker) is expected


@pytest.mark.parametrize(
    ("seats", "percent", "allowed"), [(45, 50, 22), (7, 50, 3), (1, 50, 1), (30, 100, 30)]
)
def test_the_share_of_the_seats(seats, percent, allowed):
    assert rules.seats_allowed(seats, percent) == allowed


def test_seats_are_apart_as_long_as_there_is_room():
    assert rules.next_seats(6, [], 3) == [1, 3, 5]
    assert rules.next_seats(6, [1, 3], 3) == [5, 2, 4]
    assert rules.next_seats(2, [1, 2], 1) == []


@pytest.mark.parametrize(
    ("value", "site", "fever"),
    [("37.3", "axillary", True), ("37.2", "axillary", False), ("37.0", "forehead", True),
     ("37.5", "ear", False), ("37.6", "ear", True)],
)  # fmt: skip
def test_fever_by_the_line_of_its_site(value, site, fever):
    assert rules.is_fever(Decimal(value), site, TransferSection().lines()) is fever
    assert not rules.is_fever(None, site, TransferSection().lines())


def test_what_a_driver_lacks():
    assert rules.missing_kit(["mask", "suit"], ["gloves", "mask"]) == ["suit"]


def test_the_diagram_in_the_docs_is_the_table():
    assert rules.mermaid() in DIAGRAM.read_text(encoding="utf-8")
