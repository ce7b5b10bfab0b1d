"""`wangdi restore`: a copy read into an empty database, brought to this version, and looked at."""

import time
from argparse import Namespace
from pathlib import Path
from tempfile import NamedTemporaryFile

import psycopg

from wangdi.lib.crypto.sealing import Unreadable
from wangdi.people.models import Household, Person
from wangdi.project import migrating
from wangdi.project.database import urls
from wangdi.project.home import home
from wangdi.project.keeping import tools
from wangdi.project.keeping.backup import check
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble

# The server has them, and only a superuser may speak of them.
LEFT_OUT = (" EXTENSION ", " COMMENT - EXTENSION ", " SCHEMA - public", " COMMENT - SCHEMA ")


def run(options: Namespace) -> None:
    """Read the copy; all of it or nothing."""
    copy = Path(options.copy)
    if not copy.is_file():
        raise Trouble(f"There is no file {copy}.")
    check(copy)
    refuse_used()
    began = time.monotonic()
    read(copy)
    migrating.migrate()
    households, people = Household.objects.count(), Person.objects.count()
    tell(
        f"Restored in {time.monotonic() - began:.0f} s: {households:,} households,"
        f" {people:,} people."
    )
    tell(keys())


def refuse_used() -> None:
    """Trouble where the database holds anything: nothing is ever written over."""
    with psycopg.connect(urls().owner) as owner:
        found = owner.execute(
            "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p')"
        ).fetchone()
    if found and found[0]:
        raise Trouble(
            "This database is not empty, and nothing is written over. Restore into another:"
            " set WANGDI_HOME to a new folder, or DATABASE_URL to an empty database."
        )


def read(copy: Path) -> None:
    """Read everything of ours in one transaction."""
    listed = tools.run("pg_restore", ["--list", str(copy)], doing="Reading the backup")
    lines = [line for line in listed.splitlines() if not any(word in line for word in LEFT_OUT)]
    with NamedTemporaryFile("w", suffix=".list") as wanted:
        wanted.write("\n".join(lines))
        wanted.flush()
        tools.run(
            "pg_restore",
            [
                *("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"),
                *(f"--use-list={wanted.name}", f"--dbname={_name()}", str(copy)),
            ],
            doing="Restoring",
        )


def keys() -> str:
    """Whether the keys of this installation open what is sealed, in a sentence."""
    someone = Person.objects.exclude(id_index=None).first()
    if someone is None:
        return "Nothing sealed is in it yet."
    try:
        len(someone.id_number or "")
    except Unreadable:
        return (
            "The keys here do NOT open its sealed values. Put back the folder of keys that was"
            f" in use when the copy was made, at {home() / 'var' / 'secrets'}, and start again."
        )
    return "The keys here open its sealed values."


def _name() -> str:
    return str(psycopg.conninfo.conninfo_to_dict(urls().owner)["dbname"])
