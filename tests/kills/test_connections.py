"""The database ends connections under the desk's feet: a sentence, nothing half, and it goes on."""

import http.client
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import reverse

from tests.kills.conftest import HELD, PATIENCE, Machine
from wangdi.intake.models import Batch, Event, Key
from wangdi.lib import ids
from wangdi.people.models import Dwelling
from wangdi.project.database.processes import wait_for
from wangdi.project.serving import LOOPBACK, THREADS, answers
from wangdi.screening.models import CanvassRound, DoorVisit
from wangdi.territory.models import Grid
from wangdi.world.cast import FIRST_BEAT

PROOF = "k" * 32
FAULT = "系统出错了"


@dataclass(frozen=True)
class Desk:
    """The desk as it is served, with its pool of connections, and somebody signed in there."""

    port: int
    session: str

    def ask(self, path: str, **form: str) -> tuple[int, str]:
        """The page at `path`, or what pressing its button with `form` answers."""
        asking = http.client.HTTPConnection(LOOPBACK, self.port, timeout=PATIENCE)
        cookies = f"{settings.SESSION_COOKIE_NAME}={self.session}; csrftoken={PROOF}"
        headers = {"Host": "localhost", "Cookie": cookies, "X-CSRFToken": PROOF}
        headers |= {"Accept-Language": "en", "Content-Type": "application/x-www-form-urlencoded"}
        asking.request("POST" if form else "GET", path, urlencode(form), headers)
        answer = asking.getresponse()
        text = answer.read().decode()
        asking.close()
        return answer.status, text


@pytest.fixture
def desk(machine: Machine) -> Iterator[Desk]:
    session = machine.town.client("worker").cookies[settings.SESSION_COOKIE_NAME].value
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        port = int(free.getsockname()[1])
    machine.env["WANGDI_POOL"] = str(THREADS)
    server = machine.start(
        *("granian", "--interface", "wsgi", "--host", LOOPBACK, "--port", str(port)),
        *("--workers", "1", "--blocking-threads", str(THREADS), "--log-level", "critical"),
        "wangdi.project.wsgi:application",
    )
    assert wait_for(lambda: answers(port), seconds=PATIENCE)
    yield Desk(port, session)
    server.terminate()
    server.wait(PATIENCE)


def test_ended_in_the_middle_of_a_change_it_says_so_and_the_change_is_made_once(
    machine: Machine, desk: Desk
) -> None:
    door, key = _door(), ids.uuid7()
    form = {"key": str(key), "outcome": "no_answer"}
    before = Batch.objects.count()
    with ThreadPoolExecutor(1) as aside, machine.held("intake_event"):
        pressed = aside.submit(desk.ask, door, **form)
        assert wait_for(lambda: machine.count(HELD) == 1, seconds=PATIENCE)
        assert machine.terminate() == 1
        status, said = pressed.result(PATIENCE)
    assert status == 500
    assert FAULT in said
    assert not Key.objects.filter(key=key).exists()
    assert Batch.objects.count() == before
    assert [desk.ask(door, **form)[0] for _click in range(2)] == [302, 302]
    assert DoorVisit.objects.filter(id=key).count() == 1
    assert Event.objects.filter(subject=key).count() == 1


def test_after_all_connections_ended_the_next_page_is_there(machine: Machine, desk: Desk) -> None:
    paths = [_door(), reverse("duties:my_day"), "/"] * 4
    with ThreadPoolExecutor(THREADS) as people:
        assert {status for status, _page in people.map(desk.ask, paths)} == {200}
        assert machine.terminate(idle_too=True) >= 1
        assert {status for status, _page in people.map(desk.ask, paths)} == {200}


def _door() -> str:
    beat = Grid.objects.get(code=FIRST_BEAT)
    canvass = CanvassRound.objects.filter(series=None).order_by("-id")[0]
    dwelling = Dwelling.objects.filter(grid_id=beat.id)[0]
    return reverse("screening:door", args=[canvass.id, dwelling.id])
