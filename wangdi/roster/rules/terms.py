"""The words of planning: slots to fill, people to fill them, what may not be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

LIGHT, NONE, DAYS = "light", "none", "days"
GAP, SHORT, CAP, REST, DOUBLE = "gap", "short", "cap", "rest", "double"
AGE, ABLE, HOURS, WEEKDAY, KIND = "age", "able", "hours", "weekday", "kind"


@dataclass(frozen=True, slots=True)
class Slot:
    """One shift of one post: `post` and `key` are any words, `group` is what people belong to."""

    key: str
    post: str
    code: str
    day: date
    begins: datetime
    ends: datetime
    need: int
    night: bool = False
    group: int = 0

    @property
    def span(self) -> tuple[datetime, datetime]:
        return self.begins, self.ends


@dataclass(frozen=True, slots=True)
class Someone:
    """`group` 0 may be sent anywhere. `anchor`: one of those of whom a post needs one a shift."""

    key: str
    group: int = 0
    born: int | None = None
    able: str = "all"
    hours: frozenset[str] = frozenset()
    weekdays: frozenset[int] = frozenset()
    anchor: bool = True
    busy: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    cap: timedelta = timedelta(hours=12)
    rest: timedelta = timedelta(hours=8)
    age_from: int = 18
    age_to: int = 65
    night_age_to: int = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """What may not be, where, and with whom; `key` of the slot, of the person."""

    code: str
    slot: str = ""
    person: str = ""


Pairs = Sequence[tuple[str, str]]
"""(key of the slot, key of the person), one for each turn."""


@dataclass(slots=True)
class Task:
    """What is to be planned; `fixed` are turns that stand already and stay."""

    slots: Sequence[Slot]
    people: Sequence[Someone]
    limits: Limits = field(default_factory=Limits)
    fixed: Pairs = ()

    def by_slot(self) -> Mapping[str, Slot]:
        return {one.key: one for one in self.slots}

    def by_person(self) -> Mapping[str, Someone]:
        return {one.key: one for one in self.people}
