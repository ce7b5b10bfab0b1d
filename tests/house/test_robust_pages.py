"""No address and no form, however hostile, ends in a broken page."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from tests.house import hostile, hostile_forms
from tests.journeys.pages import addresses
from wangdi.intake.models import Approval, Batch, Event, ReviewItem
from wangdi.lib import ids

WRITTEN = (Batch, Event, Approval, ReviewItem)
SHOWN_ONCE = (
    "access:register",
    "access:renew",
    "people:unmask",
    "leads:call",
    "people:print",
    "hotline:show_phone",
    "screening:export_arrivals",
    "residents:links",
    "patrol:owner",
    "passes:print",
    "gates:trace",
    "field:code",
)
"""What was asked for stands in the answer itself: no redirect follows what was written."""


@pytest.fixture
def browsers(town):
    """A browser for each sign-in name; a broken page is an answer like another."""
    known = {}

    def browser(who):
        if who not in known:
            known[who] = town.client(who) if who else Client()
            known[who].raise_request_exception = False
        return known[who]

    return browser


def test_no_address_breaks_a_page(town, browsers):
    broken = []
    for page in addresses(town):
        browser = browsers(page.who)
        for question in hostile.questions(resolve(page.path).func):
            answer = hostile.asked(lambda b=browser, p=page, q=question: b.get(p.path, q))
            assert not page.who or "sign-in" not in answer.get("Location", ""), page.name
            if answer.status_code >= 500 or hostile.MARKUP.encode() in answer.content:
                broken.append((page.name, answer.status_code, str(question)[:80]))
    assert broken == []


def test_no_form_breaks_a_page_or_writes_when_it_is_refused(town, browsers):
    broken = []
    for page in hostile_forms.addresses(town):
        browser = browsers(page.who)
        shown = browser.get(page.path)
        for body in hostile_forms.bodies(hostile_forms.fields(shown)):
            answer, written = posted(browser, page.path, body)
            wrote = written and answer.status_code == 200 and page.name not in SHOWN_ONCE
            if answer.status_code >= 500 or hostile.MARKUP.encode() in answer.content or wrote:
                broken.append((page.name, answer.status_code, wrote, str(body)[:120]))
    assert broken == []


def posted(browser, path, body):
    """The answer to a form, and whether anything was written; it is undone."""
    with transaction.atomic():
        before = [kind.objects.count() for kind in WRITTEN]
        answer = browser.post(path, body)
        sound = answer.status_code < 500
        written = sound and before != [kind.objects.count() for kind in WRITTEN]
        transaction.set_rollback(True)
    return answer, written


WITHOUT_A_FORM = {
    "checks:owntracks": 401,
    "field:sign_in": 400,
    "field:sign_off": 401,
    "field:sync": 401,
    "field:photograph": 401,
}
"""What devices send carries its own proof each time, and no cookie counts there."""


def test_no_form_is_taken_from_elsewhere(town):
    for page in hostile_forms.addresses(town):
        browser = Client(enforce_csrf_checks=True)
        if page.who:
            browser.cookies = town.client(page.who).cookies
        answer = browser.post(page.path, {"key": "1"})
        assert answer.status_code == WITHOUT_A_FORM.get(page.name, 403), page.name
        assert "Content-Security-Policy" in answer.headers


def test_a_key_used_again_with_other_content_is_refused(town):
    browser, key = town.client("worker"), str(ids.uuid7())
    person = town.person("返乡人丙").id
    first = browser.post(f"/people/persons/{person}/needs/", {"key": key, "needs": "alone"})
    other = browser.post(f"/people/persons/{person}/needs/", {"key": key, "needs": "chronic"})
    assert (first.status_code, other.status_code) == (302, 200)
    assert town.person("返乡人丙").needs == ["alone"]
