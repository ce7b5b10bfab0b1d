"""Who crossed with somebody: at the same checkpoint within some minutes, in fourteen days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from wangdi.gates.models import Crossing
from wangdi.lib import bulk
from wangdi.people.models import Passage, Person

DAYS = timedelta(days=14)
LATE = timedelta(days=2)
"""How much later than it happened a crossing may have been received and still be looked up."""
# Each of his ways is one range of the index of its checkpoint. What was received long after it
# happened is rare; days before the window are never touched.
OWN = """
    SELECT id, checkpoint_id, at FROM gates_crossing
    WHERE household = ANY(%(homes)s::uuid[]) AND person = %(person)s AND at >= %(since)s
        AND at <= %(until)s AND received_at >= %(since)s AND annulled_at IS NULL
        AND outcome IN ('allow', 'condition')
"""
TOGETHER = f"""
    WITH own AS MATERIALIZED ({OWN})
    SELECT o.person, o.household, o.pass_id, o.visit, count(*), max(o.at),
        (array_agg(o.checkpoint_id ORDER BY o.at DESC))[1]
    FROM own CROSS JOIN LATERAL (
        SELECT c.* FROM gates_crossing c
        WHERE c.checkpoint_id = own.checkpoint_id
            AND c.at >= own.at - %(minutes)s AND c.at <= own.at + %(minutes)s
            AND c.received_at >= own.at - %(minutes)s AND c.received_at <= own.at + %(late)s
            AND c.annulled_at IS NULL AND c.outcome IN ('allow', 'condition')
        OFFSET 0) o
    WHERE o.person IS DISTINCT FROM %(person)s AND o.id NOT IN (SELECT id FROM own)
    GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 6 DESC LIMIT %(most)s
"""
MOST = 200


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody, by whatever is known of him: how often, when last, at which checkpoint."""

    person: UUID | None
    household: UUID | None
    pass_id: UUID | None
    visit: UUID | None
    times: int
    last: datetime
    checkpoint: UUID


def crossed_with(person: Person, until: datetime, within: timedelta) -> list[Met]:
    """Who crossed near him in the fourteen days before `until`, the most often first."""
    asked = {
        "homes": homes_of([person]),
        "person": person.id,
        "since": until - DAYS,
        "until": until,
        "minutes": within,
        "late": LATE,
        "most": MOST,
    }
    return [Met(*row) for row in bulk.execute(TOGETHER, asked)]


def homes_of(people: Sequence[Person]) -> list[UUID]:
    """The households under which their crossings stand: where they live and lived. One query."""
    passages = Passage.objects.filter(person__in=people, annulled_at=None)
    lived = {one for ends in passages.values_list("origin_id", "target_id") for one in ends}
    return list(lived | {one.household_id for one in people})


def ways_of(person: Person, until: datetime) -> list[Crossing]:
    """His own ways in the fourteen days before, newest first."""
    rows = Crossing.objects.filter(household__in=homes_of([person]), person=person.id)
    recent = rows.filter(at__gt=until - DAYS, at__lte=until, received_at__gt=until - DAYS)
    return list(recent.select_related("checkpoint").order_by("-at")[:MOST])
