"""Whoever works in an hour of the day is seated at the posts: one who may stand alone at each."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from wangdi.roster.rules.terms import Slot, Task

Hours = Mapping[tuple[str, str], Sequence[str]]


def seat(task: Task, working: Hours) -> list[tuple[str, str]]:
    """(slot, person) for everybody who works; each stays at his post where he can."""
    people = task.by_person()
    there: dict[str, list[str]] = defaultdict(list)
    for key, person in task.fixed:
        there[key].append(person)
    known: Counter[tuple[str, str]] = Counter()
    hours: dict[tuple[str, str], list[Slot]] = defaultdict(list)
    for slot in sorted(task.slots, key=lambda one: (one.begins, one.post)):
        hours[slot.day.isoformat(), slot.code].append(slot)
    made: list[tuple[str, str]] = []
    for hour, slots in hours.items():
        free = sorted(working.get(hour, ()))
        anchors = [one for one in free if people[one].anchor]
        others = [one for one in free if not people[one].anchor]
        for first in (True, False):
            for slot in slots:
                want = slot.need - len(there[slot.key])
                for _seat in range(min(want, 1) if first else want):
                    lone = not any(one not in people or people[one].anchor for one in
                                   there[slot.key])  # fmt: skip
                    choice = anchors if lone or not others else others
                    choice = choice or others or anchors
                    if not choice:
                        break
                    one = max(choice, key=lambda who: (known[who, slot.post], who))
                    choice.remove(one)
                    there[slot.key].append(one)
                    known[one, slot.post] += 1
                    made.append((slot.key, one))
    return made
