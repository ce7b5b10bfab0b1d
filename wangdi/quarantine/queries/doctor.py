"""The doctor's list: everybody at home by risk, with the last readings as a small drawing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F

from wangdi.access.scoping import Scope
from wangdi.duties.windows import Window
from wangdi.lib import bulk, clock
from wangdi.profiles import queries as profiles
from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.rules import days, risk, slots, states
from wangdi.quarantine.section import NAME, QuarantineSection

LOOK_BACK = timedelta(days=2)
TREND = timedelta(days=7)
TOLD = """
SELECT e.id, e.profile_id, e.day_zero, e.release_from, n.at, p.birth_date, p.needs,
    r.ats, r.values, r.slots, r.fever_at, r.symptoms_at, r.reducer_at
FROM unnest(%b::uuid[]) AS asked(id)
JOIN quarantine_episode e ON e.id = asked.id
JOIN people_person p ON p.id = e.person_id
LEFT JOIN quarantine_noticeserved n ON n.episode_id = e.id AND n.annulled_at IS NULL
LEFT JOIN LATERAL (
    SELECT array_agg(at ORDER BY at) AS ats, array_agg(value ORDER BY at) AS values,
        array_agg(day::text || '.' || half) AS slots,
        max(at) FILTER (WHERE fever AND NOT cleared) AS fever_at,
        max(at) FILTER (WHERE symptomatic) AS symptoms_at,
        max(at) FILTER (WHERE reducer) AS reducer_at
    FROM quarantine_reading x
    WHERE x.episode_id = e.id AND x.at >= %b AND x.annulled_at IS NULL) r ON true
"""
Slots = list[tuple[str, Window]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One person at home: how urgent, why, and since when nothing was heard."""

    episode: UUID
    risk: risk.Risk
    release_from: datetime
    heard_at: datetime | None


def ranked(scope: Scope, at: datetime) -> list[Ranked]:
    """Everybody who is at home now and asked for readings, the most urgent first; two queries."""
    rows = Episode.objects.visible_to(scope).filter(closed_at=None, state=states.NOTIFIED)
    files = list(rows.values_list("id", flat=True))
    sections: dict[UUID, QuarantineSection] = {}
    asked: dict[UUID, Slots] = {}
    found = []
    for row in bulk.execute(TOLD, [files, at - timedelta(days=4)]) if files else ():
        if row[1] not in sections:
            section = profiles.section(row[1], QuarantineSection, NAME)
            if section is None:
                continue
            sections[row[1]], asked[row[1]] = section, _slots(section, at)
        found.append(_ranked(row, sections[row[1]], asked[row[1]], at))
    return sorted(found, key=lambda one: (-one.risk.score, one.release_from, one.episode))


def _slots(section: QuarantineSection, at: datetime) -> Slots:
    """The slots of the last days that are over by now, with their hours."""
    first = clock.day_of(at - LOOK_BACK)
    wanted = (
        (str(one), slots.window(one, section)) for one in slots.slots_of(first, clock.day_of(at))
    )
    return [(name, hours) for name, hours in wanted if hours.missed_at <= at]


def _ranked(row: tuple[Any, ...], section: QuarantineSection, over: Slots, at: datetime) -> Ranked:
    key, _version, day_zero, release_from, served_at, birth, needs, ats, values, taken = row[:10]
    done, begins = set(taken or ()), max(days.begins_at(day_zero), served_at or at)
    missed = sum(
        name not in done and hours.opens_at >= begins and hours.opens_at < release_from
        for name, hours in over
    )
    heard_at = max(filter(None, (ats[-1] if ats else None, served_at)), default=None)
    signs = risk.Signs(
        values=values or (),
        heard_at=heard_at,
        fever_at=row[10],
        symptoms_at=row[11],
        reducer_at=row[12],
        missed=missed,
        age=_age(birth, at),
        needs=[one for one in needs if one in CARE],
    )
    silent, clear = timedelta(hours=section.silent_hours), timedelta(hours=section.clear_hours)
    weighed = risk.weigh(signs, at=at, silent=silent, clear=clear)
    return Ranked(key, weighed, release_from, heard_at)


CARE = frozenset({"alone", "infant", "pregnant", "dialysis", "disability", "chronic"})
"""The needs of the ledger that make a fever more dangerous, or nobody to notice it."""


def _age(birth: date | None, at: datetime) -> int | None:
    if birth is None:
        return None
    today = clock.day_of(at)
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


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
    for one in readings.order_by(F("at")):
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
