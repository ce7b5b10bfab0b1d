"""A household's passes on its own page, and the phone that is named in one."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse

from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.passes import checking, turning
from wangdi.passes.models import Pass, Phone
from wangdi.passes.pairs import pair_of
from wangdi.passes.tests.making import held
from wangdi.people.models import Household
from wangdi.quarantine.models import Episode
from wangdi.territory.models import Place
from wangdi.world import homes

SECRET = 20200210


@pytest.fixture
def home(town):
    busy = Episode.objects.filter(closed_at=None).values("household")
    rows = Household.objects.exclude(id__in=busy).filter(closed_on=None, size__gte=2)
    return rows.filter(dwelling__building__parent__kind="compound").order_by("sort_key")[0]


@pytest.fixture
def one(home):
    Pass.objects.filter(household=home).update(state="void")
    key = ids.uuid7()
    place = Place.objects.get(id=home.dwelling.building.parent_id)
    asked = {"klass": "household", "place": place.id, "household": home.id}
    submit_one(actor=system("town"), command="passes.issue", payload=asked, key=key)
    return Pass.objects.get(id=key)


def name_phone(browser, one, secret=SECRET):
    public = pair_of(secret)[1]
    page = browser.get(reverse("me:pass", args=[one.id]))
    key = page.context["form"]["key"].value()
    sent = {"key": key, "x": public[:32].hex(), "y": public[32:].hex()}
    return browser.post(reverse("me:phone", args=[one.id]), sent)


def test_a_phone_is_named_and_its_code_turns(home, one):
    browser = homes.phone(home)
    assert reverse("me:passes") in browser.get(reverse("me:start")).content.decode()
    assert reverse("me:pass", args=[one.id]) in browser.get(reverse("me:passes")).content.decode()
    token = name_phone(browser, one).json()["token"]
    assert Phone.objects.get(of=one).ended_at is None
    now = clock.now()
    step = turning.step_of(now)
    code = turning.turn(token, step, held(one.id, step, SECRET))
    assert checking.check(code, now).code == "ok"
    assert checking.check(code, now + timedelta(minutes=5)).code == "stale_code"
    assert checking.check(token, now).code == "stale_code"
    thief = turning.turn(token, step, held(one.id, step, SECRET + 1))
    assert checking.check(thief, now).code == "bad_signature"
    again = name_phone(browser, one)
    assert again.status_code == 200
    assert Phone.objects.filter(of=one).count() == 1


def test_of_too_many_phones_the_first_is_shown_out(home, one):
    browser = homes.phone(home)
    first = name_phone(browser, one).json()["token"]
    for more in range(1, 5):
        assert name_phone(browser, one, SECRET + more).status_code == 200
    assert Phone.objects.filter(of=one, ended_at=None).count() == 4
    now = clock.now()
    step = turning.step_of(now)
    code = turning.turn(first, step, held(one.id, step, SECRET))
    assert checking.check(code, now).code == "void"


def test_what_is_no_key_is_refused(home, one):
    browser = homes.phone(home)
    page = browser.get(reverse("me:pass", args=[one.id]))
    sent = {"key": page.context["form"]["key"].value(), "x": "0" * 64, "y": "1" * 64}
    assert browser.post(reverse("me:phone", args=[one.id]), sent).status_code == 409
    assert not Phone.objects.filter(of=one).exists()


def test_a_pass_that_does_not_hold_shows_why_and_no_code(home, one):
    browser = homes.phone(home)
    Pass.objects.filter(id=one.id).update(state="blocked")
    shown = browser.get(reverse("me:pass", args=[one.id]))
    assert shown.context["form"] is None
    assert "社区" in shown.content.decode()
    sent = {"x": "0" * 64, "y": "1" * 64}
    assert browser.post(reverse("me:phone", args=[one.id]), sent).status_code == 409


def test_another_household_finds_nothing(town, one):
    browser = homes.phone(town.household(homes.HEAD))
    for name in ("me:pass", "me:phone"):
        path = reverse(name, args=[one.id])
        answer = browser.post(path) if name == "me:phone" else browser.get(path)
        assert answer.status_code == 404


def test_the_key_is_a_point_of_the_curve():
    public = pair_of(SECRET)[1]
    expected = ec.derive_private_key(SECRET, ec.SECP256R1()).public_key()
    assert turning.public_key(public).public_numbers() == expected.public_numbers()
