"""The pure rules: states, promises, the short screen, teams."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wangdi.care import standard
from wangdi.care.rules import promises, states, teams, wellbeing

AT = datetime(2020, 2, 10, 4, tzinfo=UTC)
DOCS = Path(__file__).parents[3] / "docs" / "order-states.md"
LEADS = {
    "asked": {"accept": "accepted", "deliver": "delivered", "cancel": "cancelled",
              "decline": "declined"},
    "accepted": {"start": "doing", "deliver": "delivered", "give_back": "asked",
                 "cancel": "cancelled", "decline": "declined"},
    "doing": {"deliver": "delivered", "give_back": "asked", "cancel": "cancelled"},
    "delivered": {"confirm": "confirmed", "problem": "problem"},
    "confirmed": {"problem": "problem"},
    "problem": {"mend": "mended"},
    "mended": {"confirm": "confirmed", "problem": "problem"},
    "cancelled": {},
    "declined": {},
}  # fmt: skip


@pytest.mark.parametrize("act", states.ACTS)
@pytest.mark.parametrize("state", states.STATES)
def test_every_state_and_act(state, act):
    assert states.after(state, act) == LEADS[state].get(act)


def test_every_state_has_its_words_and_is_reached():
    assert set(states.LABELS) == set(states.SENTENCES) == set(states.STATES)
    reached = {states.ASKED, *states.TRANSITIONS.values()}
    assert reached == set(states.STATES)


def test_what_was_brought_is_never_cancelled_or_declined():
    """Once it stood at the door nobody makes it undone by calling it off."""
    for state in states.BROUGHT:
        assert states.after(state, "cancel") is None
        assert states.after(state, "decline") is None


def test_the_picture_in_the_docs_is_the_table():
    assert states.mermaid() in DOCS.read_text()


@pytest.mark.parametrize(
    ("wanted", "due"),
    [
        (None, AT + timedelta(minutes=90)),
        (AT + timedelta(days=2), AT + timedelta(days=2)),
        (AT + timedelta(minutes=10), AT + timedelta(minutes=10)),
        (AT, AT + timedelta(minutes=90)),
        (AT - timedelta(hours=1), AT + timedelta(minutes=90)),
    ],
)
def test_a_promise_is_kept_to_the_hour_that_the_household_names(wanted, due):
    assert promises.due_at(AT, 90, wanted=wanted) == due


def test_a_lifeline_reaches_the_leader_within_minutes():
    assert promises.missed_at(AT, lifeline=True) - AT == timedelta(minutes=10)
    assert promises.missed_at(AT, lifeline=False) - AT == timedelta(hours=12)


@pytest.mark.parametrize(
    ("delivered", "at", "said"),
    [
        (None, AT, None),
        (None, AT + timedelta(seconds=1), False),
        (AT, AT + timedelta(days=1), True),
        (AT + timedelta(seconds=1), AT + timedelta(days=1), False),
    ],
)
def test_in_time_is_not_known_while_there_is_time(delivered, at, said):
    assert promises.in_time(delivered, AT, at) is said


def test_a_missing_answer_is_never_read_as_none():
    questions = [one.code for one in standard.SCREEN.questions]
    assert wellbeing.missing({questions[0]: 0}, questions) == questions[1:]
    assert wellbeing.missing(dict.fromkeys(questions, 0), questions) == []


@pytest.mark.parametrize(
    ("total", "talk", "look"), [(5, False, False), (6, False, True), (0, True, True)]
)
def test_the_screen_only_says_that_a_person_should_look(total, talk, look):
    assert wellbeing.needs_a_look(total, 6, wants_to_talk=talk) is look


@pytest.mark.parametrize(
    ("kind", "team"),
    [
        ("care.carry", "supplies"),
        ("care.property", "supplies"),
        ("care.lifeline", "problems"),
        ("care.problem", "problems"),
        ("quarantine.reading", "screening"),
        ("quarantine.fever", "problems"),
        ("screening.door", "screening"),
        ("reporting.daily", ""),
    ],
)
def test_the_longest_beginning_says_whose_queue_it_is(kind, team):
    assert teams.team_of(kind, standard.TEAMS) == team


def test_the_catalogue_holds_what_was_asked_for():
    kinds = {one.code: one for one in standard.KINDS}
    lifelines = {code for code, one in kinds.items() if one.lifeline}
    assert lifelines == {"dialysis", "labour", "cancer_care", "insulin", "baby_milk"}
    assert {"groceries", "medicine", "parcel", "waste", "disinfection", "call", "trip", "pet",
            "school", "counselling"} <= set(kinds)  # fmt: skip
    assert {one.service for one in kinds.values() if one.service} == set(standard.SERVICES)
    health = {"medicine", "trip", "insulin", "dialysis", "counselling", "temperature"}
    assert not {code for code in health if kinds[code].goods}
