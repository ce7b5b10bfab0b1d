"""What a household asks and answers; never about another, whatever address it types."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from wangdi.care.models import Order, WellbeingCheck
from wangdi.checks.models import Check, CheckTry
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.links.asking import NotItsOwn, submit_for
from wangdi.quarantine.models import Objection
from wangdi.residents.tests.conftest import TEST, tomorrow_at
from wangdi.residents.tests.test_door import MINE, OTHER, text


def key_of(page, name="form"):
    return str(page.context[name]["key"].value())


def asked_of(home, kind="medicine", **more):
    """An order of that household, asked for on its page."""
    path = reverse("me:ask", args=[kind])
    page = home.phone.get(path)
    told = {"key": key_of(page), "what": "降压药一盒", **more}
    assert home.phone.post(path, told).status_code == 302
    return Order.objects.get(id=told["key"])


def delivered(order):
    submit_one(actor=TEST, command="care.deliver", payload={"order": str(order.id)})


def test_what_is_asked_for_is_promised_brought_and_confirmed(home):
    mine = home(MINE)
    phone = mine.enter()
    order = asked_of(mine)
    assert (order.household_id, order.asked_by_home) == (mine.household.id, True)
    assert order.due_at.isoformat() in text(phone.get(reverse("me:needs")))
    delivered(order)
    assert '<span class="count">1</span>' in text(phone.get(reverse("me:start")))
    path = reverse("me:order", args=[order.id])
    told = {"act": "arrived", "key": key_of(phone.get(path), "wrong")}
    assert phone.post(path, told).status_code == 302
    order.refresh_from_db()
    assert (order.state, order.confirmed_how) == ("confirmed", "page")
    wrong = {"act": "wrong", "key": key_of(phone.get(path), "wrong"), "reason": "少了一盒"}
    assert phone.post(path, wrong).status_code == 302
    order.refresh_from_db()
    assert order.state == "problem"


def test_a_talk_stands_on_no_page_that_others_read(home):
    mine = home(MINE)
    phone = mine.enter()
    [kind] = [one.code for one in _offered(phone) if one.private][:1]
    order = asked_of(mine, kind)
    assert order.private
    assert str(order.id) not in text(phone.get(reverse("me:needs")))
    assert phone.get(reverse("me:order", args=[order.id])).status_code == 404


def _offered(phone):
    page = phone.get(reverse("me:needs"))
    return [*page.context["lifelines"], *page.context["others"]]


def test_an_objection_has_its_clock_and_its_answer(home, town):
    mine = home("返乡人戊")
    phone = mine.enter()
    path = reverse("me:objection", args=[town.episode("返乡人戊").id])
    page = phone.get(path)
    told = {"key": key_of(page), "said": "我没有去过那里"}
    assert phone.post(path, told).status_code == 302
    [objection] = Objection.objects.filter(episode__household=mine.household)
    assert objection.how == "resident"
    shown = phone.get(path)
    assert objection.due_at.isoformat() in text(shown)
    assert not shown.context["may"]


def test_how_one_is_may_be_told(home, town):
    mine = home(MINE)
    phone = mine.enter()
    page = phone.get(reverse("me:feeling"))
    questions = [name for name in page.context["form"].fields if name.startswith("q_")]
    told = dict.fromkeys(questions, "0")
    told |= {"key": key_of(page), "person": str(town.person(MINE).id)}
    assert phone.post(reverse("me:feeling"), told).status_code == 302
    assert WellbeingCheck.objects.get(id=told["key"]).household_id == mine.household.id
    stranger = told | {"person": str(town.person(OTHER).id), "key": str(uuid4())}
    assert phone.post(reverse("me:feeling"), stranger).status_code == 200


@pytest.fixture
def located(home, town):
    """A household that is asked where it is, at nine in the morning."""
    with clock.frozen(tomorrow_at("09:00")):
        asked = {"episode": str(town.episode("返乡人戊").id), "purpose": "白天敲门没有人应"}
        submit_one(actor=TEST, command="checks.ask", payload=asked)
    return home("返乡人戊")


def answer_of(home):
    """What the household answered to where it is."""
    return CheckTry.objects.get(check_of__household=home.household, check_of__kind="location")


def test_a_location_is_answered_once_and_the_place_is_not_kept(located):
    with clock.frozen(tomorrow_at("09:05")):
        phone = located.enter()
        assert "are you at home" in text(phone.get(reverse("me:start")))
        page = phone.get(reverse("me:where"))
        assert "白天敲门没有人应" in text(page)
        at = (clock.now() - timedelta(seconds=5)).timestamp()
        told = {"key": key_of(page), "lat": "33.999999", "lon": "114.888888", "at": str(at)}
        assert phone.post(reverse("me:where"), told | {"accuracy": "20"}).status_code == 302
        found = answer_of(located)
        assert found.found in ("met", "not_met", "unclear")
        rows = [*CheckTry.objects.values(), *Check.objects.values()]
        assert not any("33.99" in str(row) or "114.88" in str(row) for row in rows)
        assert not phone.get(reverse("me:where")).context["asked"]


def test_who_would_rather_not_says_so_with_one_press(located):
    with clock.frozen(tomorrow_at("09:05")):
        phone = located.enter()
        page = phone.get(reverse("me:where"))
        assert phone.post(reverse("me:where"), {"key": key_of(page)}).status_code == 302
        assert answer_of(located).found == "unclear"


def test_a_link_never_reaches_what_is_another_household_s(home, town, located):
    mine, other = home(MINE), located
    phone = mine.enter()
    other.enter()
    order = asked_of(other)
    delivered(order)
    episode = town.episode("返乡人戊")
    for path in (
        reverse("me:order", args=[order.id]),
        reverse("me:objection", args=[episode.id]),
        reverse("me:order", args=[uuid4()]),
    ):
        assert phone.get(path).status_code == 404
        told = {"key": str(uuid4()), "act": "arrived", "said": "不同意"}
        assert phone.post(path, told).status_code == 404
    check = Check.objects.get(household=other.household, kind="location", state="planned")
    theirs = {
        "quarantine.record_reading": {"episode": episode.id, "at": clock.now(), "value": "36.5"},
        "quarantine.object": {"episode": episode.id, "said": "不同意"},
        "care.ask": {"household": other.household.id, "kind": "medicine"},
        "care.confirm": {"order": order.id},
        "care.problem": {"order": order.id, "reason": "不对"},
        "care.cancel": {"order": order.id, "reason": "不要"},
        "care.wellbeing": {"household": other.household.id, "answers": {"q": 0}},
        "checks.answer": {"check": check.id, "found": "met", "within_m": 10},
        "residents.write_message": {"household": other.household.id, "text": "您好"},
        "residents.see_messages": {"household": other.household.id, "until": clock.now()},
        "residents.wish": {"household": other.household.id, "by": "door", "language": "en"},
        "residents.tell": {"person": episode.person_id, "how": "page", "at": clock.now()},
    }
    for command, payload in theirs.items():
        with pytest.raises(NotItsOwn):
            submit_for(mine.link, command=command, payload=payload)
    for command, payload in {
        "quarantine.end_early": {
            "episode": town.episode(MINE).id,
            "reason": "error",
            "note": "误报",
        },
        "residents.tell": {"person": town.person(MINE).id, "how": "door", "at": clock.now()},
        "links.revoke": {"link": mine.link.id, "reason": "不要"},
    }.items():
        with pytest.raises(NotItsOwn):
            submit_for(mine.link, command=command, payload=payload)


def test_papers_are_read_and_signed_or_not(home, town):
    mine, other = home("返乡人戊"), home(MINE)
    phone = mine.enter()
    submit_one(
        actor=TEST, command="pack.prepare", payload={"episode": str(town.episode("返乡人戊").id)}
    )
    listed = phone.get(reverse("me:papers")).context["papers"]
    paper = next(one for one in listed if one.may_sign)
    assert "to sign" in text(phone.get(reverse("me:start")))
    read = phone.get(reverse("me:read", args=[paper.document.id]))
    assert (read["Content-Type"], read.content[:5]) == ("application/pdf", b"%PDF-")
    assert "no-store" in read["Cache-Control"]
    path = reverse("me:sign", args=[paper.document.id])
    page = phone.get(path)
    told = {"key": key_of(page), "at": page.context["form"]["at"].value(), "outcome": "signed"}
    stranger = other.enter()
    for address in (path, reverse("me:read", args=[paper.document.id])):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, told).status_code in (404, 405)
    asked = {"document": paper.document.id, "outcome": "signed", "means": "own_page"}
    with pytest.raises(NotItsOwn):
        submit_for(other.link, command="pack.sign", payload=asked | {"at": clock.now()})
    assert phone.post(path, told).status_code == 302
    assert phone.post(path, told).status_code in (200, 302)
    assert not phone.get(path).context["paper"].may_sign


def test_who_is_free_reads_his_release_notice(home):
    phone = home("返乡人甲").enter()
    [letter] = phone.get(reverse("me:papers")).context["letters"]
    assert phone.get(reverse("me:read", args=[letter.id])).content[:5] == b"%PDF-"
