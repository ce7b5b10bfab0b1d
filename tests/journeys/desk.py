"""The desk as a journey meets it: a server on loopback, and browsers in which people sign in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Browser, Page, Route

from wangdi.accounts import proofs
from wangdi.lib import clock
from wangdi.lib.ticks import all_ticks
from wangdi.world.acts import hear
from wangdi.world.cast import PASSWORD, player
from wangdi.world.fixtures import Town

DESK, PHONE = (1366, 768), (390, 844)
PATIENCE, PATIENT = 20_000, 6


@dataclass
class Desk:
    address: str
    browser: Browser
    town: Town
    abroad: list[str] = field(default_factory=list)
    """Requests to other hosts; they are stopped."""
    complaints: list[str] = field(default_factory=list)
    """What the browsers' consoles said."""

    def stranger(self, size: tuple[int, int] = DESK, language: str = "zh-hans") -> Page:
        """A browser in which nobody has signed in."""
        width, height = size
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            is_mobile=size == PHONE,
            has_touch=size == PHONE,
            locale="zh-CN",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        context.add_cookies(
            [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": self.address}]
        )
        context.route("**/*", self._only_here)
        page = context.new_page()
        page.on("console", lambda line: self._hear_console(line.type, line.text, page.url))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        return page

    def sign_in(
        self, username: str, size: tuple[int, int] = DESK, language: str = "zh-hans"
    ) -> Page:
        """That person at a new browser, signed in by the page for it, second proof included."""
        page = self.stranger(size, language)
        page.goto("/accounts/sign-in/")
        self.sign_in_here(page, username)
        return page

    def sign_in_here(self, page: Page, username: str) -> None:
        """Fill in the sign-in page that is open."""
        page.fill("[name=login]", username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        if player(username).has_code:
            # A code is good for one time, and journeys are quicker than half a minute.
            cache.clear()
            page.wait_for_selector("[name=code]")
            page.fill("[name=code]", proofs.code_now(self.town.user(username)) or "")
            page.press("[name=code]", "Enter")
        page.wait_for_selector("form[action$='/sign-out/']", state="attached")

    def work(self) -> None:
        """What the worker beside the server does: a round of everything that comes by itself."""
        for tick in all_ticks():
            tick.run()
        assert any(hear() for _try in range(PATIENT)), "a transaction elsewhere holds facts back"

    def _only_here(self, route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(self.address).netloc:
            route.continue_()
        else:
            self.abroad.append(route.request.url)
            route.abort()

    def _hear_console(self, kind: str, text: str, url: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{url}: {text}")


def move_to(moment: datetime) -> None:
    """From now on it is `moment` everywhere, and the clock runs on from there."""
    clock.shift_everywhere(timedelta(0))
    clock.shift_everywhere(moment - clock.now())
