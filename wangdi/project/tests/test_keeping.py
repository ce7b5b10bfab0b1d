"""A copy of the whole database is whole, is read back, and is never written over anything."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from wangdi.lib import clock
from wangdi.people.models import Household, Person
from wangdi.project import unit
from wangdi.project.database import urls
from wangdi.project.database.provision import drop_database, extend
from wangdi.project.keeping import backup, restore, tools
from wangdi.project.trouble import Trouble
from wangdi.world.bench.databases import environment


@pytest.fixture
def town_env(own_town):
    """As `wangdi` would be started in the town's database."""
    name = str(connections["owner"].settings_dict["NAME"])
    with pytest.MonkeyPatch.context() as patch:
        for key, value in environment(name).items():
            patch.setenv(key, value)
        yield name


@pytest.fixture
def empty(town_env):
    """An empty database beside it; its environment."""
    name = f"{town_env}_back"
    with psycopg.connect(urls().owner, autocommit=True) as server:
        drop_database(server, name)
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name))
        )
    where = environment(name)
    with psycopg.connect(where["DATABASE_URL"], autocommit=True) as inside:
        extend(inside)
    yield where
    with psycopg.connect(urls().owner, autocommit=True) as server:
        drop_database(server, name)


def wangdi(*arguments: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wangdi", *arguments],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_was_written_comes_back_whole(town_env, empty, tmp_path):
    copy = backup.write(tmp_path)
    assert copy.stat().st_mode & 0o077 == 0
    done = wangdi("restore", str(copy), env=empty)
    assert done.returncode == 0, done.stderr
    assert f"{Household.objects.count():,} households, {Person.objects.count():,} people" in (
        done.stderr
    )
    assert "The keys here open its sealed values." in done.stderr
    again = wangdi("restore", str(copy), env=empty)
    assert again.returncode == 1
    assert "nothing is written over" in again.stderr
    with psycopg.connect(empty["DATABASE_RUNTIME_URL"]) as runtime:
        [count] = runtime.execute("SELECT count(*) FROM people_person").fetchone() or [0]
        assert count == Person.objects.count()


def test_other_keys_are_told(town_env, empty, tmp_path):
    copy = backup.write(tmp_path / "copies")
    home = tmp_path / "home"
    home.mkdir()
    done = wangdi("restore", str(copy), env={**empty, "WANGDI_HOME": str(home)})
    assert "do NOT open" in done.stderr


def test_a_damaged_copy_is_refused(town_env, tmp_path):
    copy = backup.write(tmp_path)
    with copy.open("r+b") as file:
        file.seek(2000)
        file.write(b"\0\0\0\0")
    with pytest.raises(Trouble, match="damaged"):
        restore.run(Namespace(copy=str(copy)))


def test_a_copy_that_fails_leaves_nothing(town_env, tmp_path, monkeypatch):
    def fail(tool, arguments, *, doing):
        raise Trouble(f"{doing} failed: the disk is full")

    monkeypatch.setattr(tools, "run", fail)
    with pytest.raises(Trouble, match="The backup failed"):
        backup.write(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_are_kept(town_env, tmp_path, capsys):
    with clock.frozen(clock.now()) as hand:
        for _copy in range(3):
            backup.run(Namespace(folder=str(tmp_path), keep=2))
            hand.move(clock.local(clock.now()).resolution * 1_000_000)
    assert len(list(tmp_path.glob("*.dump"))) == 2
    assert len(list(tmp_path.glob("*.sha256"))) == 2


def test_the_service_names_this_installation(capsys):
    unit.run(Namespace(url="https://fangkong.example/", user="wangdi", listen=8001))
    said = capsys.readouterr().out
    assert "Environment=PUBLIC_URL=https://fangkong.example\n" in said
    assert f"ExecStart={sys.executable} -m wangdi up --port 8001" in said
    assert "User=wangdi\n" in said
    assert Path(sys.executable).exists()
