"""One household's days from the proposal to the last call: six roles, and its own telephone."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import papers
from tests.journeys.desk import PHONE, Desk, move_to
from tests.journeys.papers import Paper
from wangdi.aftercare.models import Aftercare, Call
from wangdi.care.models import Order
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.world.acts import Days

pytestmark = pytest.mark.journey

WHO = "返乡人己"


@dataclass
class Story:
    """What the acts of the journey hand on."""

    desk: Desk
    folder: Path
    file: UUID
    home: UUID
    telephone: Page | None = None
    pin: str = ""

    @property
    def episode(self) -> Episode:
        return Episode.objects.get(id=self.file)

    @property
    def path(self) -> str:
        return f"/quarantine/{self.file}/"

    def paper(self, page: Page, address: str) -> Paper:
        """A file as this person gets it, opened and looked at."""
        answer = page.request.get(address)
        assert answer.ok, (address, answer.status)
        found = papers.read(answer.body(), self.folder)
        assert found.is_clear(), address
        return found


def test_from_a_proposal_to_the_last_call(desk: Desk, tmp_path: Path) -> None:
    papers.need_tools()
    days = Days(clock.now() + timedelta(days=1))
    move_to(days.at(0, "09:00"))
    file = desk.town.episode(WHO)
    story = Story(desk, tmp_path, file.id, file.household_id)
    _look_at_the_home(story)
    _decide(story)
    _find_a_team(story)
    _hand_over_the_papers(story)
    _the_officer_reads_no_health(story)
    _open_the_own_page(story)
    _tell_a_temperature(story)
    _ask_for_insulin(story)
    _object_and_be_answered(story)
    end = Days(clock.at(story.episode.last_day, clock.local(clock.now()).time()))
    move_to(end.at(0, "07:40"))
    _tell_a_temperature(story)
    move_to(end.at(0, "09:00"))
    desk.work()
    _release_by_two(story)
    move_to(end.at(-1, "00:05"))
    desk.work()
    _free_at_the_hour(story)
    move_to(end.at(-2, "09:30"))
    desk.work()
    _call_afterwards(story)
    assert not desk.complaints, desk.complaints


def _look_at_the_home(story: Story) -> None:
    """The grid worker asks at the door, on his phone, what the rules ask of a home."""
    page = story.desk.sign_in("worker", PHONE)
    page.goto(f"{story.path}suitability/")
    for question in story.episode.section.home.questions:
        page.check(f"[name={question.code}][value={question.suits}]")
    page.click("form.form button.main")
    expect(page.locator("h1")).to_have_text(WHO)
    page.context.close()


def _decide(story: Story) -> None:
    page = story.desk.sign_in("secretary")
    page.goto(f"{story.path}decide/")
    page.check("[name=accepted][value=yes]")
    page.click("form.form button.main")
    expect(page.locator("h1")).to_have_text(WHO)
    assert story.episode.state == "decided"
    page.context.close()


def _find_a_team(story: Story) -> None:
    """The desk finds teams for all that wait, in one go."""
    page = story.desk.sign_in("desk")
    page.goto("/quarantine/teams/")
    page.click("main form button.main")
    page.goto(story.path)
    expect(page.locator("main")).to_contain_text("网格员甲")
    expect(page.locator("main")).to_contain_text("片医甲")
    page.context.close()


def _hand_over_the_papers(story: Story) -> None:
    """The pack is made ready and looked at; then the notice is served at the door."""
    page = story.desk.sign_in("secretary")
    page.goto(f"/pack/{story.file}/")
    page.evaluate("document.querySelector('form.row button[name=print]').name = 'made'")
    page.click("form.row button.main")
    page.wait_for_load_state()
    pack = story.paper(page, f"/pack/{story.file}/papers.pdf?language=zh")
    assert pack.pages >= 3
    assert WHO in pack.words
    assert "异议" in pack.words
    page.context.close()
    page = story.desk.sign_in("worker", PHONE)
    page.goto(f"{story.path}notice/")
    page.click("form.form button.main")
    expect(page.locator("h1")).to_have_text(WHO)
    assert story.episode.state == "notified"
    page.context.close()


def _the_officer_reads_no_health(story: Story) -> None:
    """He is asked for a visit: an address and a request, and no file that he could open."""
    page = story.desk.sign_in("secretary")
    page.goto(f"{story.path}request/")
    page.check("[name=what][value=visit]")
    page.click("form.form button.main")
    page.context.close()
    page = story.desk.sign_in("police", PHONE)
    page.goto("/quarantine/requests/")
    expect(page.locator("main")).not_to_contain_text("℃")
    expect(page.locator("main")).not_to_contain_text(WHO)
    page.click("main td.act a >> nth=0")
    page.check("[name=came][value=done]")
    page.click("form.form button.main")
    assert page.request.get(story.path).status == 403
    page.context.close()


def _open_the_own_page(story: Story) -> None:
    """The link is printed, the PIN on a sheet of its own; both are typed from the paper."""
    page = story.desk.sign_in("secretary")
    page.goto(f"/residents/links/{story.home}/")
    with page.expect_download() as printed:
        page.click("main button[value=make]")
    slip = papers.read(Path(printed.value.path()).read_bytes(), story.folder)
    page.context.close()
    assert slip.is_clear()
    [token] = set(re.findall(r"/me/([0-9a-z]{26})", slip.words))
    [with_token] = [text for text in slip.text if token in "".join(text.split())]
    [pin] = {"".join(one.split()) for text in slip.text if text != with_token
             for one in re.findall(r"(?<!\d)\d{3} ?\d{3}(?!\d)", text)}  # fmt: skip
    own = story.desk.stranger(PHONE)
    own.goto(f"/me/{token}/")
    expect(own.locator("body")).not_to_contain_text(WHO)
    own.fill("[name=pin]", pin)
    own.click("form button.main")
    expect(own.locator("main")).to_contain_text(WHO)
    assert token not in own.url
    story.telephone, story.pin = own, pin


def _tell_a_temperature(story: Story) -> None:
    own = _telephone(story)
    own.goto("/me/readings/")
    own.fill("input.temperature", "36.6")
    own.click("form button.main")
    own.goto("/me/")
    expect(own.locator("main")).to_contain_text("36.6")


def _telephone(story: Story) -> Page:
    """The household's telephone; after a day it asks for the PIN again."""
    assert story.telephone is not None
    story.telephone.goto("/me/")
    if story.telephone.locator("[name=pin]").count():
        story.telephone.fill("[name=pin]", story.pin)
        story.telephone.click("form button.main")
    return story.telephone


def _ask_for_insulin(story: Story) -> None:
    """A lifeline from the telephone to the doctor, to the door, and back to the telephone."""
    own = _telephone(story)
    own.goto("/me/needs/insulin/")
    own.fill("[name=what]", "门冬胰岛素 1 支")
    own.click("form button.main")
    page = story.desk.sign_in("doctor")
    page.goto("/care/")
    order = f"/care/{Order.objects.get(household=story.home).id}/"
    page.click(f"a[href='{order}'] >> nth=0")
    page.click(f"form[action='{order}accept/'] button >> nth=0")
    page.goto(f"{order}deliver/")
    page.click("main button.main, footer button.main")
    page.context.close()
    own.goto("/me/needs/")
    own.click("a[href^='/me/orders/'] >> nth=0")
    own.click("button[value=arrived]")
    own.goto("/me/needs/")
    expect(own.locator("a[href^='/me/orders/']").first).to_contain_text("✓")


def _object_and_be_answered(story: Story) -> None:
    """Who decided does not answer; the leader does, and the household reads it."""
    own = _telephone(story)
    own.goto(f"/me/objection/{story.file}/")
    own.fill("[name=said]", "只在车站换乘")
    own.click("form button.main")
    page = story.desk.sign_in("leader")
    page.goto(f"{story.path}change/")
    page.click("a[href^='/quarantine/objections/']")
    page.check("[name=outcome][value=stands]")
    page.fill("[name=why]", "车票显示出站两小时,维持原定天数")
    page.click("form.form button.main")
    page.context.close()
    own.goto(f"/me/objection/{story.file}/")
    expect(own.locator("main")).to_contain_text("维持原定天数")


def _release_by_two(story: Story) -> None:
    """On the last day: made ready by the doctor, agreed to by the leader; the letter lies ready."""
    page = story.desk.sign_in("doctor")
    page.goto(f"{story.path}release/")
    page.click("form.form button.main")
    page.context.close()
    page = story.desk.sign_in("leader")
    page.goto("/quarantine/releases/")
    page.click("nav a:has-text('一天内解除')")
    page.click("tr:has-text('返**') a[href^='/approvals/']")
    expect(page.locator("main")).to_contain_text(WHO)
    page.click("form[action$='/approve/'] button")
    page.goto(story.path)
    letters = page.locator("a[href$='.pdf']")
    assert letters.count() >= 1
    page.context.close()


def _free_at_the_hour(story: Story) -> None:
    episode = story.episode
    assert episode.state == "released"
    assert episode.closed_at is not None
    assert abs(episode.closed_at - episode.release_from) < timedelta(minutes=10)
    own = _telephone(story)
    own.goto("/me/papers/")
    letter = story.paper(own, str(own.locator("a[href$='.pdf']").first.get_attribute("href")))
    assert letter.pages == 1
    assert WHO in letter.words
    assert "解除" in letter.words


def _call_afterwards(story: Story) -> None:
    """The first call: well, reminded of what matters."""
    page = story.desk.sign_in("worker", PHONE)
    file = Aftercare.objects.get(episode=story.file)
    page.goto(f"/aftercare/{file.id}/")
    page.click("a[href$='/call/'] >> nth=0")
    expect(page.locator("h1")).to_have_text(WHO)
    page.check("[name=feels][value=well]")
    page.check("[name=reminded]")
    page.click("button[name=came][value=reached]")
    page.wait_for_url(re.compile(r"/aftercare/"))
    page.context.close()
    call = Call.objects.get(file__episode=story.file)
    assert (call.answer, call.feels) == ("reached", "well")
