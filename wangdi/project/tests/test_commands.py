"""The command line: every subcommand leads somewhere, and troubles are sentences."""

import errno
import importlib
import socket

import pytest

from wangdi.project import cli
from wangdi.project.serving import check_port
from wangdi.project.subcommand import Subcommand
from wangdi.project.trouble import Trouble


@pytest.mark.parametrize("subcommand", list(cli.subcommands()), ids=lambda one: one.name)
def test_every_subcommand_leads_to_a_function(subcommand: Subcommand) -> None:
    module, name = subcommand.run.split(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_a_port_in_use_is_told_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Trouble, match=f"Port {port} is in use by process .*PORT={port + 1}"):
            check_port(port)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble("Something a person can mend."), "can mend"),
        (OSError(errno.ENOSPC, "No space left on device", "var/x"), "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "var/x"), "start as its owner"),
    ],
)
def test_troubles_end_in_one_sentence(
    trouble: Exception,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(*_: object) -> int:
        raise trouble

    monkeypatch.setattr(cli, "_run", run)
    assert cli.main(["db", "status"]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert len(said.splitlines()) == 1
