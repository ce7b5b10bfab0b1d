"""Every component in a real browser: nothing for axe to find, no cut words, keys and dialogs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import include, path
from playwright.sync_api import Page

from wangdi.ui import samples, vendor, views

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(vendor.HOUSE.parent / "node_modules" / "axe-core" / "axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = [(390, 844), (768, 1024), (1366, 768), (1920, 1080), (683, 384)]

ui_urls = (
    [
        path("", views.gallery, name="gallery"),
        path("language/", views.language, name="language"),
    ],
    "ui",
)
urlpatterns = [path("ui/", include(ui_urls))]
pytestmark = [
    pytest.mark.journey,
    pytest.mark.urls(__name__),
    pytest.mark.skipif(
        not CHROMIUM or not vendor.TARGET.exists(), reason="needs Chromium and a set-up house"
    ),
]


@pytest.fixture
def browser_page(live_server, browser) -> Iterator[Page]:
    page = browser.new_page(base_url=live_server.url)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    yield page
    page.close()
    assert troubles == []


@pytest.mark.parametrize("name", samples.LAYOUTS)
def test_axe_finds_nothing_and_nothing_is_cut(browser_page, live_server, name):
    page = browser_page
    for language in ("zh-hans", "en"):
        cookie = {"name": "django_language", "value": language, "url": live_server.url}
        page.context.add_cookies([cookie])
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"/ui/?as={name}")
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (language, width)
            if AXE.exists():
                page.evaluate(AXE.read_text())
                found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
                assert [each["id"] for each in found["violations"]] == [], (language, width)


def test_keys_dialogs_and_a_row_beside(browser_page):
    page = browser_page
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto("/ui/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.click("[data-opens]")
    assert page.locator("#sample-dialog").is_visible()
    page.click("#sample-dialog [data-closes]")
    assert page.locator("#sample-dialog").is_hidden()
    page.click("table.lines tr:nth-child(3) td:nth-child(4)")
    page.locator("#beside .beside h2").wait_for()
    assert page.url.endswith("/ui/")
    page.click("form.form button.main")
    page.click("#confirm [data-closes]")
    assert page.url.endswith("/ui/")
    page.click("form.form button.main")
    page.click("[data-confirmed]")
    page.wait_for_url("**outcome=away**")


def test_the_menu_of_a_narrow_page_needs_no_script(live_server, browser):
    page = browser.new_page(
        java_script_enabled=False,
        base_url=live_server.url,
        viewport={"width": 390, "height": 844},
    )
    page.goto("/ui/")
    assert page.locator("#side").is_hidden()
    page.click(".pages-button")
    assert page.locator("#side:popover-open").count() == 1
    page.close()
