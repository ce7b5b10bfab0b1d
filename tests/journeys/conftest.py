"""Whole journeys: a real browser, a real server on loopback, a copy of the named world.

The server is Django's own with a thread for each request, in this process, so that a journey can
move the clock of the house.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import looking
from tests.journeys.desk import Desk
from wangdi.lib import clock
from wangdi.project.building.browser import installed
from wangdi.world.fixtures import Town

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--lang=zh-CN"),
)
STARTING_SECONDS = 30


class Wsgi(WSGIHandler):
    """The house as it is served; static files are its own middleware's."""

    def __init__(self, _media: WSGIHandler) -> None:
        super().__init__()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = installed()
    if path is None:
        pytest.skip("no Chromium here: the browser journeys are left out")
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # The browser's driver runs a loop in this thread; the journeys ask the database beside it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def desk(own_town: Town, browser: Browser) -> Iterator[Desk]:
    yield from _served(own_town, browser)


@pytest.fixture
def empty_desk(own_empty: Town, browser: Browser) -> Iterator[Desk]:
    """The desk of an office in which nothing is yet."""
    yield from _served(own_empty, browser)


def _served(town: Town, browser: Browser) -> Iterator[Desk]:
    server = LiveServerThread("127.0.0.1", Wsgi)
    server.daemon = True
    server.start()
    assert server.is_ready.wait(STARTING_SECONDS)
    if server.error:
        raise server.error
    found = Desk(f"http://127.0.0.1:{server.port}", browser, town)
    yield found
    for at, context in enumerate(browser.contexts):
        looking.picture(context.pages[0], f"last-{at}")
        context.close()
    server.terminate()
    clock.shift_everywhere(timedelta(0))
    for alias in connections:
        connections[alias].close()
    assert found.abroad == []
