"""The facts behind the line lists: a few set-wise questions, each by its own index."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from wangdi.access.scoping import Scope
from wangdi.lib import bulk, clock
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states, suitability, watch
from wangdi.quarantine.section_before import HomeRules

COLUMNS = (
    "id",
    "profile_id",
    "state",
    "day_zero",
    "release_from",
    "measure",
    "proposed_at",
    "household_id",
    "household__dwelling_id",
    "community_id",
    "grid_id",
)
HEARD = """
SELECT episode_id, max(at), max(at) FILTER (WHERE fever AND NOT cleared),
    max(at) FILTER (WHERE symptomatic), max(at) FILTER (WHERE reducer),
    array_agg(half) FILTER (WHERE day = %b)
FROM quarantine_reading
WHERE episode_id = ANY(%b::uuid[]) AND at >= %b AND annulled_at IS NULL
GROUP BY episode_id
"""
FILLED = """
SELECT episode_id, count(*) FROM quarantine_teamslot
WHERE episode_id = ANY(%b::uuid[]) AND to_at IS NULL GROUP BY episode_id
"""
SERVED = """
SELECT episode_id, at FROM quarantine_noticeserved
WHERE episode_id = ANY(%b::uuid[]) AND annulled_at IS NULL
"""
OBJECTED = """
SELECT episode_id, at FROM quarantine_objection
WHERE episode_id = ANY(%b::uuid[]) AND answered_at IS NULL AND annulled_at IS NULL
"""
LOOKED = """
SELECT DISTINCT ON (household_id) household_id, dwelling_id, at, verdict
FROM quarantine_suitability WHERE household_id = ANY(%b::uuid[]) AND annulled_at IS NULL
ORDER BY household_id, at DESC
"""
NEVER = (None, None, None, None, None)


class Row(NamedTuple):
    """An open episode, as far as the lists ask."""

    id: UUID
    profile: UUID
    state: str
    day_zero: date
    release_from: datetime
    measure: str
    proposed_at: datetime
    household: UUID
    dwelling: UUID
    community: int | None
    grid: int | None


@dataclass(slots=True)
class Recorded:
    """What is recorded of open episodes, by episode; looks by household."""

    heard: dict[UUID, tuple[Any, ...]] = field(default_factory=dict)
    filled: dict[UUID, int] = field(default_factory=dict)
    served: dict[UUID, datetime] = field(default_factory=dict)
    objected: dict[UUID, datetime] = field(default_factory=dict)
    looked: dict[UUID, suitability.Looked] = field(default_factory=dict)

    def home(self, row: Row, rules: HomeRules | None) -> str:
        """What stands against the home of an episode, as `watch.Facts` says it."""
        if rules is None:
            return ""
        look = self.looked.get(row.household)
        stands = look is not None and suitability.holds(
            look,
            rules,
            household=row.household,
            dwelling=row.dwelling,
            proposed_at=row.proposed_at,
        )
        if stands and look is not None and look.verdict == suitability.FACILITY:
            proposed = row.state == states.PROPOSED
            return watch.UNSUITABLE if proposed or rules.asks(row.measure) else ""
        unseen = not stands and row.state == states.PROPOSED and rules.asks(row.measure)
        return watch.TO_LOOK_AT if unseen else ""


def open_rows(scope: Scope) -> list[Row]:
    """The open episodes of a scope, the nearest release first; one query."""
    rows = Episode.objects.visible_to(scope).filter(closed_at=None)
    wanted = rows.order_by("release_from", "id").values_list(*COLUMNS)
    return [Row(*row) for row in bulk.execute(*wanted.query.sql_with_params())]


def recorded(rows: Sequence[Row], at: datetime, longest: timedelta) -> Recorded:
    """What is recorded of `rows`; of readings those since `longest` before `at`. Five queries."""
    files = [row.id for row in rows]
    told = [row.id for row in rows if row.state not in (states.PROPOSED, states.DECIDED)]
    homes = list({row.household for row in rows})
    since = at - longest
    return Recorded(
        heard={row[0]: row[1:] for row in bulk.execute(HEARD, [clock.day_of(at), told, since])},
        filled=dict(bulk.execute(FILLED, [files])),
        served=dict(bulk.execute(SERVED, [told])),
        objected=dict(bulk.execute(OBJECTED, [files])),
        looked={row[0]: suitability.Looked(*row) for row in bulk.execute(LOOKED, [homes])},
    )
