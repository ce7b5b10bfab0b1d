"""What every answer carries, pages and errors alike; and what signing in must not let through."""

import re

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import path

from tests.house import hostile
from tests.journeys.pages import addresses
from wangdi.access.pages import page
from wangdi.project import urls as house
from wangdi.world.cast import PASSWORD

SIGN_IN = "/accounts/sign-in/"
INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son[a-z]+=|href=\"javascript:|<base\b", re.I
)
DATA = re.compile(r'<script[^>]*type="application/(?:ld\+)?json"[^>]*>', re.I)
ELSEWHERE = (
    *("https://evil.example/", "//evil.example/", "/\\evil.example", "https:evil.example"),
    *("javascript:alert(1)", "http://localhost@evil.example/", "\x00//evil.example", "///evil"),
    *("https://testserver.evil.example/", "\thttps://evil.example"),
)


@pytest.fixture(autouse=True)
def no_failures_are_remembered():
    """The limit of failures from one address lies in the cache, which no transaction undoes."""
    cache.clear()
    yield
    cache.clear()


@page("public")
def broken(request):
    raise RuntimeError


class Broken:
    """The house with one page that breaks."""

    urlpatterns = [*house.urlpatterns, path("broken/", broken)]
    handler403, handler404, handler500 = house.handler403, house.handler404, house.handler500


READS_CODES = ("gates:phone", "field:app", "paperday:scan")
"""Pages whose camera reads codes by WebAssembly; all else of their policy is as everywhere."""


def check(answer, name, *, signed_in):
    headers = answer.headers
    assert "default-src 'none'" in headers["Content-Security-Policy"], name
    policy = headers["Content-Security-Policy"]
    if name in READS_CODES:
        policy = policy.replace("'wasm-unsafe-eval'", "")
    assert "unsafe" not in policy, name
    assert headers["X-Content-Type-Options"] == "nosniff", name
    assert headers["X-Frame-Options"] == "DENY", name
    if signed_in:
        assert "no-store" in headers.get("Cache-Control", ""), name
        assert "private" in headers["Cache-Control"], name


def test_every_page_has_its_headers_and_nothing_inline(town):
    browsers = {}
    for one in addresses(town):
        if one.who not in browsers:
            browsers[one.who] = town.client(one.who) if one.who else Client()
        answer = browsers[one.who].get(one.path)
        check(answer, one.name, signed_in=bool(one.who))
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            text = DATA.sub("", answer.content.decode())
            assert INLINE.findall(text) == [], one.name


@override_settings(ROOT_URLCONF=Broken)
def test_errors_have_their_headers_too(town):
    browser = town.client("worker")
    browser.raise_request_exception = False
    asked = {
        404: ("get", "/nowhere/"),
        403: ("get", "/access/"),
        405: ("delete", "/people/"),
        500: ("get", "/broken/"),
    }
    for status, (method, address) in asked.items():
        answer = getattr(browser, method)(address)
        assert answer.status_code == status
        check(answer, status, signed_in=False)
        assert INLINE.findall(answer.content.decode()) == []
    for address in ("/nowhere/", "/access/"):
        assert "no-store" in browser.get(address).headers["Cache-Control"]
    refused = browser.get("/people/", headers={"host": "evil.example"})
    assert refused.status_code == 400
    check(refused, "host", signed_in=False)


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_in_leads_nowhere_else(town, elsewhere):
    form = {"login": "worker", "password": PASSWORD, "next": elsewhere}
    answer = Client().post(SIGN_IN, form, query_params={"next": elsewhere})
    assert answer.status_code in (200, 302, 404)
    target = answer.headers.get("Location", "/")
    assert target.startswith("/")
    assert not re.match(r"/[/\\]", target), target
    spoken = Client().post("/ui/language/", {"language": "en", "next": elsewhere})
    assert spoken.headers["Location"].startswith("/")
    assert not re.match(r"/[/\\]", spoken.headers["Location"])


@pytest.mark.parametrize("value", hostile.TEXTS)
def test_no_name_and_no_cookie_breaks_signing_in(town, value):
    browser = Client(raise_request_exception=False)
    form = {"login": value, "password": value}
    for answer in (
        browser.post(SIGN_IN, form, headers={"user-agent": "ж" * 5_000, "referer": "\x7f" * 5_000}),
        browser.post(SIGN_IN, form | {"password": "not the password"}),
    ):
        assert answer.status_code in (200, 429)
    odd = "\x7f%00" + "9" * 300
    sent = {"cookie": f"sessionid={odd};%00; django_language={odd}"}  # past Python's own checks
    assert browser.get(SIGN_IN, headers=sent).status_code == 200


def test_the_session_is_another_after_signing_in_and_its_cookie_is_closed(town):
    browser = Client()
    browser.cookies["sessionid"] = "a" * 32
    browser.get(SIGN_IN)
    before = browser.cookies["sessionid"].value
    browser.post(SIGN_IN, {"login": "worker", "password": PASSWORD})
    cookie = browser.cookies["sessionid"]
    assert cookie.value != before
    assert cookie["httponly"]
    assert cookie["samesite"] in ("Lax", "Strict")
    assert not cookie["max-age"]
    planted = Client()
    planted.cookies["sessionid"] = before
    assert planted.get("/people/").status_code == 302


def test_signed_out_the_old_cookie_opens_nothing(town):
    browser = town.client("worker")
    old = browser.cookies["sessionid"].value
    browser.post("/accounts/sign-out/")
    thief = Client()
    thief.cookies["sessionid"] = old
    assert thief.get("/people/").status_code == 302
