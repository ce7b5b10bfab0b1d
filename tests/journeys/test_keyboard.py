"""The desk without a mouse: sign in, find a household, put a person right, print the file."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import Desk
from wangdi.world.cast import PASSWORD

pytestmark = pytest.mark.journey

MOST_TABS = 60
FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body) return '';
  const said = one.labels?.[0]?.innerText || one.getAttribute('aria-label') || one.innerText;
  return (said || '').trim();
}"""


def test_the_desk_by_keyboard_alone(desk: Desk) -> None:
    page = desk.stranger()
    page.goto("/accounts/sign-in/")
    _tab_to(page, "登录名")
    page.keyboard.type("desk")
    _tab_to(page, "密码")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#search")
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type("fxrb")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    _tab_to(page, "示范苑")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/households/**")
    _tab_to(page, "更正")
    page.keyboard.press("Enter")
    page.wait_for_url("**/correct/")
    _skip_to_the_content(page)
    _tab_to(page, "单位或学校")
    page.keyboard.press("Control+A")
    page.keyboard.type("第一小学")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/households/**")
    expect(page.locator("main")).to_contain_text("第一小学")
    assert not desk.complaints, desk.complaints
    _prints_on_one_page(page)


def _skip_to_the_content(page: Page) -> None:
    """The first thing that Tab comes to leads past the navigation."""
    _tab_to(page, "跳到正文")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")


def _tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says `words`, and see that the focus is visible."""
    said: list[str] = []
    for _press in range(MOST_TABS):
        said.append(str(page.evaluate(FOCUS)))
        if words in said[-1]:
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {words}: {said}")


def _prints_on_one_page(page: Page) -> None:
    paper = page.pdf(prefer_css_page_size=True, format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    page.emulate_media(media="print")
    expect(page.locator("nav.side, header.top").first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
