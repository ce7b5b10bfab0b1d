"""A browser that has the gate's scripts and nothing else: no server is asked and none is there."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route, sync_playwright

from wangdi.project.building.browser import installed
from wangdi.project.trouble import Trouble
from wangdi.ui.csp import READS_CODES

HOUSE = "http://gate.localhost"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
PAGE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>gate</title>
<link rel="icon" href="/static/ui/mark.svg"><link rel="stylesheet" href="/static/ui/wangdi.css">
<link rel="stylesheet" href="/static/gates/gate.css"><div id="root"></div></html>"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine. Trouble without one."""
    path = installed()
    if path is None:
        raise Trouble("No Chromium here; install one, or name it in WANGDI_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page of a telephone's size with the scripts at hand, under the policy of a gate's page."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    context.route("**/*", _answer)
    page = context.new_page()
    page.goto(f"{HOUSE}/")
    yield page
    context.close()


def _answer(route: Route) -> None:
    """The page, or a static file as it lies in the rooms."""
    path = urlsplit(route.request.url).path
    if path == "/":
        headers = {"Content-Security-Policy": READS_CODES}
        route.fulfill(body=PAGE, content_type="text/html", headers=headers)
        return
    found = finders.find(path.removeprefix("/static/"))
    if not isinstance(found, str):
        route.fulfill(status=404)
        return
    kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
    route.fulfill(body=Path(found).read_bytes(), content_type=kind)
