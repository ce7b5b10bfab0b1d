"""A telephone in the field: a browser that forgets nothing when it is switched off, and a server
that can be switched off too."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.test.testcases import LiveServerThread
from playwright.sync_api import BrowserContext, BrowserType, Page, ViewportSize

from tests.browsing import ARGUMENTS
from tests.journeys.conftest import STARTING_SECONDS, Wsgi
from wangdi.accounts.models import User
from wangdi.field import tokens
from wangdi.intake.submitting import submit_one
from wangdi.project.building.browser import installed

PIN = "270413"
PHONE: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 20_000
ROWS = """async () => {
  const db = await new Promise((done, failed) => {
    const asked = indexedDB.open('wangdi-field');
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const rows = await new Promise(done => {
    const asked = db.transaction('outbox').objectStore('outbox').getAll();
    asked.onsuccess = () => done(asked.result);
  });
  db.close();
  return rows.map(({key, command, state, answer, reason, attempts, sealed}) =>
    ({key, command, state, answer, reason, attempts, sealed}));
}"""


@dataclass
class Server:
    """The house on loopback, always under the same address."""

    port: int = 0
    thread: Any = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.thread = LiveServerThread("127.0.0.1", Wsgi, port=self.port)
        self.thread.daemon = True
        self.thread.start()
        assert self.thread.is_ready.wait(STARTING_SECONDS)
        if self.thread.error:
            raise self.thread.error
        self.port = self.thread.port

    def stop(self) -> None:
        self.thread.terminate()


@dataclass
class Telephone:
    """`folder` is what stays on it; `context` and `page` are gone after every restart."""

    chromium: BrowserType
    server: Server
    folder: Path
    context: BrowserContext = field(init=False)
    page: Page = field(init=False)
    troubles: list[str] = field(default_factory=list)

    def switch_on(self, *, size: ViewportSize | None = None) -> Page:
        self.context = self.chromium.launch_persistent_context(
            str(self.folder),
            executable_path=installed(),
            args=list(ARGUMENTS),
            base_url=self.server.address,
            viewport=size or PHONE,
            has_touch=True,
            locale="zh-CN",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.pages[0]
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.goto("/field/")
        return self.page

    def switch_off(self) -> None:
        self.context.close()

    def restart(self) -> Page:
        self.switch_off()
        return self.switch_on()

    def sign_in(self, code: str) -> None:
        self.page.fill("[name=code]", code)
        self.page.fill("[name=pin]", PIN)
        self.page.fill("[name=again]", PIN)
        self.page.click("#thumb .main")
        self.page.wait_for_selector("[data-screen=day] h1")

    def unlock(self, pin: str = PIN) -> None:
        self.page.fill("[name=pin]", pin)
        self.page.click("#thumb .main")

    def settled(self) -> None:
        """Until the service worker keeps the app."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def rows(self) -> list[dict[str, Any]]:
        return list(self.page.evaluate(ROWS))

    def queue(self) -> str:
        return self.page.inner_text("#queue")


def code_for(worker: User, by: User) -> str:
    """What the desk shows to a worker who begins his shift."""
    code = tokens.new_code()
    payload = {"user": worker.pk, "index": tokens.index_of_code(code).hex(), "hours": 12}
    submit_one(actor=by.actor(), command="field.make_code", payload=payload)
    return code


@contextmanager
def served() -> Iterator[Server]:
    server = Server()
    server.start()
    try:
        yield server
    finally:
        server.stop()
