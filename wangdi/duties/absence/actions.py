"""What an absence does to duties, set by set, in the caller's transaction."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from wangdi.duties.actions import UUID7
from wangdi.duties.models import Duty, StandIn
from wangdi.lib import bulk, clock

# What the absent holds and could still do goes to the substitute, with a trace of each.
PASS_ON = f"""
WITH asked AS (
    SELECT * FROM unnest(%b::uuid[], %b::int8[], %b::int8[], %b::timestamptz[], %b::text[])
        AS a(source, absent, substitute, until, reason)
), passed AS (
    UPDATE duties_duty d SET holder_id = a.substitute FROM asked a
    WHERE d.holder_id = a.absent AND d.settled_at IS NULL AND d.missed_at >= %s
        AND d.opens_at < a.until
    RETURNING d.id, a.source, a.absent, a.substitute, a.reason, d.community_id, d.grid_id,
        d.building_id
)
INSERT INTO duties_handover (id, duty_id, giver, taker_id, reason, at, by, source, community_id,
    grid_id, building_id)
SELECT {UUID7}, id, absent, substitute, reason, %s, NULL, source, community_id, grid_id,
    building_id
FROM passed RETURNING 1
"""
GIVE_BACK = """
UPDATE duties_duty d SET holder_id = h.giver FROM duties_handover h
WHERE h.source = ANY(%s::uuid[]) AND h.duty_id = d.id AND h.annulled_at IS NULL
    AND d.holder_id = h.taker_id AND d.settled_at IS NULL RETURNING 1
"""
RELEASE = """
UPDATE duties_duty SET holder_id = NULL
WHERE holder_id = ANY(%s::int8[]) AND settled_at IS NULL AND missed_at >= %s RETURNING 1
"""


def pass_on(absences: Iterable[StandIn], at: datetime) -> int:
    """The absent's unsettled duties of these days go to who stands in; how many."""
    rows = [(one.id, one.absent_id, one.substitute_id, one.until, one.reason) for one in absences]
    if not rows:
        return 0
    columns = [list(values) for values in zip(*rows, strict=True)]
    return len(bulk.execute(PASS_ON, [*columns, at, at]))


def is_waiting(at: datetime) -> bool:
    """Whether something is to pass on now, or to go back."""
    today = clock.day_of(at)
    over = StandIn.objects.filter(ended_at=None, last_day__lt=today)
    absent = StandIn.objects.running(today).values("absent_id")
    until = clock.day_bounds(today)[1]
    left = Duty.objects.unsettled().filter(
        holder_id__in=absent, missed_at__gte=at, opens_at__lt=until
    )
    return over.exists() or left.exists()


def give_back(absences: Iterable[UUID]) -> int:
    """What is still unsettled of them goes back to who was absent; how many."""
    return len(bulk.execute(GIVE_BACK, [list(absences)]))


def release(users: Iterable[int], at: datetime) -> int:
    """Nobody's any more, so everybody's of the role: the duties of who has left. How many."""
    return len(bulk.execute(RELEASE, [list(users), at]))
