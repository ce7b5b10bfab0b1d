"""The embedded server, started and mistreated in a folder of its own, with a space in its path."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from wangdi.project.database.binaries import program
from wangdi.project.database.place import _place
from wangdi.project.database.processes import main_process, processes, wait_for
from wangdi.project.tests.office import Office

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    one = Office(tmp_path_factory.mktemp("an office"))
    yield one
    one.wangdi("db", "destroy")
    assert not processes(one.place)


@pytest.fixture
def office(made: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office with its server running."""
    monkeypatch.setenv("WANGDI_HOME", str(made.folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_RUNTIME_URL", raising=False)
    started = made.wangdi("db", "start")
    assert started.returncode == 0, started.stderr
    return made


def test_the_runtime_login_owns_nothing_and_may_make_nothing(office: Office) -> None:
    assert office.ask("SELECT current_user", runtime=True) == "wangdi_app"
    assert office.ask("SELECT rolsuper FROM pg_roles WHERE rolname = 'wangdi_owner'") is False
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        office.ask("CREATE TABLE public.mine ()", runtime=True)


def test_chinese_is_letters_to_trigram_search(office: Office) -> None:
    assert office.ask("SELECT similarity('三官庙街道', '三官庙') > 0.3") is True


def test_a_second_start_joins_in_quickly(office: Office) -> None:
    pid, began = main_process(office.place), time.monotonic()
    assert "already" in office.wangdi("db", "start").stderr
    assert main_process(office.place) == pid
    assert time.monotonic() - began < 15


def test_two_starters_at_once_make_one_server(office: Office) -> None:
    office.wangdi("db", "stop")
    starters = [office.launch("db", "start") for _ in range(3)]
    assert [starter.wait(30) for starter in starters] == [0, 0, 0]
    assert main_process(office.place)


@pytest.mark.parametrize("everything", [False, True])
def test_after_kill_9_it_starts_with_what_was_committed(office: Office, everything: bool) -> None:
    with psycopg.connect(office.owner) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 7 AS seven")
    pid = main_process(office.place)
    assert pid
    office.kill(processes(office.place) if everything else {pid})
    assert office.wangdi("db", "start").returncode == 0
    assert office.ask("SELECT seven FROM kept") == 7


def test_a_pid_file_that_names_a_stranger_is_no_obstacle(office: Office) -> None:
    office.kill(processes(office.place))
    assert wait_for(lambda: not processes(office.place), seconds=5)
    stale = office.place.data / "postmaster.pid"
    lines = stale.read_text().splitlines()
    stale.write_text("\n".join([str(os.getppid()), *lines[1:]]) + "\n")
    assert office.wangdi("db", "start").returncode == 0
    assert main_process(office.place) != os.getppid()


def test_stopping_is_clean_and_leaves_no_process(office: Office) -> None:
    assert "has stopped" in office.wangdi("db", "stop").stderr
    assert not processes(office.place)
    tool = program(office.place, "pg_controldata")
    said = subprocess.run([tool, office.place.data], capture_output=True, text=True, check=True)
    assert "shut down\n" in said.stdout
    assert "was not running" in office.wangdi("db", "stop").stderr


def test_the_server_goes_with_a_keeper_that_was_killed(office: Office) -> None:
    office.wangdi("db", "stop")
    keeper = office.launch("db", "run", "--", "sleep", "60")
    assert wait_for(lambda: main_process(office.place) is not None, seconds=20)
    keeper.kill()
    keeper.wait()
    assert wait_for(lambda: not processes(office.place), seconds=20)


def test_data_of_a_newer_server_is_left_alone_with_a_sentence(office: Office) -> None:
    office.wangdi("db", "stop")
    version = office.place.data / "PG_VERSION"
    was = version.read_text()
    version.write_text("99\n")
    refused = office.wangdi("db", "start")
    version.write_text(was)
    assert refused.returncode == 1
    assert "PostgreSQL 99, newer than" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_secrets_are_for_their_owner_alone(office: Office) -> None:
    for secret in (office.folder / "var" / "secrets").iterdir():
        assert secret.stat().st_mode & 0o077 == 0


def test_a_long_or_odd_path_gets_a_short_socket(tmp_path: Path) -> None:
    for folder in (tmp_path / ("deep" * 30), tmp_path / "a,b"):
        sockets = _place(folder, 1000).sockets
        assert len(str(sockets)) < 60
        assert "," not in str(sockets)
