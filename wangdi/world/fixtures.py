"""The named world for tests: built once for a session in a database of its own, then copied."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test import Client
from psycopg import sql

from wangdi.accounts.models import User
from wangdi.people.models import Household, Person
from wangdi.project.database import urls
from wangdi.project.database.provision import drop_database
from wangdi.project.migrating import migrate
from wangdi.quarantine.models import Episode
from wangdi.world import building, homes
from wangdi.world.scales import SMALL
from wangdi.world.telling import Steps

ALIASES = ("default", "owner")


@dataclass(frozen=True)
class Town:
    """The people of the named world by the names that say who they are."""

    def user(self, username: str) -> User:
        return User.objects.get(username=username)

    def client(self, username: str) -> Client:
        """A browser in which that person has signed in; of `home`: a household's open page."""
        if username == homes.HOME:
            return homes.phone(self.household(homes.HEAD))
        client = Client()
        client.force_login(
            self.user(username), "allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    def person(self, name: str) -> Person:
        return Person.objects.get(name=name)

    def household(self, head: str) -> Household:
        return self.person(head).household

    def episode(self, name: str) -> Episode:
        return Episode.objects.get(person__name=name)


@pytest.fixture(scope="session")
def town_template(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The name of a database that holds the named world; nobody works in it."""
    empty = str(connections["default"].settings_dict["NAME"])
    name = f"{empty}_town"
    with django_db_blocker.unblock():
        _copy(empty, name)
        with _in_database(name):
            migrate()
            building.build(SMALL, Steps(quiet=True))
    yield name
    _drop(name)


@pytest.fixture
def town(
    town_template: str, django_db_blocker: Any, request: pytest.FixtureRequest
) -> Iterator[Town]:
    """The named world for one test; what the test changes is rolled back."""
    with _in_database(town_template):
        request.getfixturevalue("db")
        yield Town()


@pytest.fixture
def own_town(town_template: str, django_db_blocker: Any) -> Iterator[Town]:
    """A copy for one test alone that really commits, as a browser journey does (0.3 s)."""
    name = f"{town_template}_own"
    with django_db_blocker.unblock():
        _copy(town_template, name)
        with _in_database(name):
            migrate()
            yield Town()
        _drop(name)


@pytest.fixture
def own_empty(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    """A database with nothing in it for one test alone, which really commits."""
    empty = str(connections["default"].settings_dict["NAME"])
    name = f"{empty}_empty"
    with django_db_blocker.unblock():
        _copy(empty, name)
        with _in_database(name):
            migrate()
            yield Town()
        _drop(name)


@contextmanager
def _in_database(name: str) -> Iterator[None]:
    before = {alias: connections[alias].settings_dict["NAME"] for alias in ALIASES}
    _turn_to(dict.fromkeys(ALIASES, name))
    try:
        yield
    finally:
        _turn_to(before)


def _turn_to(names: dict[str, str]) -> None:
    for alias, name in names.items():
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _copy(template: str, name: str) -> None:
    for alias in ALIASES:
        connections[alias].close()
    _drop(name)
    with psycopg.connect(urls().owner, autocommit=True) as server:
        # What a browser's late request still held would be in the way.
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND backend_type = 'client backend' AND pid <> pg_backend_pid()",
            [template],
        )
    _as_owner("CREATE DATABASE {} TEMPLATE {}", name, template)


def _drop(name: str) -> None:
    with psycopg.connect(urls().owner, autocommit=True) as server:
        drop_database(server, name)


def _as_owner(statement: str, *names: str) -> None:
    with psycopg.connect(urls().owner, autocommit=True) as server:
        server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
