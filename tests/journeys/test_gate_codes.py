"""Codes that must open nothing, shown to the gate's scripts in the browser; genuine ones open."""

from collections import Counter

import pytest
from playwright.sync_api import Browser

from wangdi.passes import section
from wangdi.world.proving.gates import screen, trial
from wangdi.world.proving.passes import attacks, ground
from wangdi.world.proving.passes.telling import count

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
CODES = 1_200
MOUNT = """async (bundle) => {
  const { mountGate } = await import("/static/gates/gate.js");
  window.sent = [];
  await mountGate(document.getElementById("root"), {
    bundle,
    outbox: { recent: async () => [] },
    now: () => Date.now(),
    submit: async (record) => window.sent.push(record),
    language: "zh",
    checkpoint: "019c4000-0000-7000-8000-000000000001",
  });
}"""


def test_no_code_opens_the_screen_that_should_not(browser: Browser) -> None:
    with screen.opened(browser) as page:
        taken, said = trial.run(CODES, 1, page)
    assert {kind for kind, _code in said} == set(attacks.KINDS)
    assert said.total() >= CODES - len(attacks.KINDS)
    genuine = Counter({code: number for (_kind, code), number in taken.items()})
    assert [one.name for one in count(genuine, said) if not one.holds] == []
    assert genuine["ok"] >= 20


def test_the_ground_holds_every_class_of_what_is_attacked() -> None:
    """Guests and households: both ways in which a pass is needed are walked."""
    laid = ground.lay(4)
    classes = {section.in_force(laid.at).find(one.klass) for one in (*laid.good, *laid.stopped)}
    assert {one.holder for one in classes if one} == {"guest", "household"}


@pytest.mark.parametrize("bundle", [None, {"v": 1, "keys": [], "list": "0oRA"}, {"v": 1}])
def test_without_a_list_of_the_office_only_the_emergency_is_left(browser, bundle) -> None:
    with screen.opened(browser) as page:
        page.evaluate(MOUNT, bundle)
        page.wait_for_selector("[data-screen=unlisted]")
        assert page.locator("button").count() == 1
        page.locator("button").click()
        [sent] = page.evaluate("window.sent")
    assert (sent["command"], sent["payload"]["emergency"]) == ("gates.cross", True)
