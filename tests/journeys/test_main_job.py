"""The main job, once, by those who do it: from a workbook to a letter and a report."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import PHONE, Desk, move_to
from wangdi.intake.models import Approval
from wangdi.lib import clock
from wangdi.lib.sheets import write_table
from wangdi.quarantine.models import Episode
from wangdi.world.acts import Days

pytestmark = pytest.mark.journey

HEADINGS = ("社区", "小区", "楼栋", "单元", "第几家", "姓名", "性别", "证件号码", "与户主关系")
ROWS = (
    ("三官庙社区", "示范苑", "1号楼", "1", "501", "新住户甲", "女", "", "户主"),
    ("三官庙社区", "示范苑", "1号楼", "1", "501", "新住户甲配偶", "男", "", "配偶"),
    ("三官庙社区", "示范苑", "1号楼", "1", "502", "新住户乙", "男", "", "户主"),
    ("三官庙社区", "示范苑", "1号楼", "1", "", "新住户丙", "男", "", "户主"),
)
RETURNEE = "住户一"
LINK = re.compile(r'href="([^"]+\.pdf)"')


def test_from_a_workbook_to_a_letter_and_a_report(desk: Desk, tmp_path: Path) -> None:
    days = Days(clock.now() + timedelta(days=1))
    move_to(days.at(0, "08:30"))
    _bring_a_ledger(desk, tmp_path)
    canvass = _open_a_round(desk)
    _knock_at_three_doors(desk, canvass)
    desk.work()
    episode = _decide_and_assign(desk)
    household = _serve_the_notice(desk, episode)
    _the_neighbour_sees_nothing(desk, [episode, household])
    move_to(days.at(-1, "07:30"))
    desk.work()
    _read_the_thermometer(desk)
    end = desk.town.episode(RETURNEE).last_day
    move_to(Days(clock.at(end, clock.local(clock.now()).time())).at(0, "17:30"))
    _record_at_the_file(desk, episode)
    move_to(Days(clock.at(end, clock.local(clock.now()).time())).at(-1, "09:00"))
    desk.work()
    _release_by_two(desk, episode)
    _sign_and_freeze(desk, Days(clock.now()))
    assert not desk.complaints, desk.complaints


def _bring_a_ledger(desk: Desk, folder: Path) -> None:
    """A heading that nobody could guess is said by hand; the row without a room is kept."""
    file = folder / "楼院补登.xlsx"
    write_table(file, HEADINGS, ROWS)
    page = desk.sign_in("desk")
    page.goto("/imports/")
    page.set_input_files("[name=file]", str(file))
    page.click("form.form button.main")
    page.wait_for_selector("details.mapping[open]")
    page.select_option("[name=room]", label="第几家")
    page.click("details.mapping button")
    expect(page.locator(".lead")).to_contain_text("4")
    page.click("header button.main")
    page.wait_for_selector("a[href='/review/'].main")
    assert _counts(page) == [4, 3, 0, 1]
    assert desk.town.household("新住户甲").size == 2
    page.context.close()


def _counts(page: Page) -> list[int]:
    """Received, applied, duplicate, review: as the bar of an import says them."""
    told = page.locator(".split-bar .figure, .split .figure").all_inner_texts()
    return [int(one) for one in told]


def _open_a_round(desk: Desk) -> str:
    page = desk.sign_in("secretary")
    page.goto("/screening/rounds/open/")
    page.fill("[name=name]", "社区第二轮摸排")
    page.check("[name=places]")
    page.click("form.form button.main")
    page.wait_for_url(re.compile(r"/screening/rounds/[0-9a-f-]{36}/"))
    expect(page.locator("h1")).to_have_text("社区第二轮摸排")
    address = urlsplit(page.url).path
    page.context.close()
    return address


def _knock_at_three_doors(desk: Desk, canvass: str) -> None:
    """Opened, with somebody back from Hubei; nobody there; empty."""
    page = desk.sign_in("worker", PHONE)
    page.goto(canvass)
    page.click("header .actions a.main")
    first = page.locator("h1").inner_text()
    page.click("button:has-text('有人应门')")
    page.click(".answers button[value=yes]")
    page.select_option("[name=person]", index=1)
    area = page.locator("[name=origin_code] option", has_text="湖北").first.get_attribute("value")
    page.select_option("[name=origin_code]", area)
    page.fill("[name=origin]", "武汉市")
    page.click("form.form button.main")
    page.wait_for_selector("button:has-text('无人应答')")
    second = page.locator("h1").inner_text()
    page.click("button:has-text('无人应答')")
    expect(page.locator("h1")).not_to_have_text(second)
    third = page.locator("h1").inner_text()
    page.click("button:has-text('空户')")
    expect(page.locator("h1")).not_to_have_text(third)
    assert len({first, second, third}) == 3
    page.context.close()


def _decide_and_assign(desk: Desk) -> str:
    page = desk.sign_in("secretary")
    page.goto("/quarantine/")
    page.click("nav a:has-text('待决定')")
    waiting = Episode.objects.get(person__name=RETURNEE, state="proposed")
    page.click(f"tr a.button[href*='{waiting.id}']")
    _look_at_the_home(page, waiting)
    page.check("[name=accepted][value=yes]")
    page.click("form button.main")
    expect(page.locator("h1")).to_have_text(RETURNEE)
    episode = urlsplit(page.url).path
    page.click("header .actions a.main")
    page.click("form.form button.main")
    expect(page.locator("h1")).to_have_text(RETURNEE)
    page.context.close()
    return episode


def _look_at_the_home(page: Page, waiting: Episode) -> None:
    """What the rules ask of a home is answered before anybody decides."""
    page.goto(f"/quarantine/{waiting.id}/suitability/")
    for question in waiting.section.home.questions:
        page.check(f"[name={question.code}][value={question.suits}]")
    page.click("form.form button.main")
    expect(page.locator("h1")).to_have_text(RETURNEE)
    page.goto(f"/quarantine/{waiting.id}/decide/")


def _serve_the_notice(desk: Desk, episode: str) -> str:
    """The worker opens the paper on his phone, hands it over and says so; the household's page."""
    page = desk.sign_in("worker", PHONE)
    page.goto(episode)
    page.click("header .actions a.main")
    _is_a_paper(page, "a[href$='.pdf']")
    page.click("form.form button.main")
    expect(page.locator("h1")).to_have_text(RETURNEE)
    household = page.locator("a[href^='/people/households/']").first.get_attribute("href")
    page.context.close()
    assert household
    return household


def _is_a_paper(page: Page, selector: str) -> None:
    answer = page.request.get(str(page.locator(selector).first.get_attribute("href")))
    body = answer.body()
    assert answer.headers["content-type"] == "application/pdf"
    assert body.startswith(b"%PDF-")
    assert re.search(rb"/Count\s+[1-9]", body)


def _the_neighbour_sees_nothing(desk: Desk, addresses: list[str]) -> None:
    page = desk.sign_in("neighbour", PHONE)
    for address in addresses:
        assert page.request.get(address).status == 404
    page.context.close()


def _read_the_thermometer(desk: Desk) -> None:
    """From one's own day to the household, and what was read."""
    page = desk.sign_in("worker", PHONE)
    page.goto("/duties/my-day/")
    page.click("a[href*='/reading/'] >> nth=0")
    page.fill("[name=value]", "36.5")
    page.click("footer button.main")
    expect(page.locator("main")).to_contain_text("36.5")
    page.context.close()


def _record_at_the_file(desk: Desk, episode: str) -> None:
    page = desk.sign_in("doctor")
    page.goto(f"{episode}reading/")
    page.fill("[name=value]", "36.4")
    page.click("footer button.main")
    expect(page.locator("h1")).to_have_text(RETURNEE)
    page.context.close()


def _release_by_two(desk: Desk, episode: str) -> None:
    """Who prepared it cannot approve it; the leader comes in with the second proof."""
    page = desk.sign_in("secretary")
    page.goto(f"{episode}release/")
    page.click("form.form button.main")
    expect(page.locator(".lead")).to_contain_text("等待另一人批准")
    page.context.close()
    page = desk.sign_in("leader")
    page.goto("/approvals/")
    asked = Approval.objects.filter(command="quarantine.release").latest("id")
    page.click(f"main a[href$='/{asked.id}/']")
    expect(page.locator("main")).to_contain_text(RETURNEE)
    page.click("form[action$='/approve/'] button")
    page.goto(episode)
    expect(page.locator("main")).to_contain_text("已解除")
    _is_a_paper(page, "a[href$='.pdf']:has-text('解除通知单')")
    page.context.close()


def _sign_and_freeze(desk: Desk, days: Days) -> None:
    """The community gives its word, the day freezes at its hour, and every number opens."""
    move_to(days.at(0, "16:30"))
    desk.work()
    page = desk.sign_in("secretary")
    page.goto(f"/reports/{days.today}/units/")
    page.click("form[action$='/sign/'] button.main >> nth=0")
    expect(page.locator("main")).to_contain_text("社区书记甲")
    page.context.close()
    move_to(days.at(0, "17:01"))
    desk.work()
    page = desk.sign_in("leader")
    page.goto("/reports/")
    expect(page.locator("article")).to_contain_text("已定稿")
    numbers = [
        (str(link.evaluate("one => one.href")), int(link.inner_text().replace(",", "")))
        for link in page.locator("article td a").all()
    ]
    in_all = [one for one in numbers if "column" not in parse_qs(urlsplit(one[0]).query)]
    assert len(in_all) > 10
    assert any(number for _address, number in in_all)
    for address, number in in_all:
        page.goto(address)
        expect(page.locator(".lead .figure")).to_have_text(f"{number:,}")
        assert page.locator("main table tr").count() == min(number, 50), address
    page.context.close()
