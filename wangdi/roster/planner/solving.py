"""The proposal by constraint solving (OR-Tools CP-SAT), in a process of its own.

`python -m wangdi.roster.planner.solving` reads a task as JSON and writes who works when; the
solver's libraries weigh 150 MB, which no page and no worker has to carry. Posts of one community
and their people are one model; within an hour of the day people are then seated at the posts.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from ortools.sat.python import cp_model

from wangdi.roster.planner.passing import read
from wangdi.roster.rules.checking import clash, unfit
from wangdi.roster.rules.terms import Slot, Someone, Task

Hour = tuple[str, str]
"""(day, code): all posts of a community have the same shifts."""
SHORT, LONE, SPREAD, CODES = 1000, 200, 20, 3


def solve(task: Task, seconds: float, workers: int) -> dict[Hour, list[str]]:
    """Who works in each hour of the day: covered first, then evenly, then at steady hours."""
    slots, people = task.by_slot(), task.by_person()
    hours = _hours(task.slots)
    taken = [(slots[key], person) for key, person in task.fixed]
    model = cp_model.CpModel()
    works = _variables(model, hours, task, taken)
    cost: list[Any] = []
    for hour, rows in hours.items():
        fixed = sum(slot in rows for slot, _person in taken)
        need = sum(slot.need for slot in rows) - fixed
        there = [works[one.key, hour] for one in task.people if (one.key, hour) in works]
        short = model.new_int_var(0, max(need, 0), f"short {hour}")
        model.add(sum(there) + short == max(need, 0))
        anchors = [
            works[one.key, hour] for one in task.people if one.anchor and (one.key, hour) in works
        ]
        held = {s.key for s, person in taken if person not in people or people[person].anchor}
        lone = model.new_int_var(0, len(rows), f"lone {hour}")
        model.add(sum(anchors) + lone >= sum(slot.key not in held for slot in rows))
        cost += [SHORT * short, LONE * lone]
    cost += _apart(model, works, hours, task)
    model.minimize(sum(cost))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = 1
    solver.parameters.relative_gap_limit = 0.01
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {}
    found: dict[Hour, list[str]] = defaultdict(list)
    for (person, hour), variable in works.items():
        if solver.value(variable):
            found[hour].append(person)
    return found


def _hours(slots: Sequence[Slot]) -> dict[Hour, list[Slot]]:
    found: dict[Hour, list[Slot]] = defaultdict(list)
    for slot in sorted(slots, key=lambda one: (one.begins, one.post)):
        found[slot.day.isoformat(), slot.code].append(slot)
    return found


def _variables(
    model: cp_model.CpModel,
    hours: Mapping[Hour, Sequence[Slot]],
    task: Task,
    taken: Sequence[tuple[Slot, str]],
) -> dict[tuple[str, Hour], Any]:
    """One yes or no for each hour that a person could work beside what he does already."""
    busy: dict[str, list[Any]] = {one.key: list(one.busy) for one in task.people}
    for slot, person in taken:
        busy.setdefault(person, []).append(slot.span)
    found = {}
    for one in task.people:
        for hour, rows in hours.items():
            first = rows[0]
            free = not any(clash(span, first.span, task.limits) for span in busy[one.key])
            if free and not unfit(one, first, task.limits):
                found[one.key, hour] = model.new_bool_var("")
    return found


def _apart(
    model: cp_model.CpModel,
    works: Mapping[tuple[str, Hour], Any],
    hours: Mapping[Hour, Sequence[Slot]],
    task: Task,
) -> list[Any]:
    """Rest and cap between any two hours; what uneven loads and changing hours cost."""
    order = list(hours)
    clashes = [
        (a, b)
        for at, a in enumerate(order)
        for b in order[at + 1 : at + 8]
        if clash(hours[a][0].span, hours[b][0].span, task.limits)
    ]
    most = model.new_int_var(0, len(order), "most")
    cost: list[Any] = [SPREAD * most]
    for one in task.people:
        for a, b in clashes:
            if (one.key, a) in works and (one.key, b) in works:
                model.add_at_most_one(works[one.key, a], works[one.key, b])
        theirs = [works[one.key, hour] for hour in order if (one.key, hour) in works]
        if theirs:
            model.add(sum(theirs) <= most)
        cost += _steady(model, works, one, order)
    return cost


def _steady(
    model: cp_model.CpModel,
    works: Mapping[tuple[str, Hour], Any],
    one: Someone,
    order: Sequence[Hour],
) -> list[Any]:
    cost = []
    for code in sorted({code for _day, code in order}):
        theirs = [works[one.key, hour] for hour in order if (one.key, hour) in works]
        same = [works[one.key, hour] for hour in order if hour[1] == code
                and (one.key, hour) in works]  # fmt: skip
        if theirs and same:
            uses = model.new_bool_var("")
            model.add_max_equality(uses, same)
            cost.append(CODES * uses)
    return cost


def main() -> int:
    """One task a line of standard input; one answer a line of standard output."""
    for line in sys.stdin:
        given = json.loads(line)
        found = solve(read(given), given["seconds"], given["workers"])
        answer = [[*hour, people] for hour, people in found.items()]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
