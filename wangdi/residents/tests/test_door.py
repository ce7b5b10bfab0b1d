"""Who comes in, and what somebody sees who does not."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from wangdi.access.models import PublicTry
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.links import tokens
from wangdi.links.models import MOST_TRIES
from wangdi.links.opening import SESSION
from wangdi.links.pages import SESSION_COOKIE
from wangdi.residents.tests.conftest import PIN, TEST

MINE, OTHER = "返乡人丙", "返乡人丁"


def pages_without_arguments():
    """Every page of a household that takes no argument."""
    patterns = get_resolver().namespace_dict["me"][1].url_patterns
    return sorted(one.name for one in patterns if not one.pattern.converters)


def text(answer):
    return answer.content.decode()


def test_no_name_and_no_token_before_and_behind_the_door(home, town):
    mine = home(MINE)
    token = tokens.token_of(mine.link.id)
    answer = mine.phone.get(mine.door)
    assert (answer.status_code, answer["Location"]) == (302, reverse("me:pin"))
    shown = mine.phone.get(reverse("me:pin"))
    for one in (answer, shown):
        assert one["Referrer-Policy"] == "same-origin"
        assert "no-store" in one["Cache-Control"]
        assert token not in text(one)
    names = [one.name for one in mine.household.people.all()] + [mine.household.address]
    assert names
    assert not [name for name in names if name in text(shown)]
    inside = mine.enter().get(reverse("me:start"))
    assert MINE in text(inside)
    assert token not in text(inside)
    assert inside["Referrer-Policy"] == "same-origin"
    assert "no-store" in inside["Cache-Control"]


def test_ten_tries_then_locked_whoever_asks(home):
    mine = home(MINE)
    for n in range(MOST_TRIES):
        stranger = Client(REMOTE_ADDR=f"10.0.0.{n}")
        stranger.cookies["django_language"] = "en"
        stranger.get(mine.door)
        answer = stranger.post(reverse("me:pin"), {"pin": "000000"})
        assert answer.status_code == 200
    assert "locked" in text(answer)
    mine.phone.get(mine.door)
    assert "locked" in text(mine.phone.post(reverse("me:pin"), {"pin": PIN}))
    assert SESSION_COOKIE not in mine.phone.cookies
    assert mine.phone.get(reverse("me:start")).status_code == 302


def test_a_pin_is_taken_as_people_type_it(home):
    mine = home(MINE)
    mine.phone.get(mine.door)
    assert "six digits" in text(mine.phone.post(reverse("me:pin"), {"pin": "20481"}))
    assert mine.phone.post(reverse("me:pin"), {"pin": " 204 816 "}).status_code == 302


def test_one_address_does_not_try_without_end(home, db):
    mine = home(MINE)
    mine.phone.get(mine.door)
    codes = {mine.phone.post(reverse("me:pin"), {"pin": "12"}).status_code for _ in range(61)}
    assert codes == {200, 429}
    assert PublicTry.objects.filter(name="links.pin").count() == 1


@pytest.mark.parametrize("ended", ["revoked", "unknown", "renewed"])
def test_a_closed_page_is_calm_and_says_whom_to_call(home, ended):
    mine = home(MINE)
    if ended == "revoked":
        asked = {"link": str(mine.link.id), "reason": "纸条丢了"}
        submit_one(actor=TEST, command="links.revoke", payload=asked)
    path = mine.door if ended != "unknown" else reverse("me:door", args=["z" * 26])
    if ended == "renewed":
        home(MINE)
    answer = mine.phone.get(path)
    assert answer.status_code == 404
    assert "no page here now" in text(answer)
    assert re.search(r'href="tel:\d', text(answer))
    assert MINE not in text(answer)


def test_after_a_day_the_pin_is_asked_again_and_nothing_else(home):
    mine = home(MINE)
    phone = mine.enter()
    with clock.frozen(clock.now() + SESSION):
        answer = phone.get(reverse("me:start"))
        assert (answer.status_code, answer["Location"]) == (302, reverse("me:pin"))
        assert phone.get(reverse("me:pin")).status_code == 200
        assert phone.post(reverse("me:pin"), {"pin": PIN}).status_code == 302
        assert phone.get(reverse("me:start")).status_code == 200
    phone = mine.enter()
    phone.post(reverse("me:leave"))
    assert phone.get(reverse("me:start")).status_code == 302


def test_every_page_of_a_household_asks_for_its_link(home):
    stranger, other = Client(), home(OTHER).enter()
    for name in pages_without_arguments():
        if name in ("pin", "leave"):
            continue
        answer = stranger.get(reverse(f"me:{name}"))
        assert (answer.status_code, answer["Location"]) == (302, reverse("me:pin")), name
        shown = other.get(reverse(f"me:{name}"))
        assert MINE not in text(shown), name
