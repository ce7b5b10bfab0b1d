"""Up to where facts may be read: before whatever still writes in this database.

A fact bears its transaction's number. One that commits late must not be jumped over, so facts are
read only below the oldest number still at work. PostgreSQL's own bound (`pg_snapshot_xmin`) counts
the transactions of every database of the server; an office's desk must not wait for a stranger's.
"""

from django.db import connection

# The snapshot is taken before the statement looks at who is at work: every number below `next`
# was given out before that, so whoever still holds one of them is seen. Numbers of sessions whose
# role we may not look at are hidden; where there is one, the server's own bound holds. A session's
# number has 32 bits: the whole one is the nearest to `next` that ends in them.
_BOUND = """
WITH known AS MATERIALIZED (
    SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next,
        pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest
), sessions AS MATERIALIZED (
    SELECT pg_has_role(current_user, usesysid, 'USAGE') AS seen, backend_xid::text::bigint AS low
    FROM pg_stat_activity
    WHERE datid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND usesysid IS NOT NULL
), at_work AS (
    SELECT seen, next + (low - next % 4294967296 + 6442450944) % 4294967296 - 2147483648 AS number
    FROM sessions, known
)
SELECT CASE WHEN coalesce(bool_and(seen), true) THEN least(next, min(number)) ELSE oldest END
FROM known LEFT JOIN at_work ON true GROUP BY next, oldest
"""


def settled_below() -> str:
    """The number (xid8, as text) below which every transaction of this database has ended.

    What it answers stays true; a later answer may reach further.
    """
    with connection.cursor() as cursor:
        # Who is at work is remembered for a whole transaction unless it is forgotten.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(_BOUND)
        return str(cursor.fetchone()[0])
