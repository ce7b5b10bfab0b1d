"""Every page at a desk and on a telephone, in both languages, as one who may see it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys import looking
from tests.journeys.desk import DESK, PHONE, Desk
from tests.journeys.pages import Address, addresses

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_is_clear(desk: Desk, language: str) -> None:
    browsers: dict[str, Page] = {}
    faults: list[str] = []
    for address in addresses(desk.town):
        if address.who not in browsers:
            browsers[address.who] = (
                desk.sign_in(address.who, language=language)
                if address.who
                else desk.stranger(language=language)
            )
        seen = _look(browsers[address.who], address, language)
        faults += [f"{address.name} {address.path}: {fault}" for fault in seen]
    assert not (told := faults + desk.complaints), "\n".join(told)


def _look(page: Page, address: Address, language: str) -> Iterator[str]:
    if address.is_a_file:
        status = page.request.get(address.path).status
        yield from [] if status == 200 else [f"answers {status}"]
        return
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    answer = page.goto(address.path, wait_until="load")
    if answer is None or answer.status != 200:
        yield f"answers {answer and answer.status}"
        return
    yield from looking.weight(page)
    yield from looking.foreign_words(page, language)
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        yield from (f"at {width} px: {fault}" for fault in looking.overflow(page))
        if language == "zh-hans":
            yield from (f"at {width} px: {fault}" for fault in looking.barriers(page))
        looking.picture(page, f"{language}-{width}-{address.name.replace(':', '-')}")
