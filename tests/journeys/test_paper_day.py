"""The morning after a day on paper: a photograph, its rows, and a first look beside it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import onpaper
from tests.journeys.desk import Desk
from wangdi.documents import verifying
from wangdi.paperday import papers
from wangdi.paperday.models import PaperSheet
from wangdi.quarantine.models import PaperReading

pytestmark = pytest.mark.journey
ROW_MM, PICTURE_MM, TILT = 10.5, 7.4, 2
READING = 30_000


def picture(text: str) -> str:
    """A code that grows with its box, as in the printed sheet."""
    drawn = verifying.qr_svg(text)
    side = re.search(r'width="(\d+)"', drawn)
    assert side
    return drawn.replace("<svg ", f'<svg viewBox="0 0 {side[1]} {side[1]}" ', 1)


def photograph(desk: Desk, sheet: PaperSheet) -> bytes:
    """The rows of a sheet as they are printed, written on, and photographed a little aslant."""
    rows = "".join(
        f"<tr><td>{n}</td><td class=q>{picture(papers.address(sheet, n))}</td>"
        f"<td>门牌 {n}</td><td>36.{n}</td><td>7:30</td></tr>"
        for n in range(1, len(sheet.rows) + 1)
    )
    page = desk.browser.new_page(device_scale_factor=2)
    page.set_content(
        f"<style>body{{margin:12mm;background:#ddd}}table{{transform:rotate({TILT}deg);"
        f"background:#fff;border-collapse:collapse;width:240mm}}td{{border:1px solid #555;"
        f"height:{ROW_MM}mm;padding:1mm}}.q svg{{display:block;width:{PICTURE_MM}mm;"
        f"height:{PICTURE_MM}mm}}</style><table>{rows}</table>"
    )
    taken = page.screenshot(full_page=True)
    page.close()
    return taken


def show(page: Page, name: str, content: bytes) -> None:
    page.locator("#photo").set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": content}
    )


def test_a_photograph_brings_up_each_row_and_is_never_sent(desk: Desk) -> None:
    sheet = onpaper.sheet(desk.town)
    page = desk.sign_in("secretary")
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(f"{asked.method} {asked.post_data or ''}"))
    page.goto("/paper/scan/")
    show(page, "blank.png", b"no picture")
    expect(page.locator("#said")).to_contain_text("打不开")
    show(page, "sheet.png", photograph(desk, sheet))
    expect(page.locator("#said")).to_contain_text(f"{len(sheet.rows)}", timeout=READING)
    section = page.locator("section.scanned")
    expect(section.locator("[data-code]")).to_have_text(sheet.code)
    lines = section.locator("li")
    expect(lines).to_have_count(len(sheet.rows))
    for at in range(len(sheet.rows)):
        expect(lines.nth(at).locator("[data-number]")).to_have_text(str(at + 1))
        width, height = lines.nth(at).locator("canvas").evaluate("one => [one.width, one.height]")
        assert width > height * 8
    assert not [one for one in sent if one.startswith("POST")]
    lines.first.locator("a").click()
    beside = page.locator("#beside")
    expect(beside.locator("h2").first).to_contain_text(re.compile("录入"))
    beside.locator("[name$='-am']").last.fill("36.5")
    beside.locator("[name$='-am-at']").last.fill("7:30")
    beside.locator("form button.main").click()
    expect(beside).to_contain_text("请换一个人")
    expect(lines).to_have_count(len(sheet.rows))
    [look] = PaperReading.objects.filter(episode=sheet.rows[0])
    assert [row["value"] for row in look.rows.values()] == ["36.5"]
    assert not desk.complaints
