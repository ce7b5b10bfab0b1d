"""One real browser for all tests: its driver runs a loop, and there is one a thread."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from wangdi.project.building.browser import installed

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--lang=zh-CN"),
)


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
