"""States and levels at every edge, in Python and in the database alike."""

from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest

from wangdi.duties import expressions, rules
from wangdi.duties.models import Duty
from wangdi.duties.tests.town import HOUR, NOON
from wangdi.duties.windows import Ending, Window

WINDOW = Window(NOON, NOON + HOUR, NOON + 3 * HOUR)
TICK = timedelta(microseconds=1)
EDGES = (WINDOW.opens_at, WINDOW.due_at, WINDOW.missed_at)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (WINDOW.opens_at - TICK, "upcoming"),
        (WINDOW.opens_at, "open"),
        (WINDOW.due_at, "open"),
        (WINDOW.due_at + TICK, "late"),
        (WINDOW.missed_at, "late"),
        (WINDOW.missed_at + TICK, "missed"),
    ],
)
def test_an_unsettled_duty(at, expected) -> None:
    assert rules.state(WINDOW, None, at) == expected


@pytest.mark.parametrize(
    ("how", "expected"), [("done", "done"), ("waived", "waived"), ("withdrawn", "waived")]
)
def test_a_settled_duty_counts_from_when_it_was_settled(how, expected) -> None:
    ending = Ending(NOON, how)
    assert rules.state(WINDOW, ending, NOON) == expected
    assert rules.state(WINDOW, ending, NOON - TICK) == "upcoming"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (WINDOW.due_at, 0),
        (WINDOW.due_at + TICK, 1),
        (WINDOW.missed_at, 1),
        (WINDOW.missed_at + TICK, 2),
        (WINDOW.missed_at + rules.CLIMB_STEP - TICK, 2),
        (WINDOW.missed_at + rules.CLIMB_STEP, 3),
        (WINDOW.missed_at + 9 * rules.CLIMB_STEP, 3),
    ],
)
def test_the_level_it_has_reached(at, expected) -> None:
    assert rules.level(WINDOW, at, top=3) == expected
    assert rules.level(WINDOW, at, top=1) == min(expected, 1)


def _window_shapes() -> list[Window]:
    return [
        WINDOW,
        Window(NOON, NOON, NOON),
        Window(NOON, NOON, NOON + HOUR),
        Window(NOON, NOON + HOUR, NOON + HOUR),
    ]


def _instants() -> list[timedelta]:
    hours = (-1, 0, 1, 3, 3 + 24, 3 + 48, 3 + 72)
    return [hour * HOUR + step for hour, step in product(hours, (-TICK, timedelta(0), TICK))]


@pytest.mark.django_db
def test_the_database_says_the_same_at_every_edge() -> None:
    endings = [None] + [Ending(edge, how) for edge in EDGES for how in ("done", "waived")]
    cases = list(product(_window_shapes(), endings))
    duties = Duty.objects.bulk_create(_duty(window, ending) for window, ending in cases)
    for after in _instants():
        at = NOON + after
        states = dict(
            Duty.objects.annotate(state=expressions.state_at(at)).values_list("id", "state")
        )
        levels = dict(
            Duty.objects.annotate(reached=expressions.level_at(at)).values_list("id", "reached")
        )
        for duty, (window, ending) in zip(duties, cases, strict=True):
            assert states[duty.id] == rules.state(window, ending, at), (window, ending, after)
            assert levels[duty.id] == rules.level(window, at, expressions.TOP), (window, after)
            assert duty.state_at(at) == states[duty.id]


def _duty(window: Window, ending: Ending | None) -> Duty:
    return Duty(
        kind="test.thing",
        subject_kind="thing",
        subject=uuid4(),
        slot="once",
        role="grid_worker",
        label="x",
        opens_at=window.opens_at,
        due_at=window.due_at,
        missed_at=window.missed_at,
        settled_at=ending.at if ending else None,
        settlement=ending.how if ending else "",
        reason="because" if ending and ending.how != "done" else "",
    )
