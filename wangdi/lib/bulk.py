"""Set-wise writes: one INSERT … SELECT FROM unnest(arrays), bound by the server.

PostgreSQL refuses COPY on tables with row-level security; many rows therefore go by COPY into a
temporary table and from there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

Rows = list[tuple[Any, ...]]
MANY = 5_000


def execute(
    sql: str, parameters: Sequence[Any] | Mapping[str, Any] = (), *, prepare: bool | None = None
) -> Rows:
    """Run one statement with server-side binding on Django's connection; its rows, or none.

    Rows come in PostgreSQL's binary form: no text is parsed. Errors come as Django's own
    (IntegrityError, DataError), as from any other query.

    `prepare`: planned once for a connection. For statements asked all day by a few keys; a plan
    made for few is wrong where thousands may come.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(sql.encode(), parameters, binary=True, prepare=prepare)
        return cursor.fetchall() if cursor.description else []


def insert(
    table: str,
    columns: Mapping[str, str],
    rows: Iterable[Sequence[Any]],
    *,
    tail: str = "",
    condense: bool = False,
) -> Rows:
    """Insert `rows` (in the order of `columns`: name → PostgreSQL type) in one statement.

    `tail` may add ON CONFLICT and RETURNING. jsonb goes in as JSON text, an array as its literal.
    `condense`: most columns are the same in all rows.
    """
    given = list(rows)
    if not given:
        return []
    if len(given) > MANY:
        return _insert_by_copy(table, columns, given, tail)
    names = ", ".join(f'"{name}"' for name in columns)
    picked, source, values = arrays(columns, given, condense=condense)
    return execute(f"INSERT INTO {table} ({names}) SELECT {picked} FROM {source} {tail}", values)


def arrays(
    columns: Mapping[str, str], rows: Sequence[Sequence[Any]], *, condense: bool
) -> tuple[str, str, list[Any]]:
    """Rows as arrays: what to select, from what, and the parameters of both.

    Condensed, what all rows have in common goes once, beside the arrays of what differs (the
    first column, a key as a rule, always does).
    """
    picked, sent, named = [], [], []
    once: list[Any] = []
    lists: list[Any] = []
    for (name, kind), values in zip(columns.items(), zip(*rows, strict=True), strict=True):
        as_sent = _sent_as(kind)
        cast = "" if as_sent == kind else f"::{kind}"
        if condense and lists and values.count(values[0]) == len(values):
            picked.append(f'%b::{as_sent}{cast} AS "{name}"')
            once.append(values[0])
        else:
            picked.append(f'"{name}"{cast} AS "{name}"')
            sent.append(f"%b::{as_sent}[]")
            named.append(f'"{name}"')
            lists.append(list(values))
    return ", ".join(picked), f"unnest({', '.join(sent)}) AS t({', '.join(named)})", [*once, *lists]


def _insert_by_copy(
    table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]], tail: str
) -> Rows:
    """Through a temporary table, which no row policy guards: half the time of arrays for many."""
    names = ", ".join(f'"{name}"' for name in columns)
    sent = {name: _sent_as(kind) for name, kind in columns.items()}
    picked = ", ".join(f'"{name}"::{kind}' for name, kind in columns.items())
    with spread(sent, rows) as spread_out:
        return execute(f"INSERT INTO {table} ({names}) SELECT {picked} FROM {spread_out} {tail}")


@contextmanager
def spread(columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Rows as a temporary table (one at a time), to join a large set with; yields its name."""
    sent = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    with transaction.atomic():
        execute(f"CREATE TEMPORARY TABLE bulk_rows ({sent}) ON COMMIT DROP")
        with (
            connection.wrap_database_errors,
            psycopg.Cursor(connection.connection) as cursor,
            cursor.copy(b"COPY bulk_rows FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)
        yield "bulk_rows"
        execute("DROP TABLE bulk_rows")


def _sent_as(kind: str) -> str:
    return "text" if kind in {"jsonb", "xid8"} or kind.endswith("[]") else kind


def cursor() -> CursorWrapper:
    """Django's own cursor, for statements that should be counted with the others."""
    return connection.cursor()
