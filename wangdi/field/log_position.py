"""Where a commit stands in the database's log, and how far a copy of it is proved elsewhere."""

from dataclasses import dataclass

from wangdi.lib import bulk

KEEP_HOURS = 72
_HERE = """
SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::text,
    substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8),
    (SELECT oid::text FROM pg_database WHERE datname = current_database()),
    (SELECT last_archived_wal FROM pg_stat_archiver),
    (SELECT setting::bigint FROM pg_settings WHERE name = 'wal_segment_size')
"""


@dataclass(frozen=True, slots=True)
class Position:
    """`lsn`: all that was committed before lies below it. `archived` None: no copy is known."""

    epoch: str
    lsn: str
    archived: str | None


def position() -> Position:
    """Read after a commit: an acknowledgement cannot know it from inside its transaction."""
    [[lsn, timeline, database, archived, size]] = bulk.execute(_HERE)
    return Position(f"{timeline}-{database}", lsn, _end_of(archived, timeline, int(size)))


def _end_of(segment: str | None, timeline: str, size: int) -> str | None:
    """The end of the last archived segment of this timeline (names: 3 × 8 hexadecimal digits)."""
    if not segment or len(segment) != 24 or segment[:8] != timeline:
        return None
    a_log = 2**32 // size
    return str((int(segment[8:16], 16) * a_log + int(segment[16:], 16) + 1) * size)
