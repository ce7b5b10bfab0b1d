"""The sheet that a household wrote itself, typed row by row: a row a day, as it is printed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID, uuid5

from django.http import QueryDict
from django.utils.translation import gettext as _

from wangdi.intake.commands import Incoming
from wangdi.lib import clock
from wangdi.quarantine.models import Episode, PaperReading, Reading
from wangdi.quarantine.reading_payloads import believable
from wangdi.quarantine.rules import days, slots

WALL = re.compile(r"([01]?\d|2[0-3])[:：.]?([0-5]\d)")
Rows = dict[str, dict[str, Any]]


@dataclass(slots=True)
class Box:
    """One half of a day: what was typed, what is wrong with it, what the first look read."""

    slot: str
    value: str = ""
    wall: str = ""
    problem: str = ""
    differs: bool = False
    first: str = ""


@dataclass(slots=True)
class Line:
    """One row of the sheet: a day, its two halves, and the digits of what was felt on it."""

    number: int
    day: date
    boxes: list[Box]
    felt: str = ""
    reducer: bool = False


@dataclass(slots=True)
class Typed:
    lines: list[Line]
    rows: Rows = field(default_factory=dict)
    sure: list[str] = field(default_factory=list)

    @property
    def problems(self) -> int:
        return sum(bool(box.problem) for line in self.lines for box in line.boxes)

    @property
    def differing(self) -> int:
        return sum(box.differs for line in self.lines for box in line.boxes)

    def compare(self, first: PaperReading | None) -> None:
        """Mark what the first look read otherwise; only there its reading is shown."""
        known: Rows = first.rows if first is not None else {}
        unlike = set(differing(known, self.rows)) - set(self.sure) if first is not None else set()
        for line in self.lines:
            for box in line.boxes:
                box.differs = box.slot in unlike
                said = known.get(box.slot)
                box.first = f"{said['value']} {said['wall'][:5]}" if said and box.differs else ""


def blank(episode: Episode) -> Typed:
    """The rows of an episode's sheet up to today, numbered as they are printed."""
    until = min(episode.last_day, clock.today())
    return Typed(
        [
            Line(n, day, [Box(str(slots.Slot(day, half))) for half in slots.HALVES])
            for n, day in enumerate(days.days_of(episode.day_zero, until), start=1)
        ]
    )


def read(posted: QueryDict, episode: Episode) -> Typed:
    """What was typed: `3-am`, `3-am-at`, `3-felt` (digits of the profile's list), `3-reducer`."""
    typed = blank(episode)
    for line in typed.lines:
        line.felt = posted.get(f"{line.number}-felt", "").strip()
        line.reducer = bool(posted.get(f"{line.number}-reducer"))
        for box, half in zip(line.boxes, slots.HALVES, strict=True):
            box.value = posted.get(f"{line.number}-{half}", "").strip()
            box.wall = posted.get(f"{line.number}-{half}-at", "").strip()
            row = _row(box, line, episode)
            if row is not None:
                typed.rows[box.slot] = row
            if posted.get(f"{line.number}-{half}-sure"):
                typed.sure.append(box.slot)
    return typed


def _row(box: Box, line: Line, episode: Episode) -> dict[str, Any] | None:
    if not box.value and not box.wall:
        return None
    value, box.problem = believable(box.value)
    wall = _wall(box.wall)
    symptoms = _felt(line.felt, episode)
    if box.problem:
        return None
    if wall is None:
        box.problem = _("When was it measured? Like 7:30.")
        return None
    if symptoms is None:
        box.problem = _("The digits of what was felt do not stand on the sheet.")
        return None
    joined = slots.nearest(
        clock.at(line.day, wall), episode.day_zero, episode.last_day, episode.section
    )
    if str(joined) != box.slot:
        box.problem = _("This hour belongs to the other reading of the day.")
        return None
    return {
        "value": str(value),
        "wall": wall.isoformat(),
        "symptoms": symptoms,
        "reducer": line.reducer,
    }


def _wall(text: str) -> time | None:
    found = WALL.fullmatch(text)
    return time(int(found[1]), int(found[2])) if found else None


def _felt(digits: str, episode: Episode) -> list[str] | None:
    """Codes of what was ticked; None where a digit stands for nothing."""
    words = episode.section.daily.symptoms
    if not re.fullmatch(r"[0-9 ,，、]{0,40}", digits):
        return None
    numbers = [int(one) for one in re.findall(r"[0-9]+" if " " in digits else r"[0-9]", digits)]
    if not all(1 <= one <= len(words) for one in numbers):
        return None
    return sorted({words[one - 1].code for one in numbers})


def differing(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str]:
    """The slots on which two looks are not the same."""
    return sorted(
        slot for slot in first.keys() | second.keys() if first.get(slot) != second.get(slot)
    )


def other_look(episode: UUID, by: int | None) -> PaperReading | None:
    """The last look of somebody else that is not settled yet."""
    rows = PaperReading.objects.filter(episode=episode, settled_at=None, annulled_at=None)
    return rows.exclude(by=by).order_by("-read_at").first()


def is_settled(look: UUID) -> bool:
    """Whether two people have agreed on what one of them read."""
    return PaperReading.objects.filter(id=look, settled_at__isnull=False).exists()


def readings(episode: Episode, rows: Rows) -> list[Incoming]:
    """The readings of an agreed sheet, under keys that follow from the episode and the slot.

    What was told before for the same slot with the same value is left out.
    """
    there = Reading.objects.filter(episode=episode, annulled_at=None)
    known = {
        (f"{day.isoformat()}.{half}", str(value))
        for day, half, value in there.values_list("day", "half", "value")
    }
    return [
        Incoming(uuid5(episode.id, f"paper.{slot}.{row['value']}"), _payload(episode, slot, row))
        for slot, row in sorted(rows.items())
        if (slot, row["value"]) not in known
    ]


def _payload(episode: Episode, slot: str, row: Mapping[str, Any]) -> dict[str, Any]:
    day, _half = slot.split(".")
    return {
        "episode": episode.id,
        "at": clock.at(date.fromisoformat(day), time.fromisoformat(row["wall"])),
        "value": row["value"],
        "symptoms": row["symptoms"],
        "reducer": row["reducer"],
        "way": "paper",
    }


def agree(first: PaperReading | None, rows: Rows, sure: Sequence[str]) -> bool:
    """Whether two people read the same, but for what the second is sure of at a second glance."""
    return first is not None and not set(differing(first.rows, rows)) - set(sure)
