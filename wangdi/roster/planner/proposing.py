"""A proposal for a task of any size: shared out by community, solved, seated, and checked."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec

from wangdi.roster.planner import passing, plain
from wangdi.roster.planner.seating import seat
from wangdi.roster.rules.checking import check
from wangdi.roster.rules.terms import Problem, Slot, Someone, Task

SOLVED, PLAIN = "solved", "plain"
SOLVER = "wangdi.roster.planner.solving"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`turns` beside the fixed ones; `problems` is what the check found in it."""

    turns: list[tuple[str, str]]
    problems: list[Problem]
    method: str


def can_solve() -> bool:
    """Whether the extra `planning` is installed."""
    return find_spec("ortools") is not None


def propose(task: Task, *, seconds: float = 50, workers: int = 2) -> Proposal:
    """Solved within `seconds` in all where that is possible, plainly otherwise or without any.

    What was solved is taken only where it is no worse than the plain proposal.
    """
    parts = shared(task)
    plainly = [turn for part in parts for turn in plain.propose(part)]
    best = Proposal(plainly, check(task, plainly), PLAIN)
    if seconds <= 0 or not best.problems or not can_solve():
        return best
    solved = _solved(parts, seconds, workers)
    if solved is None:
        return best
    problems = check(task, solved)
    return Proposal(solved, problems, SOLVED) if len(problems) < len(best.problems) else best


def shared(task: Task) -> list[Task]:
    """One task for each community; whoever belongs to none goes where most are wanting."""
    slots: dict[int, list[Slot]] = defaultdict(list)
    for slot in task.slots:
        slots[slot.group].append(slot)
    people: dict[int, list[Someone]] = {group: [] for group in slots}
    pool = []
    for one in task.people:
        if one.group in people:
            people[one.group].append(one)
        elif one.group == 0:
            pool.append(one)
    work = {group: sum(slot.need for slot in rows) for group, rows in slots.items()}
    for one in sorted(pool, key=lambda one: one.key):
        wanting = max(slots, key=lambda group: (work[group] / (len(people[group]) + 1), -group))
        people[wanting].append(replace(one, group=wanting))
    found = []
    for group, rows in slots.items():
        keys = {slot.key for slot in rows}
        fixed = [(slot, person) for slot, person in task.fixed if slot in keys]
        found.append(Task(rows, people[group], task.limits, fixed))
    return found


def _solved(parts: Sequence[Task], seconds: float, workers: int) -> list[tuple[str, str]] | None:
    """Each part solved in the solver's own process; None where that could not run."""
    each = seconds / max(len(parts), 1)
    lines = [json.dumps(passing.write(one, seconds=each, workers=workers)) for one in parts]
    try:
        done = subprocess.run(
            [sys.executable, "-m", SOLVER],
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            timeout=seconds * 1.5 + 30,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    turns: list[tuple[str, str]] = []
    for part, answer in zip(parts, answers, strict=True):
        turns += seat(part, {(day, code): people for day, code, people in answer})
    return turns
