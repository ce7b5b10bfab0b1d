"""What may be and what may not, of any plan; the same check for both planners and every hand."""

from datetime import UTC, datetime, timedelta

import pytest

from wangdi.roster.planner import plain, proposing
from wangdi.roster.planner.passing import read, write
from wangdi.roster.rules import terms
from wangdi.roster.rules.checking import check, clash, most_within, unfit
from wangdi.roster.rules.terms import Limits, Slot, Someone, Task

MONDAY = datetime(2020, 2, 10, tzinfo=UTC)
HOURS = {"night": 0, "early": 8, "late": 16}
LIMITS = Limits()


def slot(post=0, day=0, code="early", need=1, group=1):
    begins = MONDAY + timedelta(days=day, hours=HOURS[code])
    ends = begins + timedelta(hours=8)
    key, night = f"{post}-{day}-{code}", code == "night"
    return Slot(key, str(post), code, begins.date(), begins, ends, need, night, group)


def week(posts, days=7, need=2, groups=1):
    return [
        slot(post, day, code, need, post % groups + 1)
        for post in range(posts)
        for day in range(days)
        for code in HOURS
    ]


def span(begin, end):
    return MONDAY + timedelta(hours=begin), MONDAY + timedelta(hours=end)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ((8, 16), (12, 20), terms.DOUBLE),
        ((8, 16), (16, 24), terms.REST),
        ((8, 16), (23, 31), terms.REST),
        ((8, 16), (24, 32), terms.CAP),
        ((8, 16), (28, 36), ""),
        ((8, 16), (27, 35), terms.CAP),
        ((8, 16), (32, 40), ""),
        ((0, 4), (12, 20), ""),
    ],
)
def test_rest_and_cap_between_two_shifts(one, other, why):
    assert clash(span(*one), span(*other), LIMITS) == why
    assert clash(span(*other), span(*one), LIMITS) == why


def test_the_most_within_any_24_hours():
    assert most_within([]) == timedelta(0)
    assert most_within([span(0, 8), span(20, 28)]) == timedelta(hours=12)
    assert most_within([span(0, 5), span(8, 13), span(16, 21)]) == timedelta(hours=15)


@pytest.mark.parametrize(
    ("person", "code", "why"),
    [
        ({}, "night", ""),
        ({"able": "none"}, "early", terms.ABLE),
        ({"able": "light"}, "early", terms.ABLE),
        ({"able": "days"}, "night", terms.ABLE),
        ({"able": "days"}, "late", ""),
        ({"born": 2003}, "early", terms.AGE),
        ({"born": 2002}, "early", ""),
        ({"born": 1955}, "early", ""),
        ({"born": 1954}, "early", terms.AGE),
        ({"born": 1959}, "night", terms.AGE),
        ({"hours": frozenset({"late"})}, "early", terms.HOURS),
        ({"weekdays": frozenset({1, 2})}, "early", terms.WEEKDAY),
    ],
)
def test_who_may_stand(person, code, why):
    assert unfit(Someone("a", **person), slot(code=code), LIMITS) == why


def codes(problems):
    return {one.code for one in problems}


def test_no_gap_of_a_minute():
    """S0-33, S1-22: the least time between two shifts is a gap."""
    slots = week(1, days=2)
    assert codes(check(Task(slots, []), [])) == {terms.SHORT}
    late = slots[4]
    begins = late.begins + timedelta(minutes=1)
    fields = {name: getattr(late, name) for name in Slot.__slots__}
    torn = Slot(**{**fields, "begins": begins})
    assert terms.GAP in codes(check(Task([*slots[:4], torn, *slots[5:]], []), []))


def test_what_is_wrong_is_named():
    slots = [slot(code="early", need=2), slot(code="late"), slot(post=1, code="early")]
    people = [Someone("lead"), Someone("leaning", anchor=False)]
    pairs = [("0-0-early", "lead"), ("0-0-late", "lead"), ("1-0-early", "leaning")]
    found = [(one.code, one.slot, one.person) for one in check(Task(slots, people), pairs)]
    assert sorted(found) == [
        (terms.KIND, "1-0-early", ""),
        (terms.REST, "0-0-late", "lead"),
        (terms.SHORT, "0-0-early", ""),
    ]


def task(posts=12, people=76, groups=3, **more):
    known = [
        Someone(str(n), n % groups + 1, anchor=n % 5 > 0, born=1962 + n % 40) for n in range(people)
    ]
    return Task(week(posts, groups=groups), known, LIMITS, **more)


def test_a_plain_week_has_nothing_wrong():
    """Four shifts, three times a day, seven days: every place filled, everybody rested."""
    asked = task()
    turns = [turn for part in proposing.shared(asked) for turn in plain.propose(part)]
    assert len(turns) == 12 * 3 * 7 * 2
    assert check(asked, turns) == []


def test_what_stands_already_stays():
    fixed = [("0-0-early", "0"), ("0-0-early", "3")]
    asked = task(fixed=fixed)
    turns = plain.propose(asked)
    assert not {pair for pair in turns if pair[0] == "0-0-early"}
    assert check(asked, turns) == []


def test_whoever_belongs_nowhere_goes_where_most_are_wanting():
    slots = [*week(1), *[slot(1, day, code, 2, 2) for day in range(7) for code in HOURS]]
    people = [Someone("a", 1), Someone("b", 0), Someone("c", 0)]
    shared = {part.slots[0].group: [one.key for one in part.people] for part in
              proposing.shared(Task(slots, people))}  # fmt: skip
    assert shared == {1: ["a", "c"], 2: ["b"]}


def test_a_task_passes_to_the_solver_and_back():
    asked = task(posts=2, people=5, groups=1, fixed=[("0-0-early", "1")])
    busy = Someone("x", 1, able="days", busy=(span(0, 8),), weekdays=frozenset({1}))
    asked.people = [*asked.people, busy]
    given = read(write(asked, seconds=1, workers=1))
    assert check(given, []) == check(asked, [])
    assert given.people[-1].busy == busy.busy


@pytest.mark.skipif(not proposing.can_solve(), reason="the extra planning is not installed")
def test_the_solver_finds_what_the_plain_way_does_not():
    """Whoever can at any hour is not wasted on the one that another can only do."""
    slots = [slot(code="early"), slot(code="late")]
    people = [Someone("a", 1), Someone("b", 1, hours=frozenset({"early"}))]
    asked = Task(slots, people)
    assert codes(check(asked, plain.propose(asked))) == {terms.SHORT}
    best = proposing.propose(asked, seconds=5)
    assert (best.method, best.problems) == (proposing.SOLVED, [])
    assert sorted(best.turns) == [("0-0-early", "b"), ("0-0-late", "a")]
