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
