"""The temperature curve of an episode: a column for each slot, and a word for each gap."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.models.readings import Site
from wangdi.quarantine.rules import days, slots

STEP, LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 11, 30, 8, 8, 20, 180
ACROSS = 330
"""How wide the slots are drawn at least, so that a phone shows fifteen days without scrolling."""
LOW, HIGH = Decimal("35.5"), Decimal("40.0")
NORMAL, FEVER, CLEARED, MASKED = "normal", "fever", "cleared", "masked"
MISSED, OPEN, UNASKED = ("late", "missed"), "open", ""


@dataclass(frozen=True, slots=True)
class Dot:
    """One reading; `look` says how it is drawn, `again` that it was measured again."""

    x: float
    y: float
    look: str
    again: bool
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """The fever line of one place on the body."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a slot, for the table: a word for every slot, whether told or not."""

    told: list[str]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    number: int
    date: date
    morning: Cell
    evening: Cell


@dataclass(slots=True)
class Curve:
    """Everything in the units of the drawing; a path for each run of slots without a gap."""

    width: int
    step: float
    wide: bool
    dots: list[Dot] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    grid: list[tuple[float, str]] = field(default_factory=list)
    marks: list[tuple[float, int]] = field(default_factory=list)
    table: list[Day] = field(default_factory=list)
    height: int = HEIGHT
    bottom: int = HEIGHT - BOTTOM
    left: int = LEFT

    @property
    def right(self) -> int:
        return self.width - RIGHT


@dataclass(frozen=True, slots=True)
class Watch:
    """From when on it was asked for readings, the instant now, and when the person was away."""

    since: datetime
    at: datetime
    away: Sequence[tuple[datetime, datetime | None]] = ()


def curve(episode: Episode, taken: Sequence[Reading], watch: Watch) -> Curve:
    """The drawing of an episode whose notice was served, and the same as a table."""
    asked = slots.slots_of(episode.day_zero, episode.last_day)
    by_slot: dict[slots.Slot, list[Reading]] = defaultdict(list)
    for one in taken:
        by_slot[slots.Slot(one.day, one.half)].append(one)
    step = max(STEP, ACROSS / len(asked))
    made = Curve(round(LEFT + step * len(asked) + RIGHT), step, wide=len(asked) > 2 * 22)
    made.grid = [(_y(Decimal(value)), str(value)) for value in (36, 37, 38, 39)]
    made.lines = _lines(episode, taken)
    run: list[str] = []
    for n, slot in enumerate(asked):
        x = LEFT + step * (n + 0.5)
        here = by_slot.get(slot, [])
        state = slot_state(episode, slot, watch)
        _draw(made, here, x, run)
        if not here and state in MISSED:
            made.gaps.append(x)
            run = _end(made, run)
    _end(made, run)
    _days(made, episode, by_slot, watch)
    return made


def _draw(made: Curve, here: Sequence[Reading], x: float, run: list[str]) -> None:
    """The readings of a slot, side by side where it was measured again."""
    for n, one in enumerate(here):
        at_x, y = x + (n - (len(here) - 1) / 2) * 4, _y(one.value)
        made.dots.append(Dot(at_x, y, look(one), n > 0 or one.remeasured, told(one)))
        run.append(f"{at_x:.1f} {y:.1f}")


def _end(made: Curve, run: list[str]) -> list[str]:
    if len(run) > 1:
        made.paths.append("M" + " L".join(run))
    return []


def _lines(episode: Episode, taken: Sequence[Reading]) -> list[Line]:
    """The fever line of each place where it was measured; of the armpit where nothing was yet."""
    sites = {one.site for one in taken} or {Site.AXILLARY.value}
    section = episode.section
    return [
        Line(_y(line), f"{Site(site).label} {line}")
        for site, line in section.fever.items()
        if site in sites
    ]


def _days(
    made: Curve,
    episode: Episode,
    by_slot: dict[slots.Slot, list[Reading]],
    watch: Watch,
) -> None:
    every = 1 if not made.wide else 2
    for n, day in enumerate(days.days_of(episode.day_zero, episode.last_day)):
        if n % every == 0:
            made.marks.append((LEFT + made.step * (2 * n + 1), n))
        cells = [
            Cell(
                [told(one) for one in by_slot.get(slot, [])],
                _word(slot_state(episode, slot, watch)),
            )
            for slot in (slots.Slot(day, half) for half in slots.HALVES)
        ]
        made.table.append(Day(n, day, *cells))


def slot_state(episode: Episode, slot: slots.Slot, watch: Watch) -> str:
    """How a slot without a reading stands; before the notice, away and after the end nothing is

    asked.
    """
    window = slots.window(slot, episode.section)
    over = episode.closed_at is not None and window.opens_at > episode.closed_at
    away = any(
        went < window.missed_at and (back is None or back > window.opens_at)
        for went, back in watch.away
    )
    if window.missed_at <= watch.since or over or away:
        return UNASKED
    return window.unsettled_at(min(watch.at, episode.closed_at or watch.at))


def _word(state: str) -> str:
    words = {UNASKED: _("not asked"), "upcoming": "", OPEN: _("asked now")}
    return words.get(state, _("missing"))


def look(one: Reading) -> str:
    """How a reading is drawn."""
    if one.is_hot:
        return FEVER
    if one.cleared:
        return CLEARED
    return MASKED if one.reducer else NORMAL


def told(one: Reading) -> str:
    """A reading in words, for whoever points at it or hears it read."""
    words = [f"{one.value} ℃", str(one.get_site_display())]
    if one.is_hot:
        words.append(_("Fever"))
    if one.cleared:
        words.append(_("cleared"))
    if one.is_masked:
        words.append(_("under a fever reducer"))
    if one.remeasured:
        words.append(_("measured again"))
    if one.way:
        words.append(str(one.get_way_display()))
    return " · ".join([*words, *one.felt_words])


def _y(value: Decimal) -> float:
    share = (min(max(value, LOW), HIGH) - LOW) / (HIGH - LOW)
    return round(HEIGHT - BOTTOM - float(share) * (HEIGHT - TOP - BOTTOM), 1)
