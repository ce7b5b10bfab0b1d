"""A shift without a signal, through a restart of the telephone: counts are equal on both sides."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import looking
from tests.journeys.handsets import PIN, Server, Telephone, code_for, served
from wangdi.gates.models import Crossing
from wangdi.intake.models import Key
from wangdi.screening.models import DoorVisit
from wangdi.world.fixtures import Town

pytestmark = pytest.mark.journey
SILENT, OPENED, CROSSED = 6, 3, 8
CANARY = "金丝雀三二一"
PATIENCE_SECONDS = 40
FORGET_THE_WAIT = """() => new Promise(done => {
  const asked = indexedDB.open('wangdi-field');
  asked.onsuccess = () => {
    const change = asked.result.transaction('settings', 'readwrite');
    const table = change.objectStore('settings');
    table.get('tries').onsuccess = event => {
      const row = event.target.result;
      if (row) table.put({name: 'tries', value: {...row.value, until: 0}});
    };
    change.oncomplete = () => { asked.result.close(); done(); };
  };
})"""
"""Stands for half an hour between two tries."""
OUTCOMES = {"applied", "duplicate", "review"}


@pytest.fixture
def server(own_town: Town) -> Iterator[Server]:
    with served() as found:
        yield found


@pytest.fixture
def phone(server: Server, browser: Browser, tmp_path: Path) -> Iterator[Telephone]:
    found = Telephone(browser.browser_type, server, tmp_path / "phone")
    found.switch_on()
    yield found
    looking.picture(found.page, "last-phone")
    found.switch_off()
    assert found.troubles == []


@pytest.fixture
def gate(server: Server, browser: Browser, tmp_path: Path) -> Iterator[Telephone]:
    """The telephone at the gate; the other one goes from door to door."""
    found = Telephone(browser.browser_type, server, tmp_path / "gate")
    found.switch_on()
    yield found
    looking.picture(found.page, "last-gate")
    found.switch_off()
    assert found.troubles == []


def begin(phone: Telephone, town: Town, who: str = "worker") -> None:
    phone.sign_in(code_for(town.user(who), town.user("secretary")))
    phone.page.wait_for_selector("a.task" if who == "worker" else "a[href^='#/gate']")
    phone.settled()


def doors(page: Page) -> list[str]:
    page.goto("/field/#/day")
    page.wait_for_selector("a.task")
    script = "all => all.map(one => one.hash)"
    return list(page.eval_on_selector_all("a.task[data-kind='screening.door']", script))


def knock(page: Page, door: str, *, opened: bool) -> None:
    """One door: silence is one touch; where somebody answers, a note and the button below."""
    page.goto(f"/field/{door}")
    if opened:
        page.click("main .button:has-text('有人应答')")
        page.click("main .steps .button >> nth=1")
        page.fill("[name=note]", CANARY)
        page.click("#thumb .main")
    else:
        page.click("main .answers .button:has-text('没人应答')")
    page.wait_for_url(lambda address: not address.endswith(door))


def cross(page: Page, times: int) -> None:
    page.goto("/field/#/day")
    gate = page.wait_for_selector("a[href^='#/gate']", state="attached")
    assert gate
    page.goto(f"/field/{gate.get_attribute('href')}")
    for _time in range(times):
        page.click(".gate-button.urgent")
        page.click(".gate-button.main")
        page.wait_for_selector(".gate-button.scan")


def says(phone: Telephone, *words: str) -> None:
    """Until the line in sight has these words."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not all(word in (line := phone.queue().replace("\u2009", " ")) for word in words):
        assert time.monotonic() < end, f"{words}: {line}; {phone.rows()}"
        phone.page.wait_for_timeout(250)


def in_the_house(rows: list[dict[str, Any]]) -> set[str]:
    """The keys of these rows that the house has, each once."""
    known = Key.objects.filter(key__in=[row["key"] for row in rows])
    return {str(key) for key in known.values_list("key", flat=True)}


def readable(folder: Path, secret: str) -> list[str]:
    """Files of the telephone in which a text stands open."""
    spelled = [secret.encode(), secret.encode("utf-16-le")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes() for one in spelled)]


def wake(phone: Telephone, waiting: int, first: str) -> None:
    """Switched off and on again without a network: all is there, behind the PIN."""
    page = phone.restart()
    page.wait_for_selector("[name=pin]")
    says(phone, f"未上传 {waiting} 条")
    phone.unlock()
    page.wait_for_selector(first)


def mend(page: Page) -> None:
    """The last record is taken back, and an earlier one corrected."""
    page.goto("/field/#/unsent")
    page.click("a.task >> nth=0")
    page.click("main .danger")
    page.wait_for_selector("h1:has-text('未上传')")
    page.locator("a.task", has_text="有人应答").first.click()
    page.click("#thumb .main")
    page.fill("[name=note]", f"{CANARY}二")
    page.click("#thumb .main")
    page.wait_for_selector("[data-screen=do], [data-screen=day]")


def sent(phone: Telephone) -> list[str]:
    """The keys that the telephone knows to be in the house, which has them and no others of it."""
    says(phone, "全部已上传")
    rows = phone.rows()
    done = [row for row in rows if row["state"] == "answered"]
    assert {row["answer"] for row in done} <= OUTCOMES
    assert in_the_house(rows) == {row["key"] for row in done}
    return [row["key"] for row in done]


def test_a_shift_in_the_cellar(
    own_town: Town, server: Server, phone: Telephone, gate: Telephone
) -> None:
    begin(phone, own_town)
    begin(gate, own_town, "guard")
    there = doors(phone.page)
    for one in (phone, gate):
        one.context.set_offline(True)
    server.stop()
    for at, door in enumerate(there[:SILENT]):
        knock(phone.page, door, opened=at < OPENED)
    cross(gate.page, CROSSED)
    says(phone, f"未上传 {SILENT} 条", "手机没有信号")
    says(gate, f"未上传 {CROSSED} 条", "手机没有信号")

    wake(phone, SILENT, "a.task")
    wake(gate, CROSSED, "a[href^='#/gate']")
    knock(phone.page, there[SILENT], opened=False)
    mend(phone.page)
    assert Counter(row["state"] for row in phone.rows()) == {"waiting": SILENT, "withdrawn": 2}
    says(phone, "服务器没有应答")

    server.start()
    for one in (phone, gate):
        one.page.goto("/field/#/unsent")
        one.page.click("#thumb .main")
    visits, crossings = sent(phone), sent(gate)
    assert [len(visits), len(phone.rows()), len(crossings)] == [SILENT, SILENT + 2, CROSSED]
    mine = DoorVisit.objects.filter(id__in=visits)
    assert [mine.count(), mine.filter(note__startswith=CANARY).count()] == [SILENT, OPENED]
    assert Crossing.objects.filter(id__in=crossings).count() == CROSSED
    phone.switch_off()
    assert [readable(phone.folder, secret) for secret in (CANARY, PIN)] == [[], []]
    phone.switch_on()


def test_an_outbox_goes_by_another_telephone(
    own_town: Town, server: Server, phone: Telephone, browser: Browser, tmp_path: Path
) -> None:
    begin(phone, own_town)
    phone.context.set_offline(True)
    for door in doors(phone.page)[:4]:
        knock(phone.page, door, opened=False)
    phone.page.goto("/field/#/hand")
    with phone.page.expect_download() as saved:
        phone.page.click("main .button:has-text('存成文件')")
    file = tmp_path / "outbox.json"
    saved.value.save_as(file)
    handed = json.loads(file.read_text())
    assert len(handed["records"]) == 4

    other = Telephone(browser.browser_type, server, tmp_path / "other")
    other.switch_on()
    begin(other, own_town)
    other.page.goto("/field/#/take")
    other.page.set_input_files("input[type=file]", file)
    other.page.wait_for_selector("text=收到 4 条")
    says(other, "全部已上传")
    answers = Counter(row["answer"] for row in other.rows())
    other.switch_off()
    assert answers == {"applied": 4}
    assert in_the_house(phone.rows()) == {row["key"] for row in phone.rows()}

    phone.context.set_offline(False)
    says(phone, "全部已上传")
    assert Counter(row["answer"] for row in phone.rows()) == {"duplicate": 4}
    assert DoorVisit.objects.filter(id__in=[row["key"] for row in phone.rows()]).count() == 4


def test_ten_wrong_pins_close_what_is_readable_and_keep_what_is_not_sent(
    own_town: Town, server: Server, phone: Telephone
) -> None:
    begin(phone, own_town)
    phone.context.set_offline(True)
    knock(phone.page, doors(phone.page)[0], opened=False)
    page = phone.restart()
    phone.context.set_offline(True)
    for _turn in range(10):
        page.wait_for_selector("[name=pin]")
        page.evaluate(FORGET_THE_WAIT)
        phone.unlock("135790")
        page.wait_for_timeout(700)
    page.wait_for_selector("[name=code]")
    assert [row["state"] for row in phone.rows()] == ["waiting"]
    phone.context.set_offline(False)
    begin(phone, own_town)
    says(phone, "全部已上传")
    [row] = phone.rows()
    assert row["answer"] in OUTCOMES
    assert in_the_house([row]) == {row["key"]}
