"""The facts behind the line lists: a few set-wise questions, each by its own index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import BigIntegerField, F, Func

from wangdi.access.scoping import Scope
from wangdi.lib import bulk, clock
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states, suitability, watch
from wangdi.quarantine.section_before import HomeRules

WHOLE = BigIntegerField()
# Whole seconds since 1970: the driver reads a number in a tenth of the time of a moment.
SECONDS = {
    name: Func(F(name), template="extract(epoch FROM %(expressions)s)::bigint", output_field=WHOLE)
    for name in ("release_from", "proposed_at")
}
COLUMNS = (
    "id",
    "profile_id",
    "state",
    "day_zero",
    SECONDS["release_from"],
    "measure",
    SECONDS["proposed_at"],
    "household_id",
    "community_id",
    "grid_id",
)
HEARD = """
SELECT episode_id, extract(epoch FROM max(at))::float8,
    bit_or(CASE half WHEN 'am' THEN 1 ELSE 2 END) FILTER (WHERE day = %b) FROM quarantine_reading
WHERE episode_id = ANY(%b::uuid[]) AND at >= %b AND annulled_at IS NULL GROUP BY episode_id
"""
ALL_HEARD = """
SELECT episode_id, extract(epoch FROM max(at))::float8,
    bit_or(CASE half WHEN 'am' THEN 1 ELSE 2 END) FILTER (WHERE day = %b) FROM quarantine_reading
WHERE at >= %b AND annulled_at IS NULL GROUP BY episode_id
"""
FILLED = """
SELECT episode_id, count(*) FROM quarantine_teamslot
WHERE episode_id = ANY(%b::uuid[]) AND to_at IS NULL GROUP BY episode_id
"""
ALL_FILLED = "SELECT episode_id, count(*) FROM quarantine_teamslot WHERE to_at IS NULL GROUP BY 1"
MANY = 500
"""From so many files on, it is sooner to ask of all that are open than to name them."""
# Few say anything and few were served of late: these are asked by their time, not file by file.
SIGNS = """
SELECT episode_id, max(at) FILTER (WHERE fever AND NOT cleared),
    max(at) FILTER (WHERE symptomatic), max(at) FILTER (WHERE reducer)
FROM quarantine_reading
WHERE at >= %b AND annulled_at IS NULL AND (fever OR symptomatic OR reducer) GROUP BY episode_id
"""
SERVED = "SELECT episode_id, at FROM quarantine_noticeserved WHERE at >= %b AND annulled_at IS NULL"
OBJECTED = """
SELECT episode_id, at FROM quarantine_objection WHERE answered_at IS NULL AND annulled_at IS NULL
"""
# The last look at the door of now: of homes that wait for a decision, and where one ever said no.
LOOKED = f"""
SELECT DISTINCT ON (s.household_id) s.household_id, s.dwelling_id, s.at, s.verdict
FROM quarantine_suitability s
JOIN people_household h ON h.id = s.household_id AND h.dwelling_id = s.dwelling_id
WHERE s.annulled_at IS NULL AND (s.household_id = ANY(%b::uuid[]) OR s.household_id IN (
    SELECT household_id FROM quarantine_suitability
    WHERE verdict = '{suitability.FACILITY}' AND annulled_at IS NULL))
ORDER BY s.household_id, s.at DESC, s.id DESC
"""
UNHEARD: tuple[None, None] = (None, None)
BITS = {"am": 1, "pm": 2}
UNMARKED: tuple[None, None, None] = (None, None, None)


class Row(NamedTuple):
    """An open episode, as far as the lists ask; the hour of release and the proposal in seconds."""

    id: UUID
    profile: UUID
    state: str
    day_zero: date
    release_from: int
    measure: str
    proposed_at: int
    household: UUID
    community: int | None
    grid: int | None


@dataclass(frozen=True, slots=True)
class Spans:
    """How far back what is heard and what is shown matters, by the longest of the rules."""

    silent: timedelta
    clear: timedelta


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is recorded of open episodes, by episode; looks at homes by household.

    Found by the ids as numbers (`id.int`): thousands are asked for, and a number is hashed at once.
    """

    since: datetime
    heard: dict[int, tuple[Any, ...]]
    signs: dict[int, tuple[Any, ...]]
    filled: dict[int, int]
    served: dict[int, datetime]
    objected: dict[int, datetime]
    looked: dict[int, suitability.Looked]

    def served_at(self, row: Row) -> datetime | None:
        """When its notice was served; one that lies far back counts as served at `since`."""
        if row.state in (states.PROPOSED, states.DECIDED):
            return None
        return self.served.get(row.id.int, self.since)

    def home(self, row: Row, rules: HomeRules | None) -> str:
        """What stands against the home of an episode, as `watch.Facts` says it."""
        if rules is None:
            return ""
        look, proposed = self.looked.get(row.household.int), row.state == states.PROPOSED
        if not proposed and (look is None or look.verdict != suitability.FACILITY):
            return ""
        if look is None or not _holds(look, row, rules):
            return watch.TO_LOOK_AT if proposed and rules.asks(row.measure) else ""
        against = look.verdict == suitability.FACILITY and (proposed or rules.asks(row.measure))
        return watch.UNSUITABLE if against else ""


def _holds(look: suitability.Looked, row: Row, rules: HomeRules) -> bool:
    """The query has found only looks at the door where the household lives now."""
    return suitability.holds(
        look,
        rules,
        household=row.household,
        dwelling=look.dwelling,
        proposed_at=moment(row.proposed_at),
    )


def moment(seconds: float) -> datetime:
    """The instant (UTC) of seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC)


def open_rows(scope: Scope) -> list[Row]:
    """The open episodes of a scope, the nearest release first; one query."""
    rows = Episode.objects.visible_to(scope).filter(closed_at=None)
    wanted = rows.order_by("release_from", "id").values_list(*COLUMNS)
    return [Row(*row) for row in bulk.execute(*wanted.query.sql_with_params())]


def recorded(rows: Sequence[Row], at: datetime, spans: Spans) -> Recorded:
    """What is recorded of `rows` by `at`, as far back as the rules ask; six queries."""
    manned = [row.id for row in rows if row.state != states.PROPOSED]
    home = [row.id for row in rows if row.state == states.NOTIFIED]
    since = at - max(spans.silent, spans.clear)
    return Recorded(
        since=since,
        heard={row[0].int: row[1:] for row in _heard(home, at, at - spans.silent)},
        signs={row[0].int: row[1:] for row in bulk.execute(SIGNS, [since])},
        filled=_by_number(_filled(manned)),
        served=_by_number(bulk.execute(SERVED, [since])),
        objected=_by_number(bulk.execute(OBJECTED)),
        looked=_looked(rows),
    )


def _heard(home: list[UUID], at: datetime, since: datetime) -> bulk.Rows:
    today = clock.day_of(at)
    if len(home) > MANY:
        return bulk.execute(ALL_HEARD, [today, since])
    return bulk.execute(HEARD, [today, home, since])


def _filled(manned: list[UUID]) -> bulk.Rows:
    many = len(manned) > MANY
    return bulk.execute(ALL_FILLED) if many else bulk.execute(FILLED, [manned])


def _by_number(rows: bulk.Rows) -> dict[int, Any]:
    return {row[0].int: row[1] for row in rows}


def _looked(rows: Sequence[Row]) -> dict[int, suitability.Looked]:
    undecided = list({row.household for row in rows if row.state == states.PROPOSED})
    return {row[0].int: suitability.Looked(*row) for row in bulk.execute(LOOKED, [undecided])}
