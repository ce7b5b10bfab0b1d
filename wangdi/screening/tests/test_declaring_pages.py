"""The pages for strangers: declare, receipt, change, withdraw; and what they never tell."""

from datetime import timedelta

import pytest
from django.test import Client

from wangdi.access.public import stamp_of_now
from wangdi.lib import ids
from wangdi.screening.declaring import codes
from wangdi.screening.models import Declaration
from wangdi.screening.tests.returning import TODAY, code, declare

COMING = "/screening/coming/"


@pytest.fixture
def stranger(town, noon) -> Client:
    return Client()


def fill(noon, **more):
    """As a page that was opened a while ago."""
    opened = stamp_of_now()
    noon.move(timedelta(seconds=30))
    return {"key": str(ids.uuid7()), "opened": opened, "website": "", **more}


def told(town, noon, **more):
    return fill(
        noon,
        name="练习来客",
        companions="练习同行\n\n练习小孩",
        phone="00000000001",
        community=str(town.here.id),
        address="1号楼1单元101",
        origin_code="4201",
        origin="江岸区",
        arrives_on=(TODAY + timedelta(days=2)).isoformat(),
        transport="train",
        transport_number="G1234",
        **more,
    )


def test_a_stranger_declares_and_gets_a_receipt(stranger, town, noon) -> None:
    answer = stranger.post(COMING, told(town, noon))
    made = Declaration.objects.get()
    assert answer.url == f"{COMING}{code(made)}/"
    assert (made.origin, made.origin_code) == ("湖北省武汉市江岸区", "420102")
    assert made.people.count() == 3
    page = stranger.get(answer.url)
    shown = page.content.decode()
    assert codes.in_groups(code(made)) in shown
    assert "练**" in shown
    assert "no-store" in page.headers["Cache-Control"]
    for private in ("练习来客", "00000000001", "1号楼1单元101", "101"):
        assert private not in shown


def test_sent_twice_it_is_declared_once(stranger, town, noon) -> None:
    body = told(town, noon)
    answers = [stranger.post(COMING, body) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Declaration.objects.count() == 1


def test_the_poster_knows_its_community_and_no_other(stranger, town) -> None:
    page = stranger.get(f"{COMING}at/{town.here.id}/")
    choices = page.context["form"].fields["community"].choices
    assert [value for value, _label in choices] == [town.here.id]
    assert stranger.get(f"{COMING}at/999999/").status_code == 404


def test_a_known_address_and_an_unknown_one_are_answered_alike(stranger, town, noon) -> None:
    town.doors("one")
    answers = []
    for address in ("1号楼1单元101", "9号楼9单元909"):
        body = {**told(town, noon), "address": address}
        page = stranger.post(COMING, body, follow=True)
        made = Declaration.objects.latest("made_at")
        text = (
            page.content.decode().replace(code(made), "").replace(codes.in_groups(code(made)), "")
        )
        answers.append(text.split("<dl")[1].split("</dl>")[0])
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", ""), ("phone", "12"), ("address", ""), ("community", ""), ("arrives_on", "昨天")],
)
def test_what_is_missing_stands_beside_its_field(stranger, town, noon, name, value) -> None:
    page = stranger.post(COMING, {**told(town, noon), name: value})
    assert page.status_code == 200
    assert name in page.context["form"].errors
    assert not Declaration.objects.exists()


def test_without_a_place_nobody_knows_from_where(stranger, town, noon) -> None:
    page = stranger.post(COMING, {**told(town, noon), "origin": "", "origin_code": ""})
    assert "origin_code" in page.context["form"].errors


def test_from_abroad_has_no_code(stranger, town, noon) -> None:
    stranger.post(COMING, {**told(town, noon), "origin": "日本东京", "origin_code": "-"})
    assert (Declaration.objects.get().origin, Declaration.objects.get().origin_code) == (
        "日本东京",
        "",
    )


def test_the_code_opens_changes_and_withdraws(stranger, town, noon) -> None:
    made = declare(town)
    written = codes.in_groups(code(made)).lower()
    found = stranger.get(f"{COMING}code/", {"code": written})
    assert found.url == f"{COMING}{code(made)}/"
    change = stranger.get(f"{found.url}change/").content.decode()
    assert "00000000001" not in change
    assert "1号楼" not in change
    body = fill(noon, origin="湖北黄冈", origin_code="", arrives_on="2020-02-20")
    stranger.post(f"{found.url}change/", body)
    made.refresh_from_db()
    assert (made.origin, made.origin_code, made.arrives_on.day) == ("湖北黄冈", "4211", 20)
    stranger.post(f"{found.url}withdraw/", fill(noon))
    made.refresh_from_db()
    assert made.withdrawn_at
    assert stranger.get(found.url).status_code == 200


@pytest.mark.parametrize("page", ["", "change/", "withdraw/"])
def test_any_other_code_is_not_there(stranger, town, page) -> None:
    declare(town)
    assert stranger.get(f"{COMING}AAAABBBBCCCC/{page}").status_code == 404


def test_guessing_codes_comes_to_an_end(stranger, town) -> None:
    asked = [stranger.get(f"{COMING}AAAABBBB{n:04}/").status_code for n in range(61)]
    assert asked[:60] == [404] * 60
    assert asked[60] == 429


def test_the_page_is_small_and_needs_no_script(stranger, town) -> None:
    page = stranger.get(COMING)
    assert len(page.content) < 60_000
    assert "onclick" not in page.content.decode()
