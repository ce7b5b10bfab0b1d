"""The plain proposal: slot by slot in the order of time, whoever fits best stands there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wangdi.roster.rules.checking import clash, unfit
from wangdi.roster.rules.terms import Limits, Slot, Someone, Task

Span = tuple[datetime, datetime]
Turns = list[tuple[str, str]]


@dataclass(slots=True)
class _State:
    """How somebody stands so far: his spans in order, how often he serves, where and when."""

    who: Someone
    spans: list[Span] = field(default_factory=list)
    turns: int = 0
    code: str = ""
    posts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def takes(self, slot: Slot) -> None:
        self.spans.append(slot.span)
        self.spans.sort()
        self.turns += 1
        self.code = slot.code
        self.posts[slot.post] += 1

    def can(self, slot: Slot, limits: Limits) -> bool:
        """Fit, and neither the shift before nor the one after is too near."""
        if unfit(self.who, slot, limits):
            return False
        before = max((one for one in self.spans if one[0] <= slot.begins), default=None)
        after = min((one for one in self.spans if one[0] > slot.begins), default=None)
        return not any(one and clash(one, slot.span, limits) for one in (before, after))


def propose(task: Task) -> Turns:
    """Turns beside the fixed ones; a slot stays short where nobody is left who may."""
    slots = task.by_slot()
    states = {one.key: _State(one, sorted(one.busy)) for one in task.people}
    standing: dict[str, list[str]] = defaultdict(list)
    for key, person in task.fixed:
        standing[key].append(person)
        if person in states:
            states[person].takes(slots[key])
    made: Turns = []
    for slot in sorted(task.slots, key=lambda one: (one.begins, one.post)):
        made += _fill(slot, standing[slot.key], states, task.limits)
    return made


def _fill(slot: Slot, there: Sequence[str], states: dict[str, _State], limits: Limits) -> Turns:
    left = slot.need - len(there)
    if left <= 0:
        return []
    around = (one for one in states.values() if one.who.group in (0, slot.group))
    free = [one for one in around if one.who.key not in there and one.can(slot, limits)]
    free.sort(key=lambda one: _order(one, slot))
    anchored = any(key not in states or states[key].who.anchor for key in there)
    chosen = _chosen(free, left, anchored=anchored)
    for one in chosen:
        one.takes(slot)
    return [(slot.key, one.who.key) for one in chosen]


def _order(one: _State, slot: Slot) -> tuple[int, int, int, int, str]:
    """The same hours as before, then whoever served least, at the same post, of the place."""
    other_hours = one.code not in ("", slot.code)
    strange = -one.posts.get(slot.post, 0)
    return other_hours, one.turns, strange, one.who.group == 0, one.who.key


def _chosen(free: Iterable[_State], left: int, *, anchored: bool) -> list[_State]:
    """The first of them, but one who may stand alone where none is there yet."""
    known = list(free)
    first = known[:left]
    if anchored or any(one.who.anchor for one in first):
        return first
    lead = next((one for one in known if one.who.anchor), None)
    return [*first[: left - 1], lead] if lead else first
