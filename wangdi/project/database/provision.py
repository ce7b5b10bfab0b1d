"""Roles, database and extensions: made where they are missing, with a sentence where we may not."""

import psycopg
from psycopg import Connection, errors, sql

from wangdi.project.database.cluster import KEEPER
from wangdi.project.database.place import Place
from wangdi.project.database.urls import NAME, OWNER, RUNTIME, parts, runtime_role, urls
from wangdi.project.trouble import Trouble

EXTENSIONS = ("pg_trgm", "btree_gist")


def as_keeper(place: Place) -> Connection:
    """A superuser's connection to the embedded server, allowed by the system user alone."""
    return psycopg.connect(
        host=str(place.sockets), user=KEEPER, dbname="postgres", autocommit=True, connect_timeout=5
    )


def embedded(place: Place) -> None:
    """The owner, the runtime role and the database of the embedded server."""
    known = urls()
    with as_keeper(place) as keeper:
        role(keeper, OWNER, str(parts(known.owner)["password"]), may="CREATEDB")
        role(keeper, RUNTIME, str(parts(known.runtime)["password"]), may="NOCREATEDB")
        keeper.execute(sql.SQL("GRANT {} TO {}").format(*map(sql.Identifier, (RUNTIME, OWNER))))
        create_database(keeper)
    with psycopg.connect(known.owner, autocommit=True) as owner:
        extend(owner)


def create_database(keeper: Connection) -> None:
    """The database, if it is not there."""
    if keeper.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
        return
    making = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0")
    keeper.execute(making.format(sql.Identifier(NAME), sql.Identifier(OWNER)))


def drop_database(owner: Connection, name: str) -> None:
    """Drop a database, if it is there, with whoever is still in it.

    Not by force at first: PostgreSQL sends its own housekeeping away by itself, but lets no owner
    force it.
    """
    gone = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    try:
        owner.execute(gone)
    except errors.ObjectInUse:
        owner.execute(gone + sql.SQL(" WITH (FORCE)"))


def own() -> None:
    """On a server of one's own: the runtime role (unless DATABASE_RUNTIME_URL names one)."""
    known = urls()
    with _connect(known.owner, "DATABASE_URL") as owner:
        extend(owner)
        runtime = parts(known.runtime)
        if runtime.get("user") == runtime_role(known.owner):
            _own_runtime(owner, str(runtime["user"]), str(runtime["password"]))
    _connect(known.runtime, "DATABASE_RUNTIME_URL").close()


def role(connection: Connection, name: str, password: str, *, may: str) -> None:
    """The login role `name` with this password and no other power than `may`."""
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    change = "ALTER" if found else "CREATE"
    connection.execute(
        sql.SQL(f"{change} ROLE {{}} LOGIN {may} PASSWORD {{}}").format(
            sql.Identifier(name), sql.Literal(password)
        )
    )


def extend(owner: Connection) -> None:
    """The extensions that searching and exclusion constraints need."""
    there = {name for (name,) in owner.execute("SELECT extname FROM pg_extension")}
    for name in EXTENSIONS:
        if name in there:
            continue
        try:
            owner.execute(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(name)))
        except (errors.InsufficientPrivilege, errors.FeatureNotSupported) as error:
            raise Trouble(
                f"The database lacks the extension {name} and this login may not add it "
                f"({error.diag.message_primary}). Have its administrator run in this "
                f"database: CREATE EXTENSION {name};"
            ) from error


def _own_runtime(owner: Connection, name: str, password: str) -> None:
    try:
        _connect(urls().runtime, "the runtime role").close()
    except Trouble:
        try:
            role(owner, name, password, may="NOCREATEDB")
        except errors.InsufficientPrivilege as error:
            raise Trouble(
                "Wangdi works under a second login that owns nothing, and the login of "
                "DATABASE_URL may not make one. Have the server's administrator make it and "
                "set DATABASE_RUNTIME_URL, or give the login CREATEROLE."
            ) from error


def _connect(url: str, name: str) -> Connection:
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        first = str(error).strip().splitlines()[0]
        raise Trouble(f"The database of {name} cannot be reached: {first}") from error
