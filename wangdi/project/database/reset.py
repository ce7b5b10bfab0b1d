"""Starting anew, for demo data only: a database that an office works in is never emptied."""

import psycopg
from psycopg import Connection, errors, sql

from wangdi.project.database import provision
from wangdi.project.database.place import place
from wangdi.project.database.urls import NAME, is_embedded, urls
from wangdi.project.trouble import Trouble

MARK = "wangdi_demo"
USERS = "accounts_user"


def mark_as_demo() -> None:
    """Mark a database without users as the demo's; Trouble if an office's users are in it."""
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
        if is_used and not is_demo:
            raise Trouble("This database was not made by the demo; RESET=1 does not empty it.")
        if not is_embedded():
            _empty(owner)
            return
    with provision.as_keeper(place()) as keeper:
        keeper.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(NAME)))
    provision.embedded(place())


def _held(owner: Connection) -> tuple[bool, bool]:
    """Whether somebody can sign in there, and whether it bears the demo's mark."""
    is_used = (
        _has(owner, USERS)
        and owner.execute(
            sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(USERS))
        ).fetchone()
    )
    return bool(is_used), _has(owner, MARK)


def _has(owner: Connection, table: str) -> bool:
    found = owner.execute("SELECT to_regclass(%s) IS NOT NULL", [table]).fetchone()
    return bool(found and found[0])


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
