"""What the runtime role may do: work with every row, own nothing, rewrite no history."""

from collections.abc import Iterable

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from wangdi.project.database import urls
from wangdi.project.database.urls import parts

ROWS = "SELECT, INSERT, UPDATE, DELETE"
GRANTS = (
    "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {role}",
    "GRANT USAGE ON SCHEMA {schema} TO {role}",
    f"GRANT {ROWS} ON ALL TABLES IN SCHEMA {{schema}} TO {{role}}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
    "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO {role}",
)
TAKE_BACK = "REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}"
WITH_PARTITIONS = """
    SELECT c.relname FROM pg_class c
    JOIN pg_partition_tree(to_regclass(%s)) tree ON tree.relid = c.oid
    UNION SELECT relname FROM pg_class WHERE oid = to_regclass(%s)
"""


def append_only_tables() -> set[str]:
    """The tables that the rooms declare as append-only: `AppConfig.append_only`."""
    return {table for room in apps.get_app_configs() for table in getattr(room, "append_only", ())}


def grant_runtime(connection: BaseDatabaseWrapper) -> None:
    """Give the runtime role its rights on everything there is; run as owner after each migrate.

    Does nothing where owner and runtime are one login (a server of one's own may insist).
    """
    role = parts(urls().runtime)["user"]
    if role == connection.settings_dict["USER"]:
        return
    with connection.cursor() as cursor:
        for statement in GRANTS:
            _run(cursor, statement, schema="public", role=role)
        for table in _all_parts(cursor, append_only_tables()):
            _run(cursor, TAKE_BACK, table=table, role=role)
        migrations = MigrationRecorder.Migration._meta.db_table
        _run(
            cursor,
            "REVOKE INSERT, UPDATE, DELETE ON {table} FROM {role}",
            table=migrations,
            role=role,
        )


def _all_parts(cursor: CursorWrapper, tables: Iterable[str]) -> list[str]:
    """The tables and their partitions; a table that is not there yet is left out."""
    found: set[str] = set()
    for table in tables:
        cursor.execute(WITH_PARTITIONS, [table, table])
        found.update(name for (name,) in cursor.fetchall())
    return sorted(found)


def _run(cursor: CursorWrapper, statement: str, **names: str) -> None:
    known = {key: sql.Identifier(name) for key, name in names.items()}
    cursor.execute(sql.SQL(statement).format(**known))
