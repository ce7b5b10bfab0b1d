"""A guard at a gate with his telephone: by the camera and by hand, with a network and without."""

import io
from base64 import b64encode

import pytest
import segno
from playwright.sync_api import Page, expect

from tests.journeys import looking
from tests.journeys.desk import PHONE, Desk
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates.models import Crossing
from wangdi.passes import keys, queries, tokens
from wangdi.passes.models import Pass
from wangdi.passes.words import State
from wangdi.territory.models import Place
from wangdi.world.planning import COMPOUND

pytestmark = pytest.mark.journey
CAMERA = """(picture) => {
  const paper = Object.assign(document.createElement("canvas"), { width: 720, height: 720 });
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  const draw = () => {
    const ink = paper.getContext("2d");
    ink.fillStyle = "#aaa";
    ink.fillRect(0, 0, 720, 720);
    if (image.complete) ink.drawImage(image, 130, 120, 470, 470);
  };
  setInterval(draw, 50);
  navigator.mediaDevices.getUserMedia = async () => paper.captureStream(20);
}"""
"""What the camera sees: a sheet with the code on it."""


@pytest.fixture
def gate(desk: Desk) -> Checkpoint:
    """A gate that nobody has crossed yet."""
    place = Place.objects.get(name=COMPOUND)
    return Checkpoint.objects.create(
        place=place,
        community_id=place.community_id,
        kind="compound_gate",
        traffic="both",
        name="今天新开的门",
        opened_on=place.valid_from,
    )


def _card(gate: Checkpoint) -> Pass:
    """A household's pass that holds and was not used; nobody of the household is in care."""
    used = Crossing.objects.filter(household__isnull=False).values("household")
    good = Pass.objects.filter(place=gate.place, klass="household", state=State.GOOD)
    free = good.filter(household__episodes=None).exclude(household__in=used)
    return free.order_by("id")[0]


def _screen(desk: Desk, gate: Checkpoint, language: str = "zh-hans", code: str = "") -> Page:
    page = desk.sign_in("guard", PHONE, language)
    if code:
        page.add_init_script(f"({CAMERA})('{_picture(code)}')")
    page.goto(f"/gates/{gate.id}/phone/")
    page.wait_for_selector("[data-screen=home]")
    return page


def _picture(text: str) -> str:
    drawn = io.BytesIO()
    segno.make(text, error="m").save(drawn, kind="png", scale=6)
    return b64encode(drawn.getvalue()).decode()


def _code(one: Pass) -> str:
    begins, ends = one.valid_from, one.valid_until
    issued = max(one.issued_at, one.tokens_from)
    claims = tokens.Claims(one.id, one.klass, one.place_id, queries.issuer(), issued, begins, ends)
    return tokens.issue(claims, keys.signer())


def _out(page: Page) -> None:
    page.locator(".gate-head .gate-choice button").nth(1).click()


def _answer(page: Page) -> str:
    """The code of the answer, after whatever is to be looked at on the spot."""
    page.wait_for_selector("[data-screen=measure], [data-screen=codes], [data-outcome]")
    if page.locator("[data-screen=measure]").count():
        page.locator(".gate-button.key", has_text="5").click()
        page.wait_for_selector("[data-screen=codes], [data-outcome]")
    if page.locator("[data-screen=codes]").count():
        page.locator(".gate-foot .main").click()
    return page.wait_for_selector("[data-outcome]").get_attribute("data-code") or ""


def test_a_pass_is_scanned_and_the_crossing_is_the_offices(desk: Desk, gate: Checkpoint) -> None:
    card = _card(gate)
    page = _screen(desk, gate, code=_code(card))
    _out(page)
    page.locator(".gate-button.scan").click()
    assert _answer(page) == "ok"
    with page.expect_response("**/record/"):
        page.locator(".gate-foot .main").click()
    one = Crossing.objects.get(checkpoint=gate, pass_id=card.id)
    assert (one.direction, one.outcome, one.means, one.form) == ("out", "allow", "scan", "paper")
    assert one.should_have_been == ""
    assert not desk.complaints


def test_without_a_network_it_waits_and_then_arrives_once(desk: Desk, gate: Checkpoint) -> None:
    card = _card(gate)
    page = _screen(desk, gate)
    page.context.set_offline(True)
    _out(page)
    page.locator(".gate-others .gate-button").first.click()
    for figure in card.digits:
        page.locator(".gate-button.key", has_text=figure).click()
    page.locator(".gate-people .gate-button").first.click()
    assert _answer(page)
    page.locator(".gate-foot .main").click()
    expect(page.locator("#queue")).to_contain_text("1")
    assert not Crossing.objects.filter(checkpoint=gate).exists()
    page.context.set_offline(False)
    expect(page.locator("#queue")).to_be_empty(timeout=15_000)
    assert Crossing.objects.filter(checkpoint=gate, means="digits").count() == 1


def test_an_emergency_is_one_tap_and_may_be_taken_back(desk: Desk, gate: Checkpoint) -> None:
    page = _screen(desk, gate)
    with page.expect_response("**/record/"):
        page.locator(".gate-button.urgent").click()
    assert page.locator("[data-outcome=allow]").get_attribute("data-code") == "emergency"
    one = Crossing.objects.get(checkpoint=gate)
    assert (one.code, one.outcome) == ("emergency", "allow")
    page.locator(".gate-foot .main").click()
    page.locator(".gate-others .gate-button").last.click()
    page.locator(".gate-people .gate-button").first.click()
    with page.expect_response("**/record/"):
        page.locator(".gate-people .gate-button").first.click()
    one.refresh_from_db()
    assert one.annulled_at


def test_a_stopped_pass_is_refused_and_the_refusal_is_a_row(desk: Desk, gate: Checkpoint) -> None:
    card = _card(gate)
    Pass.objects.filter(id=card.id).update(state=State.REVOKED)
    page = _screen(desk, gate, code=_code(card))
    _out(page)
    page.locator(".gate-button.scan").click()
    assert _answer(page) == "revoked"
    with page.expect_response("**/record/"):
        page.locator(".gate-foot .main").click()
    one = Crossing.objects.get(checkpoint=gate, pass_id=card.id)
    assert (one.outcome, one.code, one.should_have_been) == ("refuse", "revoked", "")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_screen_is_clear(desk: Desk, gate: Checkpoint, language: str) -> None:
    """Nothing wider than the telephone, nothing that axe finds, targets for cold fingers."""
    page = _screen(desk, gate, language)
    faults: list[str] = []
    others = page.locator(".gate-others .gate-button")
    for at in range(others.count()):
        others.nth(at).click()
        page.wait_for_selector("[data-screen]:not([data-screen=home])")
        name = page.locator("[data-screen]").get_attribute("data-screen")
        seen = [*looking.overflow(page), *looking.barriers(page), *_small(page)]
        faults += [f"{name}: {one}" for one in seen]
        looking.picture(page, f"{language}-gate-{name}")
        page.locator(".gate-foot .quiet").first.click()
        page.wait_for_selector("[data-screen=home]")
    faults += [*looking.overflow(page), *looking.barriers(page), *_small(page)]
    looking.picture(page, f"{language}-gate-home")
    assert faults == []
    assert not desk.complaints


def _small(page: Page) -> list[str]:
    """Buttons and fields lower than a finger in a glove needs."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.gate button, .gate input, .gate select')]"
        ".filter(one => one.getBoundingClientRect().height < 48).map(one => one.outerHTML)"
    )
    return found
