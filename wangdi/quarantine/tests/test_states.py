"""Every state with every act: written out once more by hand, so that no way opens unseen."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wangdi.quarantine.rules import states

DIAGRAM = Path(__file__).parents[3] / "docs" / "quarantine-states.md"
ALLOWED = {
    "proposed": {"accept": "decided", "decline": "declined", "end": "ended"},
    "decided": {
        "reconsider": "proposed",
        "serve": "notified",
        "end": "ended",
        "expose": "decided",
        "extend": "decided",
        "shorten": "decided",
        "object": "decided",
    },
    "notified": {
        "begin": "active",
        "take_back": "decided",
        "suspend": "suspended",
        "end": "ended",
        "expose": "notified",
        "extend": "notified",
        "shorten": "notified",
        "object": "notified",
    },
    "active": {
        "complete": "due",
        "take_back": "decided",
        "suspend": "suspended",
        "end": "ended",
        "expose": "active",
        "extend": "active",
        "shorten": "active",
        "object": "active",
        "report_breach": "active",
    },
    "due": {
        "release": "released",
        "suspend": "suspended",
        "end": "ended",
        "expose": "active",
        "object": "due",
        "report_breach": "due",
    },
    "suspended": {
        "resume": "notified",
        "end": "ended",
        "expose": "suspended",
        "extend": "suspended",
        "shorten": "suspended",
        "object": "suspended",
    },
    "declined": {},
    "released": {},
    "ended": {},
}
ACTS = sorted({act for ways in ALLOWED.values() for act in ways})


def test_all_states_and_acts_are_written_out():
    assert set(ALLOWED) == set(states.STATES) == set(states.LABELS) == set(states.SENTENCES)
    assert set(ACTS) == set(states.ACTS)
    assert set(states.OPEN) | set(states.CLOSED) == set(states.STORED)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", ALLOWED)
def test_every_state_with_every_act(state, act):
    assert states.after(state, act) == ALLOWED[state].get(act)


@pytest.mark.parametrize("state", states.STATES)
def test_what_follows_from_the_clock_is_never_written(state):
    written = states.stored(state)
    assert written in states.STORED
    assert written == (state if state in states.STORED else "notified")


@pytest.mark.parametrize(
    ("stored", "minutes", "state"),
    [
        ("notified", -1, "notified"),
        ("notified", 0, "active"),
        ("notified", 59, "active"),
        ("notified", 60, "due"),
        ("suspended", 30, "suspended"),
        ("suspended", 60, "suspended"),
        ("released", 60, "released"),
    ],
)
def test_the_clock_moves_only_who_is_at_home(stored, minutes, state):
    begins = datetime(2020, 1, 31, 16, 0, tzinfo=UTC)
    free, at = begins + timedelta(hours=1), begins + timedelta(minutes=minutes)
    assert states.state_at(stored, begins_at=begins, release_from=free, at=at) == state


def test_the_docs_show_the_table():
    shown = DIAGRAM.read_text(encoding="utf-8")
    assert states.mermaid() in shown
    assert states.table() in shown
