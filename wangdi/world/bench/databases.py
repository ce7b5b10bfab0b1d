"""Databases of the bench's own, on the server where the desk's database is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql

from wangdi.project.database import urls
from wangdi.project.database.provision import drop_database, extend
from wangdi.project.database.urls import parts


def environment(name: str) -> Mapping[str, str]:
    """What a process needs in its environment to work in the database `name`."""
    known = urls()
    return {
        "DATABASE_URL": _renamed(known.owner, name),
        "DATABASE_RUNTIME_URL": _renamed(known.runtime, name),
    }


def name(suffix: str = "") -> str:
    """`wangdi_bench`, beside the desk's own database."""
    return f"{parts(urls().owner)['dbname']}_bench{suffix}"


def ensure(database: str) -> None:
    """The database, empty where it was not there."""
    with _owner() as owner:
        found = owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        if not found.fetchone():
            owner.execute(_statement("CREATE DATABASE {} TEMPLATE template0", database))
    with psycopg.connect(environment(database)["DATABASE_URL"], autocommit=True) as inside:
        extend(inside)


@contextmanager
def copied(template: str, database: str) -> Iterator[Mapping[str, str]]:
    """A copy to spoil; its environment."""
    with _owner() as owner:
        drop_database(owner, database)
        owner.execute(_statement("CREATE DATABASE {} TEMPLATE {}", database, template))
    try:
        yield environment(database)
    finally:
        drop(database)


def drop(database: str) -> None:
    with _owner() as owner:
        drop_database(owner, database)


def _owner() -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(urls().owner, autocommit=True)


def _statement(text: str, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*map(sql.Identifier, names))


def _renamed(url: str, database: str) -> str:
    known = {key: str(value) for key, value in parts(url).items()}
    user = quote(known.pop("user", ""), safe="")
    password = quote(known.pop("password", ""), safe="")
    known.pop("dbname", None)
    secret = f":{password}" if password else ""
    others = urlencode(known, quote_via=quote)
    return f"postgresql://{user}{secret}@/{quote(database, safe='')}?{others}"
