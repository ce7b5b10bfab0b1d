"""The doctor's list: everybody at home by risk, with the last readings as a small drawing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from wangdi.access.scoping import Scope
from wangdi.lib import bulk, clock
from wangdi.profiles import queries as profiles
from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.queries.facts import SERVED, SIGNS, UNMARKED, Row, open_rows
from wangdi.quarantine.rules import days, risk, slots, states
from wangdi.quarantine.section import NAME, QuarantineSection

LOOK_BACK = timedelta(days=2)
TREND = timedelta(days=7)
CARE = ("alone", "infant", "pregnant", "dialysis", "disability", "chronic")
"""The needs of the ledger that make a fever more dangerous, or leave nobody to notice it."""
# Which half days of the last days have a reading, as bits; the last three values, newest first.
TOLD = """
SELECT id, heard, bits, CASE WHEN newest[1] > newest[3] THEN newest END FROM (
    SELECT episode_id AS id, extract(epoch FROM max(at))::float8 AS heard,
        bit_or(1 << ((day - %b::date) * 2 + (half = 'pm')::int)) FILTER (WHERE day >= %b::date)
            AS bits,
        (array_agg(value ORDER BY at DESC))[1:3] AS newest
    FROM quarantine_reading
    WHERE episode_id = ANY(%b::uuid[]) AND at >= %b AND annulled_at IS NULL GROUP BY episode_id
) AS told
"""
WHO = """
SELECT e.id, p.birth_date, p.needs && %b::varchar[] FROM quarantine_episode e
JOIN people_person p ON p.id = e.person_id
WHERE e.id = ANY(%b::uuid[]) AND (p.birth_date <= %b::date OR p.needs && %b::varchar[])
"""
NOTHING: tuple[None, int, tuple[()]] = (None, 0, ())


@dataclass(frozen=True, slots=True)
class Ranked:
    """One person at home: how urgent, and why."""

    episode: UUID
    risk: risk.Risk


@dataclass(frozen=True, slots=True)
class Rules:
    """Of one version: its spans, and its half days that are over: bit and when each opened,

    in seconds.
    """

    silent: timedelta
    clear: timedelta
    over: tuple[tuple[int, float], ...]


@dataclass(slots=True)
class Told:
    """What is recorded, by episode; who was served of late, and who is old or in need."""

    at: datetime
    since: datetime
    readings: dict[UUID, tuple[Any, ...]]
    signs: dict[UUID, tuple[Any, ...]]
    served: dict[UUID, datetime]
    who: dict[UUID, tuple[Any, ...]]


def ranked(scope: Scope, at: datetime) -> list[Ranked]:
    """Everybody who is at home now and asked for readings, the most urgent first; five queries.

    Of the equally urgent the nearest release comes first, as the rows come.
    """
    rows = [row for row in open_rows(scope) if row.state == states.NOTIFIED]
    rules = {version: _rules(version, at) for version in {row.profile for row in rows}}
    spans = [max(one.silent, one.clear) for one in rules.values() if one]
    told = _told(rows, at, max(spans, default=LOOK_BACK))
    weighed: dict[tuple[UUID, risk.Signs], risk.Risk] = {}
    found = []
    for row in rows:
        if (rule := rules[row.profile]) is None:
            continue
        signs = _signs(row, told, rule)
        if (known := weighed.get((row.profile, signs))) is None:
            known = risk.weigh(signs, at=at, silent=rule.silent, clear=rule.clear)
            weighed[row.profile, signs] = known
        found.append(Ranked(row.id, known))
    return sorted(found, key=lambda one: -one.risk.score)


def _rules(version: UUID, at: datetime) -> Rules | None:
    section = profiles.section(version, QuarantineSection, NAME)
    if section is None:
        return None
    first = clock.day_of(at - LOOK_BACK)
    over = []
    for n, slot in enumerate(slots.slots_of(first, clock.day_of(at))):
        hours = slots.window(slot, section)
        if hours.missed_at <= at:
            over.append((1 << n, hours.opens_at.timestamp()))
    silent, clear = timedelta(hours=section.silent_hours), timedelta(hours=section.clear_hours)
    return Rules(silent, clear, tuple(over))


def _told(rows: Sequence[Row], at: datetime, longest: timedelta) -> Told:
    files = [row.id for row in rows]
    first, since = clock.day_of(at - LOOK_BACK), at - longest
    heard_since = min(clock.day_bounds(first)[0] - timedelta(hours=12), since)
    old = _years_before(clock.day_of(at), risk.OLD)
    needs = list(CARE)
    readings = bulk.execute(TOLD, [first, first, files, heard_since])
    return Told(
        at=at,
        since=since,
        readings={row[0]: row[1:] for row in readings},
        signs={row[0]: row[1:] for row in bulk.execute(SIGNS, [since])},
        served=dict(bulk.execute(SERVED, [since])),
        who={row[0]: row[1:] for row in bulk.execute(WHO, [needs, files, old, needs])},
    )


def _signs(row: Row, told: Told, rule: Rules) -> risk.Signs:
    """The signs of one person. What says nothing is left out, so that many are alike."""
    last, bits, newest = told.readings.get(row.id, NOTHING)
    fever_at, symptoms_at, reducer_at = told.signs.get(row.id, UNMARKED)
    served_at = told.served.get(row.id, told.since).timestamp()
    begins = max(days.begins_at(row.day_zero).timestamp(), served_at)
    missed = sum(
        not (bits or 0) & bit and begins <= opens < row.release_from for bit, opens in rule.over
    )
    heard = max(last, served_at) if last else served_at
    in_time = told.at.timestamp() - heard <= rule.silent.total_seconds()
    values: tuple[Decimal, ...] = tuple(reversed(newest or ()))
    birth, needs = told.who.get(row.id, (None, False))
    return risk.Signs(
        values=values if risk.is_rising(values) else (),
        heard_at=told.at if in_time else None,
        fever_at=fever_at,
        symptoms_at=symptoms_at,
        reducer_at=reducer_at,
        missed=missed,
        age=_age(birth, clock.day_of(told.at)),
        needs=("need",) if needs else (),
    )


def _years_before(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap else day.day)


def _age(birth: date | None, on: date) -> int | None:
    """Whole years, in steps of ten: finer ages weigh alike."""
    if birth is None:
        return None
    years = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
    return years // 10 * 10


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the page."""

    episode: Episode
    level: str
    reasons: list[str]
    last: Reading | None
    taken: list[Reading]


def shown(scope: Scope, wanted: Sequence[Ranked], at: datetime) -> list[Shown]:
    """The rows of one page with the readings of the last week, in the order given; two queries."""
    files = {one.episode: one for one in wanted}
    rows = Episode.objects.visible_to(scope).filter(id__in=files)
    episodes = {one.id: one for one in rows.select_related("person", "household")}
    taken: dict[UUID, list[Reading]] = defaultdict(list)
    readings = Reading.objects.filter(episode__in=files, annulled_at=None, at__gte=at - TREND)
    for one in readings.order_by("at", "id"):
        taken[one.episode_id].append(one)
    return [
        Shown(
            episodes[one.episode],
            one.risk.level,
            [str(risk.SIGNS[name][1]) for name in one.risk.reasons],
            taken[one.episode][-1] if taken[one.episode] else None,
            taken[one.episode],
        )
        for one in wanted
        if one.episode in episodes
    ]
