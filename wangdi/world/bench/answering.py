"""One decision at a page against a page that writes one row, on one server; and forty a second."""

import http.client
import os
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from statistics import mean
from threading import local
from urllib.parse import urlencode

from django.urls import reverse

from wangdi.gates import disposing
from wangdi.lib import clock, ids
from wangdi.project.children import spawn, stop_all
from wangdi.project.serving import THREADS as WEB_THREADS
from wangdi.world.bench.guarded import Guarded, compounds
from wangdi.world.bench.pages import signed_in
from wangdi.world.bench.results import result, say

RATIO, P95_MS = 0.5, 50
TIMES, A_SECOND, SECONDS, THREADS = 200, 40, 20, 8
HOST, STARTING_S = "127.0.0.1", 60
Post = tuple[str, str]


def main(times: int = TIMES, seconds: int = SECONDS) -> None:
    """By turns ours and the floor's, then ours at forty a second."""
    disposing.lay_ahead(clock.now())
    places = [one for one in compounds(10, 100) if one.people]
    headers = _signed_in()
    with _serving() as port:
        caller = Caller(port, headers)
        ours, floor = iter(_crossings(places)), cycle([_one_row(places[0])])
        for each in (ours, floor):
            for one in islice(each, 20):
                caller.post(one)
        spent: dict[str, list[float]] = {"ours": [], "floor": []}
        for _n in range(times):
            spent["ours"].append(caller.post(next(ours)))
            spent["floor"].append(caller.post(next(floor)))
        late = sorted(_at_a_rate(caller, list(islice(ours, A_SECOND * seconds))))
    say(
        [
            result("gates_decision_ratio", mean(spent["floor"]) / mean(spent["ours"]), "×", RATIO),
            result("gates_decision_ms", mean(spent["ours"]) * 1000, "ms"),
            result("gates_one_row_ms", mean(spent["floor"]) * 1000, "ms"),
            result("gates_decision_p95_ms", late[int(len(late) * 0.95) - 1] * 1000, "ms", P95_MS),
        ]
    )


class Caller:
    """Posts to the server, one connection for each thread."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self.port, self.headers, self.mine = port, headers, local()

    def post(self, one: Post) -> float:
        """Seconds until the answer, which must be a redirect: written down."""
        held: http.client.HTTPConnection | None = getattr(self.mine, "held", None)
        if held is None:
            held = self.mine.held = http.client.HTTPConnection(HOST, self.port, timeout=30)
        address, body = one
        began = time.perf_counter()
        held.request("POST", address, body, self.headers)
        answer = held.getresponse()
        answer.read()
        if answer.status != 302:
            raise AssertionError(f"{address} answered {answer.status}")
        return time.perf_counter() - began


def _at_a_rate(caller: Caller, posts: Sequence[Post]) -> list[float]:
    """Seconds from when each was due, however late it was taken up."""
    begins = time.perf_counter() + 0.1

    def send(n: int) -> float:
        due = begins + n / A_SECOND
        time.sleep(max(0.0, due - time.perf_counter()))
        caller.post(posts[n])
        return time.perf_counter() - due

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(send, range(len(posts))))


def _crossings(places: Sequence[Guarded]) -> Iterator[Post]:
    """Out through the gate of each place by turns, by pass."""
    people = [(one.gate.id, row) for one in places for row in one.people]
    for gate, (_person, _household, pass_id) in cycle(people):
        told = {"key": ids.uuid7(), "direction": "out", "means": "digits", "mask": "yes"}
        address = reverse("gates:cross", args=[gate])
        yield address, urlencode(told | {"pass_id": pass_id})


def _one_row(place: Guarded) -> Post:
    return "/bench/one-row/", urlencode({"gate": place.gate.id})


def _signed_in() -> dict[str, str]:
    """What a browser sends in which the duty desk has signed in."""
    client = signed_in("desk")
    client.get(reverse("gates:board"))
    token = "b" * 32
    session = client.cookies["sessionid"].value
    return {
        "Host": "localhost",
        "Cookie": f"sessionid={session}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }


@contextmanager
def _serving() -> Iterator[int]:
    """The desk's server as `wangdi up` starts it, on a free port."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    workers = str(max(1, os.cpu_count() or 1))
    argv = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
    argv += ["--port", str(port), "--workers", workers, "--blocking-threads", str(WEB_THREADS)]
    argv += ["--log-level", "warning", "wangdi.project.wsgi:application"]
    pool = str(WEB_THREADS)
    settings = {"DJANGO_SETTINGS_MODULE": "wangdi.world.bench.served", "WANGDI_POOL": pool}
    child = spawn(argv, env=settings, log=None)
    try:
        _await(port)
        yield port
    finally:
        stop_all([child])


def _await(port: int) -> None:
    end = time.monotonic() + STARTING_S
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError("the server did not start")
