"""Duties go along with the household that moves, or with the person they are about."""

from collections.abc import Mapping
from uuid import UUID

from wangdi.lib import bulk

# The label holds the address: where it begins with that of the old door, the new one stands there.
FOLLOW = """
UPDATE duties_duty d SET household = h.id, community_id = h.community_id, grid_id = h.grid_id,
    building_id = h.building_id, sort_key = h.sort_key,
    label = replace(d.label, was.address, h.address)
FROM unnest(%b::uuid[], %b::uuid[], %b::uuid[]) AS asked(subject, household, door)
JOIN people_household h ON h.id = asked.household
JOIN people_dwelling was ON was.id = asked.door
WHERE {which} AND d.settled_at IS NULL
    AND (d.community_id, d.grid_id, d.building_id, d.sort_key, d.household) IS DISTINCT FROM
        (h.community_id, h.grid_id, h.building_id, h.sort_key, h.id)
RETURNING 1
"""
OF_HOUSEHOLD = FOLLOW.format(which="d.household = asked.household")
OF_SUBJECT = FOLLOW.format(which="d.subject = asked.subject AND d.household IS NOT NULL")


# The subject of a door's duty is the door; a home's duty carries the household.
READDRESS = """
UPDATE duties_duty d SET label = %b || substr(d.label, length(%b) + 1),
    sort_key = coalesce(
        (SELECT h.sort_key FROM people_household h WHERE h.id = d.household),
        (SELECT w.sort_key FROM people_dwelling w WHERE w.id = d.subject),
        d.sort_key
    )
FROM (SELECT %b AS before, %b AS building) asked
WHERE d.building_id = asked.building AND d.settled_at IS NULL AND asked.before <> ''
    AND starts_with(d.label, asked.before)
RETURNING 1
"""


def readdress(building: int, *, before: str, after: str) -> int:
    """Unsettled duties in a building whose doors began with `before` begin with `after`."""
    return len(bulk.execute(READDRESS, [after, before, before, building]))


def follow_households(doors: Mapping[UUID, UUID]) -> int:
    """What is unsettled of these households goes along from their old doors (ids); how many."""
    return _follow(OF_HOUSEHOLD, [(home, home, door) for home, door in doors.items()])


def follow_subjects(homes: Mapping[UUID, tuple[UUID, UUID]]) -> int:
    """What is unsettled of these subjects goes to `{subject: (household, old door)}`; how many."""
    return _follow(OF_SUBJECT, [(one, home, door) for one, (home, door) in homes.items()])


def _follow(sql: str, rows: list[tuple[UUID, UUID, UUID]]) -> int:
    if not rows:
        return 0
    return len(bulk.execute(sql, [list(column) for column in zip(*rows, strict=True)]))
