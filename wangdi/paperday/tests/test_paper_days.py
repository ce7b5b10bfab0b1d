"""The day of a community goes out on paper and comes back once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.care.models import Order
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates.models import BookPage
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval, Event
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.paperday import papers, payloads, planning, rows
from wangdi.paperday.models import Kind, PaperSheet
from wangdi.territory.models import Place

MINE = "返乡人戊"
PURPOSE = "明日停电"


@pytest.fixture
def community(town):
    return town.household(MINE).community_id


@pytest.fixture
def gate(town, community):
    home = town.household(MINE)
    return Checkpoint.objects.create(
        place_id=home.building_id,
        community_id=community,
        kind="compound_gate",
        name="试验东门",
        opened_on=clock.today(),
    )


@pytest.fixture
def asked(community, gate):
    return planning.wanted(community, clock.today(), ("gate", "readings", "orders"))


def printed(town, asked, community, who="secretary"):
    payload = asked.payload(community, clock.today(), PURPOSE)
    actor = town.user(who).actor()
    answer = submit_one(actor=actor, command="paperday.print", payload=payload)
    return list(PaperSheet.objects.filter(lot=answer.key).order_by("number"))


def test_what_a_day_asks_for_is_what_the_records_say(town, community, gate, asked):
    assert gate in asked.gates
    at_home = {one.person.name for one in asked.readings}
    assert MINE in at_home
    assert all(one.state == "notified" for one in asked.readings)
    assert {one.id for one in asked.orders} == set(
        Order.objects.open()
        .filter(community_id=community, private=False)
        .values_list("id", flat=True)
    )
    later = clock.today() + timedelta(days=60)
    assert not planning.wanted(community, later, ("readings",)).readings


def test_every_sheet_has_its_code_and_every_row_its_page(town, community, gate, asked):
    sheets = printed(town, asked, community)
    assert len(sheets) == asked.sheets == len({one.code for one in sheets})
    by_kind = {kind: [one for one in sheets if one.kind == kind] for kind in Kind.values}
    assert len(by_kind[Kind.GATE]) == len(asked.gates) * planning.PAGES
    [readings] = by_kind[Kind.READINGS]
    browser = town.client("secretary")
    for number, key in enumerate(readings.rows, start=1):
        page = browser.get(reverse("paperday:row", args=[readings.code, number]), follow=True)
        assert page.status_code == 200
        assert page.request["PATH_INFO"] == reverse("quarantine:paper", args=[key])
    beyond = reverse("paperday:row", args=[readings.code, len(readings.rows) + 1])
    assert browser.get(beyond).status_code == 404
    assert town.client("neighbour").get(beyond[:-3] + "1/").status_code == 404
    assert papers.pdf(sheets).startswith(b"%PDF")


def test_no_picture_and_no_code_says_anything_of_anybody(town, community, gate, asked):
    sheets = printed(town, asked, community)
    for sheet in sheets:
        told = papers.address(sheet, 1)
        assert told.endswith(f"/paper/{sheet.code}/1/")
        assert MINE not in told


def test_each_household_can_read_that_it_was_printed(town, community, gate, asked):
    printed(town, asked, community)
    told = Event.objects.filter(verb="paperday.row_printed", purpose=PURPOSE)
    homes = {one.household_id for one in (*asked.readings, *asked.orders)}
    assert set(told.values_list("subject", flat=True)) == homes
    assert Event.objects.get(verb="paperday.printed").purpose == PURPOSE


def test_many_rows_about_health_take_two_people(town, community, gate, asked, monkeypatch):
    monkeypatch.setattr("wangdi.paperday.commands.printing.HEALTH_ROWS", 0)
    assert printed(town, asked, community) == []
    assert Approval.objects.filter(command="paperday.print", decided_at=None).count() == 1
    assert payloads.HEALTH_ROWS == 250


def test_another_community_gives_nothing(town, community, gate, asked):
    other = Place.objects.communities().exclude(id=community)[0]
    payload = asked.payload(other.id, clock.today(), PURPOSE)
    with pytest.raises(Refused, match="其他社区"):
        submit_one(actor=town.user("desk").actor(), command="paperday.print", payload=payload)
    assert not PaperSheet.objects.exists()


def test_a_page_of_a_gate_is_entered_once_under_its_own_key(town, community, gate, asked):
    sheets = printed(town, asked, community)
    sheet = next(one for one in sheets if one.subject == gate.id)
    desk, secretary = town.client("desk"), town.client("secretary")
    form = desk.get(reverse("paperday:row", args=[sheet.code, 3]), follow=True)
    assert str(form.context["form"]["key"].value()) == str(sheet.id)
    told = {
        "key": sheet.id,
        "day": sheet.day.isoformat(),
        "number": sheet.code,
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-hour": "08:10",
        "form-0-direction": "out",
        "form-0-door": town.household(MINE).address,
    }
    for _time in range(2):
        assert desk.post(reverse("gates:book", args=[gate.id]), told).status_code == 302
    page = BookPage.objects.get(checkpoint=gate)
    assert page.id == sheet.id
    assert rows.entry(sheet, 1) == reverse("gates:look", args=[page.id])
    looked = secretary.get(reverse("paperday:row", args=[sheet.code, 1]), follow=True)
    assert looked.context["book"] == page


def test_the_pages_print_and_open_by_code(town, community, gate):
    browser = town.client("secretary")
    page = browser.get(reverse("paperday:choose"), {"community": community})
    key = page.context["form"]["key"].value()
    path = f"{reverse('paperday:choose')}?community={community}"
    answer = browser.post(path, {"key": key, "purpose": PURPOSE})
    assert answer.status_code == 302
    assert browser.get(answer.headers["Location"]).content.startswith(b"%PDF")
    assert town.client("desk").get(answer.headers["Location"]).status_code == 404
    sheet = PaperSheet.objects.filter(kind=Kind.READINGS).latest("printed_at")
    found = browser.get(reverse("paperday:scan"), {"code": sheet.code.lower()})
    assert found.headers["Location"] == reverse("paperday:row", args=[sheet.code, 1])
    missing = browser.get(reverse("paperday:scan"), {"code": "ZZZZZZ"})
    assert "wasm-unsafe-eval" in missing.headers["Content-Security-Policy"]
    assert town.client("police").get(reverse("paperday:choose")).status_code == 403
