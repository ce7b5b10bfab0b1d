"""Line lists: everybody in care within a scope, each with the reasons he stands on a list."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from wangdi.access.scoping import Scope
from wangdi.profiles import queries as profiles
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries.facts import (
    BITS,
    UNHEARD,
    UNMARKED,
    Recorded,
    Row,
    Spans,
    moment,
    open_rows,
    recorded,
)
from wangdi.quarantine.rules import days, watch
from wangdi.quarantine.rules.slots import Slot
from wangdi.quarantine.section import NAME, QuarantineSection

Rules = dict[UUID, tuple[watch.Today, QuarantineSection]]
Wanted = Callable[[Row], bool]
DAY = timedelta(days=1)


class Known(NamedTuple):
    """What the lists ask of one episode; people with the same stand on the same lists."""

    profile: UUID
    state: str
    day_zero: date
    release_from: int
    team_full: bool
    served_at: datetime | None
    in_time: bool
    halves: int
    signs: tuple[datetime | None, ...]
    objection: bool
    home: str


@dataclass(slots=True)
class Lines:
    """Who stands on which list: ids of episodes, the nearest release first.

    `communities` and `grids`: how many open files lie in each, before anything was filtered.
    """

    on: dict[str, list[UUID]] = field(default_factory=lambda: {name: [] for name in watch.LISTS})
    why: dict[UUID, frozenset[str]] = field(default_factory=dict)
    communities: Counter[int | None] = field(default_factory=Counter)
    grids: Counter[int | None] = field(default_factory=Counter)

    def count(self, name: str) -> int:
        return len(self.on[name])


def lines(scope: Scope, at: datetime, wanted: Wanted | None = None) -> Lines:
    """Every open episode of the scope with its reasons; seven queries and the pure rule.

    `wanted` keeps only some of the rows: a community, a grid, those entrusted by name.
    """
    found = Lines()
    rows = open_rows(scope)
    found.communities.update(row.community for row in rows)
    found.grids.update(row.grid for row in rows)
    kept = [row for row in rows if wanted is None or wanted(row)]
    rules = _rules({row.profile for row in kept}, at)
    known = recorded(kept, at, _spans(rules))
    weighed: dict[Known, frozenset[str]] = {}
    for row in kept:
        if row.profile not in rules:
            continue
        today, section = rules[row.profile]
        key = _known(row, known, today, section)
        if (reasons := weighed.get(key)) is None:
            reasons = weighed[key] = frozenset(watch.why(_facts(key, today), today))
        found.why[row.id] = reasons
        for name in reasons:
            found.on[name].append(row.id)
    return found


def _spans(rules: Rules) -> Spans:
    todays = [today for today, _section in rules.values()]
    silent = max((today.silent for today in todays), default=DAY)
    clear = max((today.clear for today in todays), default=DAY)
    return Spans(max(silent, DAY), max(clear, watch.REDUCED))


def _rules(versions: Iterable[UUID], at: datetime) -> Rules:
    rules: Rules = {}
    for version in versions:
        section = profiles.section(version, QuarantineSection, NAME)
        if section is not None:
            rules[version] = watch.today(section, at), section
    return rules


def _known(row: Row, known: Recorded, today: watch.Today, section: QuarantineSection) -> Known:
    """What the rule needs of one episode. Who was heard in time was heard now: many are then alike,

    and the rule is asked once for all of them.
    """
    number = row.id.int
    heard_at, halves = known.heard.get(number, UNHEARD)
    asked = today.at.timestamp() - today.silent.total_seconds()
    in_time = heard_at is not None and heard_at >= asked
    return Known(
        row.profile,
        row.state,
        row.day_zero,
        row.release_from,
        known.filled.get(number, 0) >= today.places,
        known.served_at(row),
        in_time,
        halves or 0,
        known.signs.get(number, UNMARKED),
        number in known.objected,
        known.home(row, section.home),
    )


def _facts(key: Known, today: watch.Today) -> watch.Facts:
    fever_at, symptoms_at, reducer_at = key.signs
    return watch.Facts(
        stored=key.state,
        begins_at=days.begins_at(key.day_zero),
        release_from=moment(key.release_from),
        team_full=key.team_full,
        served_at=key.served_at,
        last_reading_at=today.at if key.in_time else None,
        fever_at=fever_at,
        done=_done(today, key.halves),
        symptoms_at=symptoms_at,
        reducer_at=reducer_at,
        objection=key.objection,
        home=key.home,
    )


def _done(today: watch.Today, halves: int) -> frozenset[Slot]:
    return frozenset(slot for slot, _hours in today.windows if halves & BITS[slot.half])


SHOWN = ("day_zero", "last_day", "release_from", "person__name", "household__address")


def shown(scope: Scope, wanted: Iterable[UUID]) -> list[Episode]:
    """The episodes of one page of a list, with person and household, in the order given."""
    order = {episode: n for n, episode in enumerate(wanted)}
    rows = Episode.objects.visible_to(scope).filter(id__in=order)
    needed = rows.select_related("person", "household").only(*SHOWN)
    return sorted(needed, key=lambda one: order[one.id])
