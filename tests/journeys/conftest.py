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
from playwright.sync_api import Browser

from tests.journeys import looking
from tests.journeys.desk import Desk
from wangdi.lib import clock
from wangdi.world.fixtures import Town

STARTING_SECONDS = 30


class Wsgi(WSGIHandler):
    """The house as it is served; static files are its own middleware's."""

    def __init__(self, _media: WSGIHandler) -> None:
        super().__init__()


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
