"""How long a week takes to be proposed for 96 posts and 580 people, and to be checked."""

from datetime import timedelta
from time import perf_counter

from wangdi.lib import clock
from wangdi.roster.planner import Limits, Slot, Someone, Task, proposing
from wangdi.roster.section import RosterSection
from wangdi.world.bench.results import result, say

POSTS, PEOPLE, GROUPS, DAYS = 96, 580, 11, 7
PROPOSED_S = 60.0


def main() -> None:
    """Everybody free, so that the plain way fills all; then some of them not, for the solver."""
    for name, task in (("roster_week", week(hindered=False)), ("roster_hindered", week())):
        began = perf_counter()
        proposal = proposing.propose(task)
        took = perf_counter() - began
        say([result(f"{name}_proposed_s", took, "s", PROPOSED_S)])
        say([result(f"{name}_turns", len(proposal.turns))])
        say([result(f"{name}_problems", len(proposal.problems))])


def week(*, hindered: bool = True) -> Task:
    """96 posts of two people in three shifts; a quarter of the people are tied to some hours."""
    first = clock.today()
    rules = RosterSection()
    slots = []
    for at in range(POSTS * DAYS * len(rules.shifts)):
        rest, code = divmod(at, len(rules.shifts))
        post, ahead = divmod(rest, DAYS)
        rule, day = rules.shifts[code], first + timedelta(days=ahead)
        begins = clock.at(day, rule.begins)
        ends = begins + timedelta(hours=rule.hours)
        words = (f"{post}-{ahead}-{rule.code}", str(post), rule.code, day, begins, ends)
        slots.append(Slot(*words, need=2, night=rule.night, group=post % GROUPS + 1))
    people = [_someone(n, hindered=hindered) for n in range(PEOPLE)]
    return Task(slots, people, Limits())


def _someone(n: int, *, hindered: bool) -> Someone:
    group = n % GROUPS + 1
    if not hindered or n % 4:
        return Someone(str(n), group)
    able = "days" if n % 12 == 0 else "all"
    weekdays = frozenset(range(5)) if n % 20 == 0 else frozenset[int]()
    return Someone(str(n), group, able=able, weekdays=weekdays, anchor=False)
