"""Who holds many duties of one slot, set by set."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.lib import bulk, clock


def hold(kind: str, slot: str, holders: Sequence[tuple[UUID, int | None]]) -> int:
    """Let users hold the unsettled duties of a kind and slot: (subject, user or None for the role).

    Called in the caller's transaction by the room that plans the kind. Returns how many changed.
    """
    if not holders:
        return 0
    subjects, users = zip(*holders, strict=True)
    changed = bulk.execute(
        "UPDATE duties_duty d SET holder_id = h.holder"
        " FROM unnest(%s::uuid[], %s::int8[]) AS h(subject, holder)"
        " WHERE d.kind = %s AND d.slot = %s AND d.subject = h.subject AND d.settled_at IS NULL"
        " AND d.holder_id IS DISTINCT FROM h.holder RETURNING 1",
        [list(subjects), list(users), kind, slot],
    )
    return len(changed)


def hold_all(kind: str, holders: Sequence[tuple[UUID, int | None]]) -> int:
    """As `hold`, for every unsettled slot of these subjects that is not over: a team changed."""
    if not holders:
        return 0
    subjects, users = zip(*holders, strict=True)
    changed = bulk.execute(
        "UPDATE duties_duty d SET holder_id = h.holder"
        " FROM unnest(%s::uuid[], %s::int8[]) AS h(subject, holder)"
        " WHERE d.kind = %s AND d.subject = h.subject AND d.settled_at IS NULL"
        " AND d.missed_at >= %s AND d.holder_id IS DISTINCT FROM h.holder RETURNING 1",
        [list(subjects), list(users), kind, clock.now()],
    )
    return len(changed)
