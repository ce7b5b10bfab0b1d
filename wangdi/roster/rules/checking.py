"""Whether a plan may be: no minute without somebody, nobody too long, too tired or unfit.

The same check judges a proposal of either planner, and every change by hand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from wangdi.roster.rules import terms
from wangdi.roster.rules.terms import Limits, Pairs, Problem, Slot, Someone, Task

Span = tuple[datetime, datetime]
DAY = timedelta(hours=24)


def unfit(person: Someone, slot: Slot, limits: Limits) -> str:
    """Why this person may not stand in this slot by himself; "" where he may."""
    if person.able in (terms.NONE, terms.LIGHT) or (person.able == terms.DAYS and slot.night):
        return terms.ABLE
    if person.born is not None:
        oldest = limits.night_age_to if slot.night else limits.age_to
        if not limits.age_from <= slot.day.year - person.born <= oldest:
            return terms.AGE
    if person.hours and slot.code not in person.hours:
        return terms.HOURS
    if person.weekdays and slot.day.weekday() not in person.weekdays:
        return terms.WEEKDAY
    return ""


def clash(one: Span, other: Span, limits: Limits) -> str:
    """Why one person may not work both; "" where he may."""
    first, second = sorted((one, other))
    if second[0] < first[1]:
        return terms.DOUBLE
    if second[0] - first[1] < limits.rest:
        return terms.REST
    return terms.CAP if most_within((first, second)) > limits.cap else ""


def most_within(spans: Iterable[Span], window: timedelta = DAY) -> timedelta:
    """The longest work that falls into any window of 24 hours.

    The most is always found in a window that begins with a span or ends with one.
    """
    known = list(spans)
    begins = {begin for begin, _end in known} | {end - window for _begin, end in known}
    return max((_work(known, begin, begin + window) for begin in begins), default=timedelta(0))


def _work(spans: Sequence[Span], since: datetime, until: datetime) -> timedelta:
    parts = (min(end, until) - max(begin, since) for begin, end in spans)
    return sum((part for part in parts if part > timedelta(0)), timedelta(0))


def check(task: Task, pairs: Pairs) -> list[Problem]:
    """Everything that is wrong with these turns and the fixed ones together."""
    slots, people = task.by_slot(), task.by_person()
    turns = [*task.fixed, *pairs]
    found = list(_gaps(task.slots))
    at: dict[str, list[str]] = defaultdict(list)
    of: dict[str, list[Slot]] = defaultdict(list)
    for slot, person in turns:
        at[slot].append(person)
        of[person].append(slots[slot])
        if person in people and (why := unfit(people[person], slots[slot], task.limits)):
            found.append(Problem(why, slot, person))
    for one in task.slots:
        found += _standing(one, at[one.key], people)
    for person, theirs in of.items():
        busy = people[person].busy if person in people else ()
        found += _tired(person, theirs, busy, task.limits)
    return found


def _standing(slot: Slot, there: Sequence[str], people: Mapping[str, Someone]) -> Iterator[Problem]:
    """One problem for each who is wanting, and one where nobody may stand there alone."""
    for _missing in range(slot.need - len(set(there))):
        yield Problem(terms.SHORT, slot.key)
    if there and all(one in people and not people[one].anchor for one in there):
        yield Problem(terms.KIND, slot.key)


def _tired(
    person: str, slots: Sequence[Slot], busy: Sequence[Span], limits: Limits
) -> Iterator[Problem]:
    """Pairs of neighbours, and the window of 24 hours over all of them."""
    spans: list[tuple[Span, str]] = sorted(
        [(slot.span, slot.key) for slot in slots] + [(span, "") for span in busy]
    )
    named = False
    for (one, _key), (other, key) in pairwise(spans):
        if why := clash(one, other, limits):
            named = True
            yield Problem(why, key, person)
    if not named and most_within(span for span, _key in spans) > limits.cap:
        yield Problem(terms.CAP, spans[0][1], person)


def _gaps(slots: Sequence[Slot]) -> Iterator[Problem]:
    """Between the first and the last minute of each post there is no minute without a shift."""
    posts: dict[str, list[Slot]] = defaultdict(list)
    for slot in slots:
        posts[slot.post].append(slot)
    for rows in posts.values():
        rows.sort(key=lambda slot: slot.begins)
        until = rows[0].begins
        for slot in rows:
            if slot.begins > until:
                yield Problem(terms.GAP, slot.key)
            until = max(until, slot.ends)
