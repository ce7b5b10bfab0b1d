"""The test database: made by the owner, worked with under the runtime role, as in an office."""

import gc
import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from psycopg import sql

from wangdi.project.database import urls
from wangdi.project.database.provision import drop_database, extend
from wangdi.project.database.urls import parts
from wangdi.project.migrating import migrate

pytest_plugins = ["wangdi.world.fixtures", "tests.browsing"]

HASHERS = ("MD5PasswordHasher", "ScryptPasswordHasher", "PBKDF2PasswordHasher")


def pytest_configure() -> None:
    """What makes a password slow to guess would only make the tests slow."""
    settings.PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}" for name in HASHERS]


def pytest_collection_finish() -> None:
    """The code and the tests stay until the end: looking for rubbish among them takes a tenth."""
    gc.collect()
    gc.freeze()


def _statement(text: str, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*map(sql.Identifier, names))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: Any, django_db_blocker: Any) -> Iterator[None]:
    owner = urls().owner
    name = f"test_{parts(owner)['dbname']}_{os.getpid()}"
    runtime = parts(urls().runtime)["user"]
    with django_db_blocker.unblock():
        with psycopg.connect(owner, autocommit=True) as server:
            drop_database(server, name)
            server.execute(_statement("CREATE DATABASE {} TEMPLATE template0", name))
        with psycopg.connect(owner, dbname=name, autocommit=True) as database:
            extend(database)
        for alias in ("owner", "default"):
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = name
        migrate()
        with psycopg.connect(owner, dbname=name, autocommit=True) as database:
            # Emptying tables between transactional tests is the test runner's right alone.
            database.execute(
                _statement("GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {}", runtime)
            )
    yield
    with django_db_blocker.unblock():
        for alias in ("owner", "default"):
            connections[alias].close()
        with psycopg.connect(owner, autocommit=True) as server:
            drop_database(server, name)
