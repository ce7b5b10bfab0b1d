"""Starting anew, for demo data only: a database that an office works in is never emptied."""

import psycopg
from psycopg import Connection, errors, sql

from wangdi.project.database import provision
from wangdi.project.database.place import place
from wangdi.project.database.urls import NAME, is_embedded, urls
from wangdi.project.trouble import Trouble

MARK = "wangdi_demo"
HELD = "SELECT to_regclass('django_migrations') IS NOT NULL, to_regclass(%s) IS NOT NULL"


def mark_as_demo() -> None:
    """Mark an empty database as the demo's; Trouble if another's data is in it already."""
    with psycopg.connect(urls().owner, autocommit=True) as owner:
        is_used, is_demo = _held(owner)
        if is_used and not is_demo:
            raise Trouble(
                "This database was not made by the demo, so the demo does not touch it. "
                "Use another folder (WANGDI_HOME) or another database (DATABASE_URL)."
            )
        owner.execute(sql.SQL("CREATE TABLE IF NOT EXISTS {} ()").format(sql.Identifier(MARK)))


def reset() -> None:
    """Empty the demo's database; Trouble if it is not the demo's."""
    with psycopg.connect(urls().owner, autocommit=True) as owner:
        is_used, is_demo = _held(owner)
        if not is_used:
            return
        if not is_demo:
            raise Trouble("This database was not made by the demo; RESET=1 does not empty it.")
        if not is_embedded():
            _empty(owner)
            return
    with provision.as_keeper(place()) as keeper:
        keeper.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(NAME)))
    provision.embedded(place())


def _held(owner: Connection) -> tuple[bool, bool]:
    found = owner.execute(HELD, [MARK]).fetchone()
    return found or (False, False)


def _empty(owner: Connection) -> None:
    try:
        owner.execute("DROP SCHEMA public CASCADE")
        owner.execute("CREATE SCHEMA public")
    except errors.InsufficientPrivilege as error:
        raise Trouble(
            "The login of DATABASE_URL does not own the schema public and cannot empty it; "
            "give it a new, empty database."
        ) from error
    provision.extend(owner)
