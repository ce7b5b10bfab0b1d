"""Every page at a desk and on a telephone, in both languages, as one who may see it."""

from collections.abc import Iterator
from functools import cache

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from playwright.sync_api import Page

from tests.journeys import looking, own
from tests.journeys.desk import DESK, PHONE, Desk
from tests.journeys.pages import Address, addresses
from wangdi.intake.models import ReviewItem
from wangdi.transfer.models import EntryPoint
from wangdi.world import homes
from wangdi.world.cast import CAST

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_is_clear(desk: Desk, language: str) -> None:
    RecoveryCodes.activate(desk.town.user("leader"))
    browsers: dict[str, Page] = {}
    faults: list[str] = []
    for address in addresses(desk.town):
        page = browsers.get(address.who) or _browser(desk, address.who, language)
        browsers[address.who] = page
        seen = _answers(page, address) or _look(page, address, language)
        faults += [f"{address.name} {address.path}: {fault}" for fault in seen]
    assert not (told := faults + desk.complaints), "\n".join(told)


def _browser(desk: Desk, who: str, language: str) -> Page:
    if who == homes.HOME:
        return own.enter(desk.stranger(language=language), desk.town)
    return desk.sign_in(who, language=language) if who else desk.stranger(language=language)


def _answers(page: Page, address: Address) -> list[str]:
    """What is wrong with the answer itself; a file is not looked at any further."""
    if address.is_a_file:
        status = page.request.get(address.path).status
    else:
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        answer = page.goto(address.path, wait_until="load")
        status = answer.status if answer else 0
    return [f"answers {status}"] if status != 200 else []


def _look(page: Page, address: Address, language: str) -> Iterator[str]:
    if address.is_a_file:
        return
    yield from looking.weight(page)
    yield from looking.icons(page)
    yield from looking.foreign_words(page, language, _written())
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        yield from (f"at {width} px: {fault}" for fault in looking.overflow(page))
        if language == "zh-hans":
            yield from (f"at {width} px: {fault}" for fault in looking.barriers(page))
        looking.picture(page, f"{language}-{width}-{address.name.replace(':', '-')}")


STORY = ("敲门行动", "社区", "户数", "备注", "滚动排查的下一轮已开始。")
"""What a campaign is called, and what an upper level wrote into its form."""


@cache
def _written() -> frozenset[str]:
    """What the people of the named world are called, and what was said to one of them."""
    called = {word for one in CAST for word in (one.name, one.post, one.unit)}
    told = {*EntryPoint.objects.values_list("name", flat=True), *STORY}
    return frozenset({*called, *told, *ReviewItem.objects.values_list("sentence", flat=True)})
