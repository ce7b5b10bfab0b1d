"""Every minute of chosen days under many profiles, as phones in many zones write it down."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property

from wangdi.profiles.content import Content, shipped
from wangdi.quarantine.reckoning import AM, Reckoning, reckon
from wangdi.quarantine.section import NAME, QuarantineSection
from wangdi.world.proving import time_oracle
from wangdi.world.proving.time_oracle import DAY, Window

ZONES = (
    "UTC",
    "Asia/Shanghai",
    "America/New_York",
    "Europe/London",
    "Pacific/Auckland",
    "Asia/Kolkata",
)
OFFSETS = (-720, -570, -210, 0, 345, 480, 630, 840)
"""Minutes from UTC that a phone may be set to."""
SHIFTED = 480
EPOCH = date(1970, 1, 1).toordinal()
QUESTIONS = ("slot", "late", "missed", "window", "day_number", "release_hour")
# Windows beside those of the shipped profiles: uneven, narrow, and nearly the whole day.
WINDOWS: tuple[tuple[Window, Window], ...] = (
    ((335, 561, 683), (947, 1270, 1439)),
    ((480, 481, 482), (483, 1200, 1201)),
    ((1, 719, 721), (722, 1437, 1438)),
)
# The middle day of each falls on a change of clocks somewhere: New York, London, Auckland.
BEGINNINGS = (
    (date(2020, 3, 1), 14),
    (date(2020, 3, 22), 14),
    (date(2020, 10, 25), 14),
    (date(2022, 10, 23), 14),
    (date(2021, 9, 19), 14),
    (date(2020, 2, 22), 14),
)
MIDDLE = 7


@dataclass(frozen=True)
class Case:
    """A profile with an episode under it, in the form of the house and in plain numbers."""

    content: Content
    windows: tuple[Window, Window]
    day_zero: date
    length: int

    @cached_property
    def section(self) -> QuarantineSection:
        return QuarantineSection.model_validate(self.content.sections[NAME])

    @property
    def zero(self) -> int:
        return self.day_zero.toordinal() - EPOCH

    @cached_property
    def marks(self) -> list[int]:
        return time_oracle.marks(self.zero, self.length, self.windows)

    def expected(self, minute: int) -> tuple[int, int, str, str, int, int, int]:
        return time_oracle.count(minute, self.zero, self.length, self.windows, self.marks)


def cases() -> list[Case]:
    """The shipped profiles that know quarantine, then the first of them with other windows."""
    known = [one for one in shipped() if NAME in one.sections]
    given = [(one, _windows(one)) for one in known]
    given += [(_with(known[0], windows), windows) for windows in WINDOWS]
    return [Case(*one, *begun) for one, begun in zip(given, BEGINNINGS, strict=True)]


def _with(content: Content, windows: tuple[Window, Window]) -> Content:
    """The same profile with other windows."""
    hours = {
        name: dict(zip(("opens", "due", "missed"), map(_wall, window), strict=True))
        for name, window in zip(("morning", "evening"), windows, strict=True)
    }
    changed = {**content.sections, NAME: {**content.sections[NAME], **hours}}
    return content.model_copy(update={"sections": changed})


def compare() -> Counter[str]:
    """All cases of this process: how many, and on how many both counts differ, by question."""
    found: Counter[str] = Counter()
    for case in cases():
        for offset in OFFSETS:
            found += of_case(case, offset)
    return found


def of_case(case: Case, offset: int, *, every: int = 1) -> Counter[str]:
    """One case as a phone `offset` minutes from UTC writes it, every so many minutes."""
    found: Counter[str] = Counter()
    for minute, at in _minutes(case, offset, every):
        found["cases"] += 1
        said = reckon(at, case.day_zero, case.length, case.section)
        found.update(differing(plain(said), case.expected(minute)))
    return found


def _minutes(case: Case, offset: int, every: int) -> Iterator[tuple[int, datetime]]:
    """The minutes of day zero, the middle day, and the day that begins with the release."""
    zone = timezone(timedelta(minutes=offset))
    for day in (0, MIDDLE, case.length + 1):
        first = (case.zero + day) * DAY
        for minute in range(first, first + DAY, every):
            written = instant(minute).astimezone(zone).isoformat()
            yield minute, datetime.fromisoformat(written)


def instant(minute: int) -> datetime:
    return datetime.fromtimestamp((minute - SHIFTED) * 60, UTC)


def plain(said: Reckoning) -> tuple[int, int, str, str, int, int, int]:
    """What the house says, in the numbers of the oracle."""
    day, half = said.slot.split(".")
    return (
        date.fromisoformat(day).toordinal() - EPOCH,
        int(half != AM),
        said.morning,
        said.evening,
        said.day,
        said.hours_left,
        round(said.release_from.timestamp()) // 60 + SHIFTED,
    )


def differing(one: tuple[object, ...], other: tuple[object, ...]) -> list[str]:
    """The questions on which two counts do not agree."""
    if one == other:
        return []
    asked = {
        "slot": slice(0, 2),
        "day_number": slice(4, 5),
        "release_hour": slice(5, 7),
    }
    found = [name for name, part in asked.items() if one[part] != other[part]]
    for state in ("late", "missed"):
        if [said == state for said in one[2:4]] != [said == state for said in other[2:4]]:
            found.append(state)
    return found or ["window"]


def _windows(content: Content) -> tuple[Window, Window]:
    """The windows as the file has them."""
    rules = content.sections[NAME]
    morning, evening = (
        tuple(_minute(str(rules[half][name])) for name in ("opens", "due", "missed"))
        for half in ("morning", "evening")
    )
    return (morning[0], morning[1], morning[2]), (evening[0], evening[1], evening[2])


def _minute(wall: str) -> int:
    hours, minutes, *_seconds = map(int, wall.split(":"))
    return hours * 60 + minutes


def _wall(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}:00"
