"""Bringing the database to the shape that this version's code expects."""

from argparse import Namespace

from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from wangdi.project.roles import grant_runtime
from wangdi.project.trouble import Trouble

OWNER = "owner"


def migrate(*, verbosity: int = 0) -> None:
    """Migrate as the owner and grant the runtime role its rights.

    Trouble if a newer Wangdi has changed the database already.
    """
    connection = connections[OWNER]
    loader = MigrationLoader(connection)
    refuse_newer(loader)
    if _is_behind(loader):
        call_command("migrate", database=OWNER, verbosity=verbosity, interactive=False)
    grant_runtime(connection)
    connection.close()


def refuse_newer(loader: MigrationLoader) -> None:
    """Trouble if the database holds migrations of ours that this code does not know."""
    known = set(loader.disk_migrations) | {
        old for migration in loader.disk_migrations.values() for old in migration.replaces
    }
    ours = {label for label, module in _modules(loader) if module.startswith("wangdi.")}
    newer = sorted(
        f"{label}.{name}" for label, name in set(loader.applied_migrations) - known if label in ours
    )
    if newer:
        raise Trouble(
            "The database was brought up to date by a newer Wangdi than this one (it holds "
            f"{', '.join(newer[:3])}). Nothing was changed. Use that version, or a backup."
        )


def _modules(loader: MigrationLoader) -> list[tuple[str, str]]:
    labels = loader.migrated_apps | loader.unmigrated_apps
    return [(label, loader.migrations_module(label)[0] or "") for label in labels]


def _is_behind(loader: MigrationLoader) -> bool:
    return bool(set(loader.graph.nodes) - set(loader.applied_migrations))


def run(options: Namespace) -> None:
    """`wangdi migrate`: say what is done."""
    migrate(verbosity=1)
