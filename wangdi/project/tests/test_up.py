"""`wangdi up`: everything that it started goes with it, however it ends."""

import signal
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from wangdi.project.database.processes import processes, wait_for
from wangdi.project.serving import LOOPBACK, answers
from wangdi.project.tests.office import Office

STARTING, STOPPING = 90, 30


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    one = Office(tmp_path_factory.mktemp("an office that serves"))
    yield one
    one.wangdi("db", "destroy")


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        return int(free.getsockname()[1])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_everything_goes_with_it(office: Office, port: int, how: signal.Signals) -> None:
    desk = office.launch("up", "--port", str(port))
    assert wait_for(lambda: answers(port), seconds=STARTING)
    assert wait_for(lambda: bool(_workers(office)), seconds=STARTING)
    desk.send_signal(how)
    code = desk.wait(STOPPING)
    assert code == (-how if how is signal.SIGKILL else 0)
    assert wait_for(lambda: not _is_taken(port), seconds=STOPPING)
    assert wait_for(lambda: not processes(office.place), seconds=STOPPING)
    assert wait_for(lambda: not _workers(office), seconds=STOPPING)


def test_on_a_network_it_speaks_tls_and_its_cookies_know_it(office: Office, port: int) -> None:
    desk = office.launch("up", "--lan", LOOPBACK, "--port", str(port))
    try:
        assert wait_for(lambda: _is_taken(port + 1), seconds=STARTING)
        [root] = (office.folder / "var" / "lan").glob("*/root.pem")
        trusting = ssl.create_default_context(cafile=root)
        with closing(HTTPSConnection(LOOPBACK, port, timeout=10, context=trusting)) as asking:
            asking.request("GET", "/")
            answer = asking.getresponse()
            answer.read()
            asking.request("GET", answer.getheader("Location") or "/")
            answer = asking.getresponse()
            assert answer.status == HTTPStatus.OK
            assert "Secure" in (answer.getheader("Set-Cookie") or "")
        with (
            closing(HTTPSConnection(LOOPBACK, port, timeout=10)) as stranger,
            pytest.raises(ssl.SSLCertVerificationError),
        ):
            stranger.request("GET", "/")
    finally:
        desk.terminate()
        desk.wait(STOPPING)


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0


def _workers(office: Office) -> list[Path]:
    """The worker processes of this office."""
    home = f"WANGDI_HOME={office.folder}".encode()
    return [
        process
        for process in Path("/proc").glob("[0-9]*")
        if b"\0wangdi\0work" in _read(process / "cmdline") and home in _read(process / "environ")
    ]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
