"""Every minute of chosen days under many profiles, as phones in many zones write it down."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cached_property

from wangdi.profiles.content import shipped
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

    section: QuarantineSection
    windows: tuple[Window, Window]
    day_zero: date
    length: int

    @property
    def zero(self) -> int:
        return self.day_zero.toordinal() - EPOCH

    @cached_property
    def marks(self) -> list[int]:
        return time_oracle.marks(self.zero, self.length, self.windows)

    def expected(self, minute: int) -> tuple[int, int, str, str, int, int, int]:
        return time_oracle.count(minute, self.zero, self.length, self.windows, self.marks)


def sections() -> list[tuple[QuarantineSection, tuple[Window, Window]]]:
    """The shipped profiles that know quarantine, and the first of them with other windows."""
    given = [one.sections[NAME] for one in shipped() if NAME in one.sections]
    known = [QuarantineSection.model_validate(one) for one in given]
    found = [(one, _windows(one)) for one in known]
    for windows in WINDOWS:
        names = ("morning", "evening")
        hours = {
            name: dict(zip(("opens", "due", "missed"), map(_wall, window), strict=True))
            for name, window in zip(names, windows, strict=True)
        }
        found.append((QuarantineSection.model_validate({**given[0], **hours}), windows))
    return found


def cases() -> list[Case]:
    return [
        Case(section, windows, *BEGINNINGS[n % len(BEGINNINGS)])
        for n, (section, windows) in enumerate(sections())
    ]


def compare() -> Counter[str]:
    """All cases of this process's zone: how many, and on how many both counts differ, by question."""
    found: Counter[str] = Counter()
    for case in cases():
        for offset in OFFSETS:
            for minute, at in _minutes(case, offset):
                found["cases"] += 1
                said = reckon(at, case.day_zero, case.length, case.section)
                found.update(differing(plain(said), case.expected(minute)))
    return found


def _minutes(case: Case, offset: int) -> Iterator[tuple[int, datetime]]:
    """Every minute of day zero, the middle day, and the day that begins with the release."""
    zone = timezone(timedelta(minutes=offset))
    for day in (0, MIDDLE, case.length + 1):
        first = (case.zero + day) * DAY
        for minute in range(first, first + DAY):
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


def _windows(section: QuarantineSection) -> tuple[Window, Window]:
    morning, evening = section.morning, section.evening
    return (
        (_minute(morning.opens), _minute(morning.due), _minute(morning.missed)),
        (_minute(evening.opens), _minute(evening.due), _minute(evening.missed)),
    )


def _minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def _wall(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}:00"
