"""What the runtime role may and may not do in the migrated database."""

import pytest
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from wangdi.project.database import urls
from wangdi.project.database.urls import parts
from wangdi.project.migrating import refuse_newer
from wangdi.project.roles import append_only_tables
from wangdi.project.trouble import Trouble

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
MAY = "SELECT has_table_privilege(%s, %s, %s)"


def _may(table: str, privilege: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(MAY, [parts(urls().runtime)["user"], table, privilege])
        found = cursor.fetchone()
    return bool(found and found[0])


def test_tests_run_under_the_runtime_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (parts(urls().runtime)["user"],)


def test_history_cannot_be_rewritten() -> None:
    for table in append_only_tables():
        assert _may(table, "INSERT"), table
        assert not _may(table, "UPDATE"), table
        assert not _may(table, "DELETE"), table


def test_every_other_table_can_be_worked_with() -> None:
    closed = {*append_only_tables(), MigrationRecorder.Migration._meta.db_table}
    for table in set(connection.introspection.table_names()) - closed:
        assert _may(table, "UPDATE"), table


def test_a_database_of_a_newer_version_is_refused_in_a_sentence() -> None:
    owner = connections["owner"]
    MigrationRecorder(owner).record_applied("intake", "9999_from_the_future")
    with pytest.raises(Trouble, match="newer Wangdi"):
        refuse_newer(MigrationLoader(owner))
