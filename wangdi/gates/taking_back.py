"""A crossing that never was: its counts go down, and everybody is where he was before."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from wangdi.gates import alarms
from wangdi.gates.recording import COUNTED, PRESENT
from wangdi.lib import bulk

MARK = """
    WITH gone AS (
        UPDATE gates_crossing SET annulled_at = %b
        WHERE id = ANY(%b::uuid[]) AND annulled_at IS NULL RETURNING *)
"""
UNCOUNT = MARK + COUNTED.format(source="gone", sign="-")
GONE = """
    SELECT *, coalesce(person, pass_id, household, visit) AS subject
    FROM gates_crossing WHERE id = ANY(%b::uuid[])
"""
LEAVE = f"""
    DELETE FROM gates_presence p USING ({GONE}) gone
    WHERE p.place_id = gone.place_id AND p.subject = gone.subject AND p.crossing = gone.id
"""
# Of the ways of the same subject at that place that still stand, the last.
BEFORE = f"""
    WITH gone AS ({GONE}), before AS (
        SELECT b.* FROM gone CROSS JOIN LATERAL (
            SELECT c.* FROM gates_crossing c
            WHERE c.annulled_at IS NULL AND c.place_id = gone.place_id
                AND (c.household = gone.household OR c.id = gone.visit
                    OR (c.household IS NULL AND c.pass_id = gone.pass_id))
                AND coalesce(c.person, c.pass_id, c.household, c.visit) = gone.subject
            ORDER BY c.at DESC LIMIT 1) b)
    {PRESENT.format(source="before")}
"""


def take_back(crossings: Iterable[UUID], at: datetime) -> None:
    """Mark them annulled, correct tallies and presence, and call off who was called."""
    gone = list(crossings)
    if not gone:
        return
    bulk.execute(UNCOUNT, [at, gone])
    bulk.execute(LEAVE, [gone])
    bulk.execute(BEFORE, [gone])
    alarms.withdraw(gone, at)
